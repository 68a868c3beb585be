"""What every reader of a list's format gives: an Edition, and Raw records or a word on why one is Bad."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.catalog.listing import Fact

SCREENED = ("sanction", "blacklist", "designat", "entity list", "export control", "export ban", "embargo", "denied persons", "debar",
            "asset freeze", "specially designated")
THREATS = ("hack", "cyber", "malware", "espionage", "ransomware", "threat actor", "phishing", "backdoor", "intrusion")
FLAWS = ("vulnerab", "cve", "exploit", "patch", "zero day", "hack", "cyber")
STOCK = ("shares", "stock", "nasdaq", "nyse", "investor", "earnings", "s and p 500", "chief executive", "ceo")


@dataclass(frozen=True, slots=True)
class Edition:
    """What a file says of itself, and what is known of its format. "" where nothing is."""

    format: str
    title: str
    source: str = ""
    date: str = ""  # ISO 8601
    licence: str = ""
    clues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A record as the list has it, not yet checked."""

    name: str
    kind: str = ""  # "": the list doesn't say
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()  # codes or names
    clues: tuple[str, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Bad:
    """Why a record is not taken, and the way out."""

    what: str
    hint: str = ""


Records = Iterator[tuple[object, Raw | Bad]]  # with the place of each: a line, or its number
Reader = Callable[[object], tuple[Edition, Records]]


def text(value: object) -> str:
    """A word or a number as text; "" for all else."""
    return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""


def texts(value: object) -> tuple[str, ...]:
    """A list of words, or one word, as texts."""
    return tuple(one for v in value if (one := text(v))) if isinstance(value, list) else (text(value),) if text(value) else ()


def mapping(value: object) -> Mapping[str, object]:
    """The value, if it is a mapping; else an empty one."""
    return value if isinstance(value, dict) else {}


def listed(value: object) -> list[object]:
    """The value, if it is a list; else an empty one."""
    return value if isinstance(value, list) else []


def parted(cell: str) -> tuple[str, ...]:
    """A cell's names: parted by "|" or ";"."""
    return tuple(part.strip() for part in cell.replace("|", ";").split(";") if part.strip())
