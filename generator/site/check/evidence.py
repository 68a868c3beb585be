"""The published list of mentions -> mentions whose words are not in the sentence that they name."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.config import Config
from generator.model.problem import Problem
from generator.site.check.html_page import HtmlPage
from generator.site.check.links import Hint
from generator.words import squeeze

MENTIONS = "data/mentions.jsonl.gz"  # below docs/


def check_mentions(
    config: Config, pages: Mapping[str, HtmlPage], hint: Hint
) -> Iterator[Problem]:
    """A Problem for each mention that its sentence lacks, where the page may show the sentence."""
    where = f"docs/{MENTIONS}"
    try:
        for mention in _read_mentions(config.docs / MENTIONS):
            yield from _check_mention(where, mention, pages, hint)
    except (ValueError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        what = f"it cannot be read: {error}"
        yield Problem(where, what, "delete it, and `cuttings build` writes it anew")


def _check_mention(
    where: str, mention: Mapping[str, object], pages: Mapping[str, HtmlPage], hint: Hint
) -> Iterator[Problem]:
    """A Problem, if the mention is wrong."""
    article = mention.get("article")
    path = f"articles/{article}/index.html"
    surface = squeeze(str(mention.get("surface") or ""))
    page = pages.get(path)
    if page is None:
        what = f"a mention of `{surface}` is in article `{article}`, which has no page"
        yield Problem(where, what, hint(path))
        return
    anchor = str(mention.get("anchor") or mention.get("sentence") or "")
    sentence = (page.sentences or {}).get(anchor)
    if sentence is not None and surface not in sentence:
        what = f"`{surface}` is not in the sentence `{page.path}#{anchor}`"
        yield Problem(where, what, hint(page.path))


def _read_mentions(file: Path) -> Iterator[dict[str, object]]:
    """The mentions in the file, one a line; none if there is no file."""
    if not file.is_file():
        return
    with gzip.open(file) as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
