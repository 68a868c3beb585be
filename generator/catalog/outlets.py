"""`catalog/outlets.yml` -> Outlets: papers, stations and news agencies."""

from __future__ import annotations

from dataclasses import dataclass

from generator import shapes, yaml_text
from generator.catalog.patterns import Name, Words
from generator.model.article import Policy
from generator.shapes import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publisher of articles."""

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    agency: bool = False  # a news agency: its name stands in datelines
    policy: Policy | None = None  # None: the site's own default
    rights: str | None = None


class WrittenOutlet(Written, frozen=True):
    """What may stand in an entry of `catalog/outlets.yml`."""

    name: Name
    aliases: Words = ()
    domains: Words = ()
    agency: bool = False
    policy: Policy | None = None
    rights: str | None = None


def parse_outlets(text: str, where: str) -> tuple[Outlet, ...]:
    """`catalog/outlets.yml` -> Outlets."""
    document = yaml_text.read(text, where)
    entries = shapes.read_entries(document, WrittenOutlet)
    return tuple(_build_outlet(written) for written, _ in entries)


def _build_outlet(written: WrittenOutlet) -> Outlet:
    return Outlet(
        name=written.name.strip(),
        aliases=written.aliases,
        domains=written.domains,
        agency=written.agency,
        policy=written.policy,
        rights=written.rights or None,
    )
