"""An archive -> the articles of every file in it that is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from generator.ingest.article import suffix_of
from generator.ingest.formats.archives.unpacking import Member, unpack
from generator.ingest.formats.document import member_source
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar, parse_sidecar
from generator.model.article import Article
from generator.model.problem import Problem
from generator.model.source import Reading, Source
from generator.words import counted

SIDECAR = ".yml"
JUNK = ("__macosx", "desktop.ini", "thumbs.db")  # of operating systems, in small letters
HINT = "unpack it, and put the files into the sources"
# (the source that stands for a member, its bytes, its sidecar, outlets) -> None: it has no reader
MemberReader = Callable[[Source, bytes, Sidecar, OutletIndex], Reading | None]


def read(
    read_member: MemberReader,
    source: Source,
    data: bytes,
    sidecar: Sidecar,
    outlets: OutletIndex,
) -> Reading:
    """The articles of all members, each named by its path within the archive.

    A member's sidecar may lie beside it in the archive; else the archive's own counts for it.
    """
    articles: list[Article] = []
    problems: list[Problem] = []
    unread: Counter[str] = Counter()
    unpacked = [member for member in unpack(data, source.path) if not _is_junk(member.name)]
    sidecars = {member.name: member.content for member in unpacked if _is_sidecar(member)}
    for member in _without_page_folders(unpacked):
        named = member_source(source, member.name)
        if member.fault:
            problems.append(Problem(named.path, member.fault, HINT))
            continue
        if member.name in sidecars:
            continue
        beside = sidecars.get(member.name + SIDECAR)
        own = parse_sidecar(named.path, beside) if beside is not None else sidecar
        reading = read_member(named, member.content, own, outlets)
        if reading is None:
            unread[suffix_of(member.name)] += 1
            continue
        articles += _of_archive(reading.articles, source, member.name, len(data))
        problems += reading.problems
    problems += _unread_problems(source, unread)
    if not articles and not problems:
        problems.append(Problem(source.path, "nothing in it", HINT))
    return Reading(tuple(articles), tuple(dict.fromkeys(problems)))


def _is_junk(name: str) -> bool:
    parts = name.lower().split("/")
    return any(
        part.startswith(".") or part in JUNK
        for part in parts
    )


def _is_sidecar(member: Member) -> bool:
    return member.name.endswith(SIDECAR) and "." in member.name.removesuffix(SIDECAR)


def _without_page_folders(members: Iterable[Member]) -> Iterator[Member]:
    """The members without the pictures and styles that a browser saved beside a page."""
    listed = list(members)
    folders = {
        f"{member.name.rpartition('.')[0]}_files/"
        for member in listed
        if suffix_of(member.name) in (".htm", ".html")
    }
    for member in listed:
        parts = member.name.split("/")
        above = (
            "/".join(parts[:n]) + "/"
            for n in range(1, len(parts))
        )
        if not any(folder in folders for folder in above):
            yield member


def _of_archive(
    articles: Iterable[Article],
    source: Source,
    name: str,
    size: int,
) -> Iterator[Article]:
    for article in articles:
        record = f"{name}#{article.record}" if article.record else name
        yield replace(article, source=source.path, record=record, byte_range=(0, size))


def _unread_problems(source: Source, unread: Counter[str]) -> list[Problem]:
    """One Problem for all members that have no reader."""
    if not unread:
        return []
    suffixes = ", ".join(f"`{suffix}`" for suffix in sorted(unread))
    number = counted(unread.total(), "member")
    return [Problem(source.path, f"{number} passed over, which no reader reads: {suffixes}", HINT)]
