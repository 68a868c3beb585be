"""Make `generator/catalog/data/countries.yml` again: names and Wikidata ids from rigour and babel, the rest from `countries.tsv`.

    .venv/bin/pip install rigour babel && .venv/bin/python benchmarks/catalogue.py

The other files beside it are written by hand. What comes from whom is told in NOTICE.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from babel import Locale
from rigour.territories import Territory, get_territory

HERE = Path(__file__).parent
TARGET = HERE.parent / "generator" / "catalog" / "data" / "countries.yml"
PLAIN = {"cn": "China", "hk": "Hong Kong", "mo": "Macau", "cd": "Democratic Republic of the Congo", "cg": "Republic of the Congo",
         "mm": "Myanmar", "cz": "Czech Republic", "ci": "Ivory Coast", "tr": "Turkey", "va": "Vatican City", "suhh": "Soviet Union",
         "bs": "Bahamas", "gm": "Gambia", "ps": "Palestine", "mv": "Maldives", "tl": "East Timor"}
IDS = {"ge": "georgia-country"}  # where another place has the plain name's id
NOT = {"US": ("us",)}


def table() -> Iterator[list[str]]:
    """(code, demonyms, more names, capitals, government) of each line written by hand."""
    for line in (HERE / "countries.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [*line.split("\t"), "", "", "", ""][:5]


def names(territory: Territory, name: str, more: list[str]) -> list[str]:
    """Other names: by hand first, then rigour's, then CLDR's; no name is given twice."""
    cldr = Locale("en").territories.get(territory.code.upper(), "")
    found = [*more, territory.name, territory.full_name, cldr]
    good = [n for n in found if n and n != name and "(" not in n and " SAR" not in n and "&" not in n and "," not in n]
    return list(dict.fromkeys(good))


def rows() -> Iterator[dict[str, object]]:
    for code, demonyms, more, capitals, government in table():
        territory = get_territory(code)
        assert territory is not None, code
        name = PLAIN.get(code) or territory.name
        row: dict[str, object] = {"id": IDS[code]} if code in IDS else {}
        row |= {"name": name, "kind": "place", "aliases": names(territory, name, [n for n in more.split("|") if n]),
                "demonyms": [d for d in demonyms.split("|") if d], "ids": {"wikidata": territory.qid} if territory.qid else {}}
        yield {key: value for key, value in row.items() if value}
        if government:
            yield of_government(name, demonyms.split("|")[0], more.split("|"), [c for c in capitals.split("|") if c])


def of_government(country: str, demonym: str, more: list[str], capitals: list[str]) -> dict[str, object]:
    """The entry that "Chinese government", "the Chinese authorities" and, in the right company, "Beijing" stand for."""
    adjectives = [demonym, *(n for n in more if n in ("US", "U.S.", "UK", "U.K.", "UAE", "Saudi"))]
    if demonym in ("Filipino",):
        adjectives.append("Philippine")
    of = f"the {country}" if country.startswith(("United", "Netherlands", "Philippines")) else country
    aliases = [f"{a} {body}" for a in dict.fromkeys([*adjectives, country])
               for body in ("government", "Government", "authorities", "administration") if a]
    row: dict[str, object] = {"id": f"government-of-{country.lower().replace(' ', '-')}", "name": f"Government of {of}",
                              "kind": "organisation", "aliases": [f"government of {of}", *aliases], "country": country}
    return row | ({"capitals": capitals} if capitals else {})


def line(row: dict[str, object]) -> str:
    return "- " + yaml.safe_dump(row, default_flow_style=True, allow_unicode=True, width=10**6, sort_keys=False).strip()


if __name__ == "__main__":
    TARGET.write_text("# Made by benchmarks/catalogue.py; see NOTICE.\n" + "".join(f"{line(row)}\n" for row in rows()), "utf-8")
