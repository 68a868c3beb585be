"""Search records -> small script files of names, of which the search box reads a few as one types.

`head.js` holds the names with the most stories; the others stand by the first letters of each of
their words, and by the last: one wrong letter spoils only one of these ends.
Scripts and not JSON, because a page opened from a disk (`file://`) may load nothing else.
overrides/shipped/find.js reads them, and must fold as is done here.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from generator import lazy
from generator.model.page import SearchRecord, count_filter_parts

FOLDER = "names"
HEAD, STORIES = f"{FOLDER}/head.js", f"{FOLDER}/stories.js"
HEAD_SIZE = 45_000  # bytes of rows, 16 to 20 kB when packed
PART_SIZE = 16_000  # bytes of rows in a file of the others, unless those of one end are more
FIRST_OF_ALL = ("theme", "outlet")  # kinds that have few names
END = 3  # letters
SHORTEST = 4  # letters of a word in which a wrong one is forgiven
FOLDERS = {"theme": "themes", "outlet": "outlets", "tag": "tags"}
ARTICLE = "the "
_LETTERS = str.maketrans(  # that Unicode does not decompose
    {"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i"}
)
_DROPPED = lazy.regex("[.'’]")  # "U.S." is "US"
_SEPARATORS = lazy.regex(r"[\W_]+")

# name, number of its kind, stories, part of its path or 0 if that is the folded name, aliases
Row = list[str | int]
Part = list[tuple[str, list[int]]]  # ends of words, and the numbers of their rows


def build_files(records: Iterable[SearchRecord]) -> dict[str, bytes]:
    """Path below site/pagefind/ -> content."""
    named, articles = _split(records)
    kinds = sorted({record.kind for record in named})
    rows = [_build_row(record, kinds) for record in named]
    in_head = _count_head_rows(rows)
    parts = list(_split_parts(rows, range(in_head, len(rows))))
    files = {STORIES: _script("stories", build_stories(articles))}
    for number, part in enumerate(parts):
        used = sorted({n for _, numbers in part for n in numbers})
        files[f"{FOLDER}/{number}.js"] = _script(str(number), [[n, *rows[n]] for n in used])
    head = {
        "articles": len(articles),
        "filters": count_filter_parts(len(articles)),
        "kinds": [[kind, FOLDERS.get(kind, "entities")] for kind in kinds],
        "parts": [part[0][0] for part in parts],
        "rows": [[n, *rows[n]] for n in range(in_head)],
        "names": len(rows),
    }
    files[HEAD] = _script("head", head)
    return files


def build_stories(articles: Sequence[SearchRecord]) -> Mapping[str, object]:
    """Headlines, and names in the articles: what is searched where Pagefind cannot run."""
    names = sorted({name for article in articles for name in article.entities})
    number = {name: n for n, name in enumerate(names)}
    rows = [
        [article.title, article.url, article.about, [number[name] for name in article.entities]]
        for article in articles
    ]
    return {"names": names, "rows": rows}


def fold(text: str) -> str:
    """Small letters and digits without accents; one space between words; no leading "the"."""
    characters = unicodedata.normalize("NFKD", text)
    bare = "".join(
        c
        for c in characters
        if unicodedata.category(c)[0] != "M"
    )
    joined = _DROPPED.sub("", bare).lower().translate(_LETTERS)
    words = _SEPARATORS.sub(" ", joined).strip()
    return words.removeprefix(ARTICLE)


def _split(records: Iterable[SearchRecord]) -> tuple[list[SearchRecord], list[SearchRecord]]:
    """What is found by its name, the most told first, and the articles.

    A tag that says no more than a name of something else is left out.
    """
    every = list(records)
    articles = [record for record in every if not record.kind]
    named = [record for record in every if record.kind]
    own = {
        fold(name)
        for record in named
        if record.kind != "tag"
        for name in (record.title, *record.aliases)
    }
    named = [
        record
        for record in named
        if fold(record.title) and (record.kind != "tag" or fold(record.title) not in own)
    ]
    named.sort(key=_rank)
    return named, articles


def _rank(record: SearchRecord) -> tuple[bool, int, str]:
    return record.kind not in FIRST_OF_ALL, -record.stories, record.url


def _build_row(record: SearchRecord, kinds: Sequence[str]) -> Row:
    segment = record.url.strip("/").rpartition("/")[2]
    folded = fold(record.title)
    is_plain = segment == folded.replace(" ", "-")
    path = 0 if is_plain else segment
    return [record.title, kinds.index(record.kind), record.stories, path, *_other_names(record)]


def _other_names(record: SearchRecord) -> list[str]:
    """The aliases that differ from the name and from each other when folded."""
    by_folded = {"": "", fold(record.title): ""}
    for alias in record.aliases:
        by_folded.setdefault(fold(alias), alias)
    return [alias for alias in by_folded.values() if alias]


def _count_head_rows(rows: Sequence[Row]) -> int:
    size = 0
    for number, row in enumerate(rows):
        size += len(msgspec.json.encode(row))
        if size > HEAD_SIZE:
            return number
    return len(rows)


def _split_parts(rows: Sequence[Row], numbers: Iterable[int]) -> Iterator[Part]:
    """The rows by ends of words, in the order in which a browser compares these."""
    by_end: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for end in find_ends(rows[number]):
            by_end[end].append(number)
    part: Part = []
    size = 0
    for end in sorted(by_end, key=lambda end: end.encode("utf-16-be", "surrogatepass")):
        added = sum(len(msgspec.json.encode(rows[number])) for number in by_end[end])
        if part and size + added > PART_SIZE:
            yield part
            part, size = [], 0
        part.append((end, by_end[end]))
        size += added
    if part:
        yield part


def find_ends(row: Row) -> list[str]:
    """Of each word the first letters, and "-" with the last, from the last on; sorted."""
    names = [str(row[0]), *map(str, row[4:])]
    words = {word for name in names for word in fold(name).split()}
    first = {word[:END] for word in words}
    last = {f"-{word[::-1][:END]}" for word in words if len(word) >= SHORTEST}
    return sorted(first | last)


def _script(name: str, value: object) -> bytes:
    arguments = msgspec.json.encode(name) + b"," + msgspec.json.encode(value)
    return b"cuttingsFind.take(" + arguments + b")"
