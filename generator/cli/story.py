"""What is understood of one story -> the sheet that `cuttings inspect` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import click

from generator.cli import output
from generator.model.article import Cut
from generator.words import shorten

Inspection = Mapping[str, Any]  # see generator.render.data.inspection
NO_TITLE = "(no headline)"
SHOWN = 90  # characters of a passage that are shown
RULE_LENGTH = 100  # characters of the rule below the title, at most


def print_story(
    story: Inspection, cuts: Sequence[Cut], *, as_json: bool, verbose: bool
) -> None:
    """Print one story, for a program or for a person."""
    if as_json:
        output.print_json(story)
        return
    lines = [*_sheet(story, cuts)]
    if verbose:
        lines += ["", story["text"]]
    click.echo("\n".join(lines) + "\n")


def _sheet(story: Inspection, cuts: Sequence[Cut]) -> Iterator[str]:
    title = story["title"] or NO_TITLE
    yield title
    yield "=" * min(len(title), RULE_LENGTH)
    for field, value in _fields(story).items():
        yield _line(field, value or "unknown")
    yield _line("themes", ", ".join(map(_scored, story["themes"])) or "none")
    yield _line("tags", "; ".join(map(_scored, story["tags"])) or "none")
    yield from _names(story["mentions"])
    for date in story["dates"]:
        yield _line("date", _describe_date(date))
    for event in story["events"]:
        yield _line("event", _describe_event(event, story["text"]))
    if story["unread"]:
        yield _line("note", story["unread"])
    for problem in story["problems"]:
        yield _line("problem", problem["what"])
    for cut in cuts:
        yield _line("cut", f"[{_describe_cut(cut)}] {shorten(cut.quote, SHOWN)}")


def _describe_cut(cut: Cut) -> str:
    return cut.rule if cut.probability is None else f"{cut.rule} {cut.probability}"


def _line(label: str, value: str) -> str:
    return f"{label:>10}: {value}"


def _fields(story: Inspection) -> dict[str, str | None]:
    """What is read of the story as a whole."""
    published = story["published"]
    if published:
        published = f"{published} ({story['date_basis']})"
    return {
        "source": story["source"],
        "published": published,
        "outlet": story["outlet"],
        "dateline": story["dateline"],
        "url": story["url"],
        "authors": ", ".join(story["authors"]),
    }


def _scored(item: Mapping[str, Any]) -> str:
    """The name of a theme or tag, and its score."""
    return f"{item['name']} {item['score']:.2f}"


def _describe_date(date: Mapping[str, Any]) -> str:
    value = date["value"] or "unresolved"
    days = f" ({date['first']} to {date['last']})" if date["first"] else ""
    return f"{date['surface']!r} = {value}{days} by {date['by']}"


def _describe_event(event: Mapping[str, Any], text: str) -> str:
    sentence = text[event["start"] : event["end"]]
    return f"{event['first']} {event['certainty']}: {shorten(sentence, SHOWN)}"


def _names(mentions: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A line for each entity, the most often mentioned first."""
    mentions_of: dict[str, list[Mapping[str, Any]]] = {}
    for mention in mentions:
        mentions_of.setdefault(mention["entity"], []).append(mention)
    for entity in sorted(mentions_of, key=lambda name: (-len(mentions_of[name]), name)):
        of_entity = mentions_of[entity]
        kind = of_entity[0]["kind"]
        tier = of_entity[0]["tier"]
        surfaces = ", ".join(sorted({mention["surface"] for mention in of_entity}))
        yield f"{kind:>12}: {entity} ({len(of_entity)}, {tier}): {surfaces}"
