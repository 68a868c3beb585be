"""What every page is rendered with: the library and the templates."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment

from generator.model.page import Page
from generator.render import frontmatter
from generator.render.data.takeaway import list_takeaway
from generator.render.library import Library
from generator.render.paths import Base
from generator.render.templates import fill_template


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """The library and the templates."""

    library: Library
    templates: Environment

    def page(self, path: str, template: str, meta: dict[str, object], **values: object) -> Page:
        """A page at `path`: front matter, and a body that the template makes of the values.

        The template is also given `here`, `library`, `site` (the settings), `title` and `take`,
        what of the page can be taken away. Front matter names the page's feed for its head.
        """
        take = list_takeaway(self.library, path)
        given = {
            "here": Base(path),
            "library": self.library,
            "site": self.library.settings,
            "title": meta["title"],
            "take": take,
            **values,
        }
        body = fill_template(self.templates, f"{template}.md.jinja", given)
        more = {"page": template, "feed": take.feed_title}
        return Page(path, frontmatter.join_page({**meta, **more}, body))
