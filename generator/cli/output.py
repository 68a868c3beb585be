"""What the command line says: data to stdout, talk to stderr, quiet when well."""

from __future__ import annotations

import os
import re
import select
import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

import click
import msgspec

from generator.build import Summary
from generator.catalog.formats import ImportedList
from generator.catalog.listings.values import Header
from generator.collection import Track
from generator.collection import quiet as silent
from generator.model.article import Cut
from generator.model.decisions import Ask, Passage, Question
from generator.model.problem import Problem
from generator.review import Keys
from generator.words import counted, shorten, squeeze

try:
    import termios
    import tty
except ImportError:  # there is none on Windows
    termios = None  # type: ignore[assignment]  # asked before each use

if TYPE_CHECKING:
    from generator.site.build import Hosted
    from generator.site.check import Report

A = TypeVar("A")
SHOWN = 20  # problems shown in full without -v
SHORT = 80  # characters that may follow on one line
LONGEST = 300  # characters of a sentence that a question shows


def say(text: str) -> None:
    """One message for a person."""
    click.echo(text, err=True)


def track(quiet: bool) -> Track[Any]:
    """Progress bars, on a terminal; else nothing."""
    return silent if quiet or not sys.stderr.isatty() else _bar


def _bar(what: str, items: Iterable[A], total: int) -> Iterable[A]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    if not total:
        yield from items
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, total=total, description=what)


def problems(found: Sequence[Problem], *, quiet: bool, verbose: bool = True) -> None:
    """Each problem with its way out; a long list is cut, and says so."""
    if quiet:
        return
    for problem in found if verbose else found[:SHOWN]:
        say(f"problem: {problem.where}: {problem.what}" + (f"\n   hint: {problem.hint}" if problem.hint else ""))
    if not verbose and len(found) > SHOWN:
        say(f"... and {len(found) - SHOWN:,} more; -v shows all, and so does the review page")


def notes(found: Sequence[Problem], *, quiet: bool) -> None:
    """What is no problem, and good to know."""
    for note in () if quiet else found:
        say(f"note: {note.where}: {note.what}\n   hint: {note.hint}")


def summary(made: Summary, hosted: Hosted | None, *, as_json: bool, quiet: bool, verbose: bool) -> None:
    """How a run went."""
    every = [*made.problems, *(hosted.problems if hosted else ())]
    if as_json:
        engine = {"site": {k: v for k, v in asdict(hosted).items() if k != "problems"}} if hosted else {}
        click.echo(msgspec.json.encode(asdict(made) | engine | {"problems": every}))
        return
    problems(every, quiet=quiet, verbose=verbose)
    if quiet:
        return
    for note in made.notes:
        say(f"note: {note}")
    if made.changes:
        say(changed(made.changes))
    say(f"{counted(made.files, 'source')} ({made.studied:,} new), {counted(made.articles, 'article')}, "
        f"{counted(made.stories, 'unique story', 'unique stories')}, {counted(made.entities, 'entity', 'entities')}; "
        f"docs: {made.written:,} written, {made.removed:,} removed"
        + (f"; site: {hosted.rendered:,} of {counted(hosted.pages, 'page')} rendered" if hosted else "")
        + (f"; {counted(len(every), 'problem')}" if every else ""))


def changed(lines: Sequence[str]) -> str:
    """What changed among entities: in one line, or where it is much in one for each sort of change."""
    head, short = "entities since the last build:", ", ".join(lines)
    return f"{head} {short}" if len(short) <= SHORT else "\n   ".join((head, *lines))


def checked(report: Report, *, as_json: bool, quiet: bool) -> None:
    """What `check` found."""
    if as_json:
        click.echo(msgspec.json.encode(report))
        return
    problems(report.problems, quiet=False)
    notes(report.notes, quiet=quiet)
    if not quiet:
        say(", ".join(f"{key} {value:,}" for key, value in report.figures.items()))


def imported(head: Header, found: ImportedList, file: str, *, dry_run: bool, as_json: bool, quiet: bool) -> None:
    """What an import took, what it could not take, and what nobody has said of the list."""
    every = [*found.problems, *(Problem(file, f"nobody says the list's {what}", f"say it with `--{what}`")
                                for what in ("date", "licence") if not getattr(head, what))]
    if as_json:
        made = msgspec.to_builtins(head)
        click.echo(msgspec.json.encode({**made, "path": file, "read": found.read_count, "dry_run": dry_run, "problems": every}))
        return
    problems(every, quiet=quiet, verbose=False)
    if not quiet:
        say(f"{file}: {counted(head.entries, 'entry', 'entries')} of {counted(found.read_count, 'record')} of “{head.title}”"
            + (f", {len(found.problems):,} not taken" if found.problems else "") + ("; nothing written (--dry-run)" if dry_run else ""))


def lists(found: Sequence[Header], *, as_json: bool) -> None:
    """The lists in use, one a line."""
    if as_json:
        click.echo(msgspec.json.encode(found))
        return
    for one in found:
        click.echo(f"{one.registry}: {one.title}; {counted(one.entries, 'entry', 'entries')}; {one.date or 'no date'}; "
                   f"{one.licence or 'licence unknown'}; {one.source}")
    if not found:
        say("no lists; `cuttings catalog import FILE` takes one in")


def story(found: Mapping[str, Any], cuts: Sequence[Cut], *, as_json: bool, verbose: bool) -> None:
    """One story as `inspect` shows it."""
    if as_json:
        click.echo(msgspec.json.encode(found))
        return
    click.echo("\n".join(_sheet(found, cuts, verbose)) + "\n")


def _sheet(found: Mapping[str, Any], cuts: Sequence[Cut], verbose: bool) -> Iterable[str]:
    yield found["title"] or "(no headline)"
    yield "=" * min(len(found["title"]) or 13, 100)
    known = {"source": found["source"], "published": found["published"] and f"{found['published']} ({found['date_basis']})",
             **{key: found[key] for key in ("outlet", "dateline", "url")}, "authors": ", ".join(found["authors"])}
    yield from (f"{key:>10}: {value or 'unknown'}" for key, value in known.items())
    yield f"{'themes':>10}: " + (", ".join(f"{t['name']} {t['score']:.2f}" for t in found["themes"]) or "none")
    yield f"{'tags':>10}: " + ("; ".join(f"{tag['name']} {tag['score']:.2f}" for tag in found["tags"]) or "none")
    yield from _names(found["mentions"])
    yield from (f"{'date':>10}: {d['surface']!r} = {d['value'] or 'unresolved'}"
                + (f" ({d['first']} to {d['last']})" if d["first"] else "") + f" by {d['by']}" for d in found["dates"])
    yield from (f"{'event':>10}: {e['first']} {e['certainty']}: {shorten(found['text'][e['start']:e['end']], 90)}" for e in found["events"])
    yield from (f"{'problem':>10}: {p['what']}" for p in found["problems"])
    yield from (f"{'cut':>10}: [{cut.rule}] {shorten(cut.quote, 90)}" for cut in cuts)
    yield from ("", found["text"]) if verbose else ()


def _names(mentions: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    grouped: dict[str, list[Mapping[str, Any]]] = {}
    for mention in mentions:
        grouped.setdefault(mention["entity"], []).append(mention)
    for entity, some in sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0])):
        surfaces = ", ".join(sorted({m["surface"] for m in some}))
        yield f"{some[0]['kind']:>12}: {entity} ({len(some)}, {some[0]['tier']}): {surfaces}"


def as_json(value: object) -> None:
    """Data as one JSON document."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=1))


def keys() -> Keys:
    """Questions on the terminal, answered by one key each."""
    def line(prompt: str) -> str:
        return str(click.prompt(prompt.rstrip(": "), default="", show_default=False))

    return Keys(question, key, line, click.echo)


def key() -> str:
    """One key, without Enter; one that was pressed early is not lost. Empty at the end of input."""
    if termios is None:
        return click.getchar()
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSANOW)
        pressed = os.read(terminal, 1)
        while pressed[:1] == b"\x1b" and select.select([terminal], [], [], 0.02)[0]:  # an arrow, or the like, sends several
            pressed += os.read(terminal, 1)
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
    return pressed.decode("latin-1")


def queue(asked: Sequence[Question]) -> None:
    """How many questions of each kind wait."""
    kinds = ", ".join(f"{n:,} {kind}" for kind, n in sorted(Counter(one.ask.value for one in asked).items()))
    say(f"{counted(len(asked), 'question')}: {kinds}. One kind alone: --kind KIND.")


def walked(answered: int, skipped: int, of: int) -> None:
    """What came of the questions."""
    say(f"{counted(answered, 'decision')} written" + (f", {skipped:,} skipped (asked last the next time)" if skipped else "")
        + f", {of - answered:,} left" + ("; `cuttings build` takes them in" if answered else ""))


def question(asked: Question, at: int, of: int) -> None:
    """One question with its sentences, the words in question marked, and the keys that answer it."""
    width = max(40, min(shutil.get_terminal_size().columns, 110))
    click.echo("\n" + click.style(f"{at} of {of}  {asked.ask}", dim=True))
    click.echo(click.style(_wrapped(asked.text, "", width), bold=True))
    if asked.why:
        click.echo(_wrapped(asked.why, "  ", width))
    for side, some in groupby(asked.passages, lambda shown: shown.side):
        if head := _heading(asked, side):
            click.echo(f"  {head}:")
        for shown in some:
            said = _wrapped(_sentence(asked, shown), "    ", width, first="  · ")
            click.echo(re.sub(r"\[[^\]]*\]", lambda m: click.style(m[0], bold=True), said) + click.style(f"  ({shown.article})", dim=True))
    click.echo(_wrapped(" · ".join((*(f"{answer.key} {answer.meaning}" for answer in asked.answers), "s skip", "b back", "w say why",
                                    "q quit")), "", width))


def _wrapped(text: str, margin: str, width: int, first: str | None = None) -> str:
    return textwrap.fill(text, width, initial_indent=margin if first is None else first, subsequent_indent=margin, break_on_hyphens=False)


def _heading(asked: Question, side: str) -> str:
    """What the sentences of a side are about, where there are two sides or more."""
    meant = {answer.key: f"{answer.key} {answer.meaning}" for answer in asked.answers}
    if side.isdigit():
        return meant.get(side, side)
    if {shown.side for shown in asked.passages} == {"left", "right"}:
        n = 1 if side == "left" else 2
        return meant.get(str(n), ("the first", "the second")[n - 1])
    return ""


def _sentence(asked: Question, shown: Passage) -> str:
    """Words with what stands round them; a whole sentence alone."""
    if asked.ask in (Ask.DATE, Ask.DIGEST, Ask.EVENT):
        return shorten(shown.exact, LONGEST)
    return squeeze(f"{shown.prefix}[{squeeze(shown.exact)}]{shown.suffix}")
