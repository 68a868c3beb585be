"""The formats of sources, a source as it was found, and what it gave."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.article import Article
from generator.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that is read, by the suffixes of its names. The one table of suffixes;
    `ingest` has a reader for each.
    """

    suffixes: tuple[str, ...]  # in small letters, with their full stops
    has_records: bool = False  # each line is an article, and a Source, of its own
    packages: tuple[str, ...] = ()  # of the extra `formats`, that reading it takes


ARCHIVE = Format((".bz2", ".gz", ".tar", ".tbz2", ".tgz", ".zip"))
BIBTEX = Format((".bib",))
DOCX = Format((".docx",))
EPUB = Format((".epub",))
EVERNOTE = Format((".enex",))
FEED = Format((".atom", ".opml", ".rdf", ".rss", ".xml"))
HTML = Format((".htm", ".html", ".xhtml"))
JSON = Format((".json",))
JSONL = Format((".jsonl", ".ndjson"), has_records=True)
MAIL = Format((".eml",))
MARKDOWN = Format((".markdown", ".md"))
MBOX = Format((".mbox", ".mbx"))
MHTML = Format((".mht", ".mhtml"))
MSG = Format((".msg",), packages=("olefile", "python-oxmsg"))
ODT = Format((".odt",))
PDF = Format((".pdf",), packages=("pypdfium2",))
PLAIN = Format((".text", ".txt"))
RIS = Format((".ris",))
RTF = Format((".rtf",))
SPREADSHEET = Format((".xlsx",))
TABLE = Format((".csv", ".tsv"))
WACZ = Format((".wacz",), packages=("warcio",))
WARC = Format((".warc",), packages=("warcio",))
WEBARCHIVE = Format((".webarchive",))
FORMATS = (
    ARCHIVE,
    BIBTEX,
    DOCX,
    EPUB,
    EVERNOTE,
    FEED,
    HTML,
    JSON,
    JSONL,
    MAIL,
    MARKDOWN,
    MBOX,
    MHTML,
    MSG,
    ODT,
    PDF,
    PLAIN,
    RIS,
    RTF,
    SPREADSHEET,
    TABLE,
    WACZ,
    WARC,
    WEBARCHIVE,
)
FORMAT_PACKAGES = tuple(sorted({package for format_ in FORMATS for package in format_.packages}))
RECORD_SUFFIXES = tuple(
    suffix for format_ in FORMATS if format_.has_records for suffix in format_.suffixes)


MOST_REPEATS = 3  # a line that more stories have is no surer to be furniture


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One file as found, or one line of a JSONL file. The bytes stay on disk:
    workers fetch their own.
    """

    path: str  # below the sources folder, "/"-separated
    digest: str  # sha256 of bytes [start, end), hex
    start: int = 0
    end: int = 0
    sidecar: str = ""  # sha256 of the sidecar's bytes; "" where there is none
    # its lines that other sources have too: (key, in how many other stories, at most MOST_REPEATS)
    repeats: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one source gives: its articles, and what a person should know."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()
