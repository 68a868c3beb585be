"""Lists that come as CSV: a Wikidata query, known exploited vulnerabilities, listed firms, the screening list, plain names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.catalog.formats_fields import (
    FLAWS,
    SCREENED,
    STOCK,
    Bad,
    Edition,
    Raw,
    Reader,
    Records,
    parted,
)
from generator.catalog.listing import Fact

SIGNS = (("kev", r"^\W*cveID,"), ("sp500", r"^\W*Symbol,"), ("screening-csv", r"^.*\bentity_number\b.*\balt_names\b"),
         ("wikidata", r"(?i)(?:^|,)\W*\w+Label\b"), ("csv", r"(?i)(?:^|,)\W*name\W*(?:,|$)"))
KINDS = {"org": "organisation", "organization": "organisation", "company": "organisation", "entity": "organisation", "human": "person",
         "individual": "person", "people": "person", "country": "place", "city": "place", "vessel": "product", "aircraft": "product",
         "software": "product"}  # other words for ours
KEV = "Known Exploited Vulnerabilities Catalog", "https://www.cisa.gov/known-exploited-vulnerabilities-catalog"  # its title and address
OURS = ("name", "kind", "type", "aliases", "country", "id", "date", "url", "clues")  # columns of a plain list that are not its own words
Cells = Mapping[str, str]


def kind_of(word: str) -> str:
    """Our word for a kind, where the list has another."""
    return KINDS.get(word.strip().casefold(), word.strip().casefold())


def _records(table: object, made: Callable[[Cells], Raw | Bad]) -> Records:
    for line, cells in table if isinstance(table, list) else []:
        yield line, cells if isinstance(cells, Bad) else made(cells)


def _plain(cells: Cells) -> Raw | Bad:
    cell = {key.casefold(): value for key, value in cells.items()}
    said = {key: value for key, value in cell.items() if key not in OURS}
    return Raw(name=cell.get("name", ""), kind=kind_of(cell.get("kind") or cell.get("type") or ""),
               aliases=parted(cell.get("aliases", "")), countries=parted(cell.get("country", "")),
               clues=parted(cell.get("clues", "").casefold()), ids={"id": cell.get("id", "")},
               facts=(Fact(words=said, date=cell.get("date", ""), url=cell.get("url", "")),))


def _wikidata(cells: Cells) -> Raw | Bad:
    first = next((key.removesuffix("Label") for key in cells if key.endswith("Label")), "item")
    item = cells.get(first, "").rpartition("/")[2]
    used = {first, f"{first}Label", f"{first}AltLabel", f"{first}Description", "countryLabel", "country", "kind"}
    said = {"description": cells.get(f"{first}Description", ""), **{k.removesuffix("Label"): v for k, v in cells.items() if k not in used}}
    name = cells.get(f"{first}Label", "")
    if name == item and item[1:].isdigit():
        return Bad(f"`{item}` has no label in the language of the query", 'ask for the labels in "en" too')
    aliases = cells.get(f"{first}AltLabel", "")
    return Raw(name=name, kind=kind_of(cells.get("kind", "")), ids={"wikidata": item},
               aliases=tuple(one.strip() for one in aliases.split("," if ";" not in aliases and "|" not in aliases else "|")),
               countries=parted(cells.get("countryLabel", "")), facts=(Fact(words=said, url=cells.get(first, "")),))


def flaw(cells: Cells) -> Raw | Bad:
    """One vulnerability; its name is its number, for that is what articles print."""
    name = cells.get("vulnerabilityName", "").removesuffix(" Vulnerability")
    said = {"vendor": cells.get("vendorProject", ""), "vulnerability": cells.get("vulnerabilityName", ""),
            "description": cells.get("shortDescription", ""), "required action": cells.get("requiredAction", ""),
            "due": cells.get("dueDate", ""), "used by ransomware": cells.get("knownRansomwareCampaignUse", "")}
    if not name or not cells.get("cveID", "").startswith("CVE-"):
        return Bad("a record has no `cveID`", "the list's own CSV has one in each row")
    return Raw(name=cells["cveID"], kind="product", ids={"cve": cells["cveID"]},
               facts=(Fact(words=said, date=cells.get("dateAdded", ""), url=f"https://nvd.nist.gov/vuln/detail/{cells['cveID']}"),))


def _stock(cells: Cells) -> Raw | Bad:
    said = {"symbol": cells.get("Symbol", ""), "sector": cells.get("GICS Sector", ""), "industry": cells.get("GICS Sub-Industry", ""),
            "headquarters": cells.get("Headquarters Location", ""), "founded": cells.get("Founded", "")}
    name = cells.get("Security", "")
    return Raw(name=name.partition(" (")[0], kind="organisation", ids={"cik": cells.get("CIK", ""), "symbol": cells.get("Symbol", "")},
               facts=(Fact(words=said, date=cells.get("Date added", "")),))


def _screened(cells: Cells) -> Raw | Bad:
    said = {"programme": cells.get("programs", ""), "title": cells.get("title", ""), "remarks": cells.get("remarks", ""),
            "licence requirement": cells.get("license_requirement", ""), "licence policy": cells.get("license_policy", ""),
            "Federal Register notice": cells.get("federal_register_notice", ""), "number": cells.get("entity_number", "")}
    addresses = (part.strip().rpartition(" ")[2] for part in cells.get("addresses", "").split(";"))
    where = [one for one in (*addresses, *parted(cells.get("nationalities", "")), *parted(cells.get("citizenships", ""))) if len(one) == 2]
    return Raw(name=cells.get("name", ""), kind=kind_of(cells.get("type", "")), aliases=parted(cells.get("alt_names", "")),
               countries=tuple(where), ids={"number": cells.get("entity_number", "")},
               facts=(Fact(cells.get("source", ""), said, cells.get("start_date", ""), cells.get("source_list_url", "")),))


READERS: Mapping[str, Reader] = {
    "kev": lambda table: (Edition("kev", *KEV, "", "CC0 1.0", FLAWS), _records(table, flaw)),
    "sp500": lambda table: (Edition("sp500", "S&P 500 companies", clues=STOCK), _records(table, _stock)),
    "screening-csv": lambda table: (Edition("screening-csv", "US Consolidated Screening List", "https://www.trade.gov/consolidated-screening-list",
                                            "", "public domain (work of the US government)", SCREENED), _records(table, _screened)),
    "wikidata": lambda table: (Edition("wikidata", "Wikidata", "https://query.wikidata.org/", "", "CC0 1.0"), _records(table, _wikidata)),
    "csv": lambda table: (Edition("csv", "A list of names"), _records(table, _plain)),
}
