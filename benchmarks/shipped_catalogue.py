"""Make `generator/catalog/data/countries.yml` again: names and Wikidata ids from rigour and babel, demonyms and capitals from
`countries.tsv`.

    .venv/bin/pip install rigour babel && .venv/bin/python benchmarks/shipped_catalogue.py

The other files beside it are written by hand. What comes from whom is told in NOTICE.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from babel import Locale
from rigour.territories import Territory, get_territories, get_territory

HERE = Path(__file__).parent
TARGET = HERE.parent / "generator" / "catalog" / "data" / "countries.yml"
PLAIN = {"cn": "China", "hk": "Hong Kong", "mo": "Macau", "cd": "Democratic Republic of the Congo", "cg": "Republic of the Congo",
         "mm": "Myanmar", "cz": "Czech Republic", "ci": "Ivory Coast", "tr": "Turkey", "va": "Vatican City", "suhh": "Soviet Union",
         "bs": "Bahamas", "gm": "Gambia", "ps": "Palestine", "mv": "Maldives", "tl": "East Timor"}
QIDS = {"dk": "Q35", "nl": "Q55"}  # the countries, where rigour gives the kingdoms that islands overseas belong to as well
IDS = {"ge": "georgia-country"}  # where another place has the plain name's id
REGIONS = ("us-", "ca-", "au-", "in-", "cn-")
NOT_REGIONS = ("us-dc", "au-act", "cn-bj", "cn-sh", "cn-tj", "cn-cq", "in-dl")  # towns: in places.yml
REGION_NAMES = {"us-ga": "Georgia", "us-wa": "Washington state", "us-ny": "New York state"}
REGION_IDS = {"us-ga": "georgia-us-state", "au-vic": "victoria-australia", "in-pb": "punjab-india"}
REGION_ALIASES = {
    "cn-xj": ["Xinjiang Uyghur Autonomous Region", "Xinjiang Uighur Autonomous Region"], "cn-xz": ["Tibet Autonomous Region"],
    "cn-gd": ["Guangdong province", "Guangdong Province"], "cn-hb": ["Hubei province"], "cn-sc": ["Sichuan province"],
    "us-wa": ["Washington State"], "us-ny": ["New York State"], "us-ca": ["Calif."], "us-ct": ["Conn."], "us-fl": ["Fla."],
    "us-ma": ["Mass."], "us-mi": ["Mich."], "us-mn": ["Minn."], "us-ok": ["Okla."], "us-tn": ["Tenn."], "us-wi": ["Wis."],
    "us-az": ["Ariz."], "us-nj": ["N.J."], "us-nc": ["N.C."], "us-sc": ["S.C."], "ca-qc": ["Québec"], "au-nsw": ["NSW"]}
REGION_DEMONYMS = {"cn-xz": ["Tibetan", "Tibetans"], "us-tx": ["Texan", "Texans"], "us-ca": ["Californian", "Californians"]}


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
        name, qid = PLAIN.get(code) or territory.name, QIDS.get(code) or territory.qid
        row: dict[str, object] = {"id": IDS[code]} if code in IDS else {}
        row |= {"name": name, "kind": "place", "aliases": names(territory, name, [n for n in more.split("|") if n]),
                "demonyms": [d for d in demonyms.split("|") if d], "ids": {"wikidata": qid} if qid else {}}
        yield {key: value for key, value in row.items() if value}
        if government:
            yield of_government(name, demonyms.split("|")[0], [c for c in capitals.split("|") if c])


def of_government(country: str, demonym: str, capitals: list[str]) -> dict[str, object]:
    """The entry that "Chinese government", "the Chinese authorities" and, in the right company, "Beijing" stand for."""
    of = f"the {country}" if country.startswith(("United", "Netherlands", "Philippines")) else country
    aliases = [f"{demonym} government"] if demonym else []  # the other forms are made when the names are made ready
    row: dict[str, object] = {"id": f"government-of-{country.lower().replace(' ', '-')}", "name": f"Government of {of}",
                              "kind": "organisation", "aliases": aliases, "country": country}
    return row | ({"capitals": capitals} if capitals else {})


def regions() -> Iterator[dict[str, object]]:
    """States and provinces of the largest federations, and China's."""
    for territory in sorted(get_territories(), key=lambda t: t.code):
        code = territory.code
        if code.startswith(REGIONS) and code not in NOT_REGIONS:
            row = {"id": REGION_IDS.get(code, ""), "name": REGION_NAMES.get(code, territory.name), "kind": "place",
                   "aliases": REGION_ALIASES.get(code, []), "demonyms": REGION_DEMONYMS.get(code, []),
                   "country": PLAIN.get(code[:2]) or territory.parent.name, "ids": {"wikidata": territory.qid}}
            yield {key: value for key, value in row.items() if value}


def line(row: dict[str, object]) -> str:
    return "- " + yaml.safe_dump(row, default_flow_style=True, allow_unicode=True, width=10**6, sort_keys=False).strip()


if __name__ == "__main__":
    made = "".join(f"{line(row)}\n" for row in (*rows(), *regions()))
    TARGET.write_text("# Made by benchmarks/shipped_catalogue.py; see NOTICE.\n" + made, "utf-8")
