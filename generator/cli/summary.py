"""What `cuttings generate`, `build` and `serve` print at the end of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from generator.cli import output
from generator.model.problem import Problem
from generator.words import counted

if TYPE_CHECKING:
    from generator.site.build import SiteSummary
    from generator.summary import Summary

LINE = 80  # characters of changes that may follow on one line


def print_summary(
    summary: Summary, site: SiteSummary | None, *, as_json: bool, quiet: bool, verbose: bool
) -> None:
    """Print how a run went. `site` is None where no site was built."""
    problems = [*summary.problems, *(site.problems if site else ())]
    if as_json:
        _print_json(summary, site, problems)
        return
    output.print_problems(problems, quiet=quiet, verbose=verbose)
    if quiet:
        return
    for note in summary.notes:
        output.say(f"note: {note}")
    if summary.changes:
        output.say(describe_entity_changes(summary.changes))
    output.say(_describe_run(summary, site, len(problems)))


def _print_json(summary: Summary, site: SiteSummary | None, problems: Sequence[Problem]) -> None:
    """Print all fields of the summaries, and the problems of both together."""
    fields = asdict(summary)
    if site is not None:
        site_fields = asdict(site)
        del site_fields["problems"]
        fields["site"] = site_fields
    fields["problems"] = problems
    output.print_json(fields)


def describe_entity_changes(changes: Sequence[str]) -> str:
    """What changed among entities: on one line, or where that is long on one for each change."""
    head = "entities since the last build:"
    line = ", ".join(changes)
    if len(line) <= LINE:
        return f"{head} {line}"
    return "\n   ".join((head, *changes))


def _describe_run(summary: Summary, site: SiteSummary | None, problems: int) -> str:
    """How many there are of everything, in one sentence."""
    read = [
        f"{counted(summary.files, 'source')} ({summary.studied:,} new)",
        counted(summary.articles, "article"),
        counted(summary.stories, "unique story", "unique stories"),
        counted(summary.entities, "entity", "entities"),
    ]
    parts = [
        ", ".join(read),
        f"docs: {summary.written:,} written, {summary.removed:,} removed",
    ]
    if site is not None:
        parts.append(f"site: {site.rendered:,} of {counted(site.pages, 'page')} rendered")
    if problems:
        parts.append(counted(problems, "problem"))
    return "; ".join(parts)
