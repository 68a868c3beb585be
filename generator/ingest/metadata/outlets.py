"""The outlets that the catalogue knows, by name and by domain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.catalog import Outlet

_HOST = re.compile(r"https?://(?:www\d?\.)?([^/:?#]+)", re.I)


@dataclass(frozen=True, slots=True)
class Press:
    names: Mapping[str, str]  # lower case, without "the" -> as the catalogue spells it
    domains: Mapping[str, str]

    def named(self, name: str) -> str | None:
        """The catalogue's spelling of an outlet's name."""
        return self.names.get(_key(name))

    def at(self, url: str) -> str | None:
        """Whose web site it is."""
        m = _HOST.match(url)
        host = m[1].lower() if m else ""
        while host:
            if host in self.domains:
                return self.domains[host]
            host = host.partition(".")[2]
        return None


_HINTS = re.compile(
    r"(?:(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s+)?(?:by )?|(?:subscribe to|sign up (?:to|for)|more from"
    r"|read more (?:on|at)|follow|get|join)\s+)"
    r"(?P<name>(?:the )?[a-z0-9][\w.&’'-]*(?: (?:of |the |and |& )?[A-Z0-9][\w.&’'-]*){0,4}?)(?= \d{4}|['’]s? |\.|,|\s+(?:newsletter|by e"
    r"|on |via |all rights|for |in )|\s*$)", re.I)


def hinted(lines: Iterable[str], general: Press) -> Press:
    """`general`, and the outlet that the page's own furniture names: "© The Norland Times 2024", "Subscribe to Packet Loss"."""
    found = list(lines)
    names = [m["name"] for line in found if len(line) < 120 and (m := _HINTS.match(line)) and m["name"][0].isupper()]
    hosts = {part for line in found for host in _HOST.findall(line) for part in host.lower().split(".")[:-1]}
    names += [line for line in found[:10] if len(line) < 50 and _key(line) in hosts and " " in line]
    own = {_key(name): name for name in names if _key(name) not in ("us", "our", "me", "") and " " in name}
    heads = [line for line in found[:10] for part in (line, *line.split(" | ")) if _key(part) in own]
    new = {key: name for key, name in own.items() if any(key in _key(head) for head in heads)}
    return Press({**new, **general.names}, general.domains) if new else general


@dataclass(frozen=True, slots=True, eq=False)
class _Listed:
    """A tuple as a key by identity: hashing hundreds of outlets for every source would cost more than reading it."""

    outlets: tuple[Outlet, ...]

    def __hash__(self) -> int:
        return id(self.outlets)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Listed) and self.outlets is other.outlets


def press(outlets: tuple[Outlet, ...]) -> Press:
    """The first outlet of a name wins: the site's own."""
    return _press(_Listed(outlets))


@lru_cache(maxsize=4)
def _press(listed: _Listed) -> Press:
    names = [(_key(name), o.name) for o in reversed(listed.outlets) for name in (*o.aliases, o.name)]
    domains = [(d.lower().removeprefix("www."), o.name) for o in reversed(listed.outlets) for d in o.domains]
    return Press(dict(names), dict(domains))


def _key(name: str) -> str:
    return re.sub(r"[^\w]+", "", re.sub(r"^the ", "", name.strip().lower()))
