"""The outlets of the catalogue, found by name and by web address; and the outlet that a page's own
furniture names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator import lazy
from generator.catalog import Outlet

TOP_LINES = 10  # of a page: its masthead is among them
LONGEST_MASTHEAD = 50  # characters
LONGEST_FURNITURE = 120  # characters of a line that names the page's outlet

_HOST = lazy.regex(r"https?://(?:www\d?\.)?([^/:?#]+)", re.I)

_COPYRIGHT_YEARS = r"(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s+)?"
_COPYRIGHT = rf"(?:©|\(c\)|copyright)\s*(?:©\s*)?{_COPYRIGHT_YEARS}(?:by )?"
_INVITING = r"subscribe to|sign up (?:to|for)|more from|read more (?:on|at)|follow|get|join"
_INVITATION = rf"(?:{_INVITING})\s+"
_NAME = r"(?:the )?[a-z0-9][\w.&’'-]*(?: (?:of |the |and |& )?[A-Z0-9][\w.&’'-]*){0,4}?"
_AFTER_NAME = r"(?= \d{4}|['’]s? |\.|,|\s+(?:newsletter|by e|on |via |all rights|for |in )|\s*$)"
_NAMED_BY_PAGE = lazy.regex(rf"(?:{_COPYRIGHT}|{_INVITATION})(?P<name>{_NAME}){_AFTER_NAME}", re.I)
_NO_OUTLETS = ("us", "our", "me", "")


@dataclass(frozen=True, slots=True)
class OutletIndex:
    """Outlets by their names and by their domains."""

    names: Mapping[str, str]  # lower case, without "the" -> as the catalogue spells it
    domains: Mapping[str, str]

    def find_outlet(self, name: str) -> str | None:
        """The catalogue's spelling of an outlet's name; None if it knows none of that name."""
        return self.names.get(_name_key(name))

    def spell_outlet(self, name: str) -> str:
        """The catalogue's spelling of an outlet's name; the name itself if it knows none of that
        name.
        """
        return self.find_outlet(name) or name

    def outlet_of_url(self, url: str) -> str | None:
        """The outlet whose web site a URL is of."""
        host = host_of(url)
        while host:
            if host in self.domains:
                return self.domains[host]
            host = host.partition(".")[2]
        return None


def host_of(url: str) -> str:
    """The host of an address in small letters, without "www."; empty for no address."""
    m = _HOST.match(url)
    return m[1].lower() if m else ""


def add_page_outlets(lines: Sequence[str], outlets: OutletIndex) -> OutletIndex:
    """`outlets`, and the outlet that the page's own furniture names.

    "© The Norland Times 2024" and "Subscribe to Packet Loss" name an outlet, if it stands among
    the page's first lines too.
    """
    own: dict[str, str] = {}
    for name in _outlets_of_page(lines):
        key = _name_key(name)
        if " " in name and key not in _NO_OUTLETS:
            own[key] = name
    mastheads = [
        _name_key(line)
        for line in lines[:TOP_LINES]
        if _names_any(line, own)
    ]
    new: dict[str, str] = {}
    for key, name in own.items():
        if any(key in masthead for masthead in mastheads):
            new[key] = name
    if not new:
        return outlets
    return OutletIndex({**new, **outlets.names}, outlets.domains)


def _outlets_of_page(lines: Sequence[str]) -> Iterator[str]:
    """The names on lines of rights and invitations, and the page's own name at its top."""
    for line in lines:
        name = _name_in_furniture(line)
        if name:
            yield name
    host_parts = set(_host_parts(lines))
    for line in lines[:TOP_LINES]:
        is_short = len(line) < LONGEST_MASTHEAD
        if is_short and _name_key(line) in host_parts:
            yield line


def _name_in_furniture(line: str) -> str | None:
    if len(line) >= LONGEST_FURNITURE:
        return None
    m = _NAMED_BY_PAGE.match(line)
    if m is None or not m["name"][0].isupper():
        return None
    return m["name"]


def _host_parts(lines: Iterable[str]) -> Iterator[str]:
    """The parts of every web address of a page, but the last: "norlandtimes" of
    `norlandtimes.example`.
    """
    for line in lines:
        for host in _HOST.findall(line):
            yield from host.lower().split(".")[:-1]


def _names_any(line: str, names: Mapping[str, str]) -> bool:
    """Is the line, or a part of it between bars, one of these names?"""
    parts = line.split(" | ")
    keys = map(_name_key, (line, *parts))
    return any(key in names for key in keys)


@dataclass(frozen=True, slots=True, eq=False)
class _OutletsByIdentity:
    """A tuple as a key by identity: hashing hundreds of outlets for every source would cost more
    than reading it.
    """

    outlets: tuple[Outlet, ...]

    def __hash__(self) -> int:
        return id(self.outlets)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _OutletsByIdentity) and self.outlets is other.outlets


def index_outlets(outlets: tuple[Outlet, ...]) -> OutletIndex:
    """The index of a catalogue's outlets. The first outlet of a name wins: the site's own."""
    return _index_outlets(_OutletsByIdentity(outlets))


@lru_cache(maxsize=4)
def _index_outlets(listed: _OutletsByIdentity) -> OutletIndex:
    names: dict[str, str] = {}
    domains: dict[str, str] = {}
    for outlet in reversed(listed.outlets):
        for name in (*outlet.aliases, outlet.name):
            names[_name_key(name)] = outlet.name
        for domain in outlet.domains:
            domains[domain.lower().removeprefix("www.")] = outlet.name
    return OutletIndex(names, domains)


def _name_key(name: str) -> str:
    """A name's letters and digits alone, in small letters and without "the"."""
    without_article = re.sub(r"^the ", "", name.strip().lower())
    return re.sub(r"[^\w]+", "", without_article)
