"""What a project may choose about its pages."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.article import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a project may choose about its pages."""

    site_name: str = "Cuttings"
    site_url: str = ""
    repo_url: str = ""
    language: str = "en"  # of the site's own words: `theme: {language: ...}` in mkdocs.yml
    # unique stories; None: one in corpora under 100 stories, two above
    entity_page_from: int | None = None
    policy: Policy = Policy.FULL  # for outlets that say nothing of their own
    excerpt_words: int = 90
