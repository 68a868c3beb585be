"""`cuttings themes`: keywords that themes lack, and themes that unsorted stories make."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options, output
from generator.config import load
from generator.words import counted

if TYPE_CHECKING:
    from generator.inspect import Proposal


@click.command()
@options.common
@options.as_json("the proposals")
def themes(root: Path, jobs: int | None, quiet: bool, verbose: bool, as_json: bool) -> None:
    """Propose keywords for catalog/themes.yml, and new themes of stories that have none.

    Nothing is written but the memory of what was read.

    \b
    Examples:
      cuttings themes -C my-site             words to add, and stories without a theme, in groups
      cuttings themes -C my-site --json      one JSON object with both
    """
    from generator import build
    from generator import inspect as inspecting
    from generator.store import lock

    config = load(root, jobs=jobs)
    with lock.lock_project(config.cache):
        corpus = build.read_corpus(config, output.progress(quiet))[0]
    proposals = inspecting.propose_themes(config, corpus)
    if as_json:
        output.print_indented_json({"proposals": proposals})
        return
    for line in _describe(proposals):
        click.echo(line)


def _describe(proposals: tuple[Proposal, ...]) -> Iterator[str]:
    for proposal in proposals:
        is_new = proposal.theme is None
        kind = "a new theme" if is_new else f"theme {proposal.theme}"
        stories = counted(proposal.stories, "story", "stories")
        yield f"{proposal.name} ({kind}, {stories})"
        yield f"   keywords: {', '.join(proposal.keywords) or 'none to add'}"
        for id_, title in proposal.samples:
            yield f"   - {title} [{id_}]"
