"""Lists that come as JSON or YAML: the screening list, MISP galaxies, FollowTheMoney, members of Congress."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from generator.catalog.formats_csv import KEV, flaw, kind_of
from generator.catalog.formats_fields import (
    FLAWS,
    SCREENED,
    THREATS,
    Bad,
    Edition,
    Raw,
    Reader,
    Records,
    listed,
    mapping,
    text,
    texts,
)
from generator.catalog.listing import Fact

SIGNS = (
    ("screening-tables", r'"fieldKey"\s*:'), ("ftm", r'"schema"\s*:\s*"[A-Z]'), ("congress", r"\bbioguide\b"), ("kev-json", r'"cveID"\s*:'),
    ("screening", r'"(?:source_list_url|federal_register_notice)"\s*:'), ("misp", r'^\s*\{(?s:.*)"(?:values|uuid|category)"\s*:'))
PUBLIC = "public domain (work of the US government)"
TITLE = "US Consolidated Screening List"
SCREENING = "https://www.trade.gov/consolidated-screening-list"
SCHEMAS = {"Person": "person", "Company": "organisation", "Organization": "organisation", "LegalEntity": "organisation",
           "PublicBody": "organisation", "Vessel": "product", "Airplane": "product"}
CHAMBERS = {"sen": ("Senator", ("sen", "senator")), "rep": ("Representative", ("rep", "representative", "congressm", "congressw"))}
TOOLS = ("tool", "malware", "ransomware", "rat", "botnet", "stealer", "backdoor", "software")
VESSELS = ("vessel", "tanker", "ship", "aircraft", "plane", "jet")


def _objects(found: object, key: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    rows = listed(found if isinstance(found, list) else mapping(found).get(key))
    yield from ((n, mapping(row)) for n, row in enumerate(rows, 1))


def screening_tables(found: object) -> tuple[Edition, Records]:
    """The screening list with short keys, and tables that their numbers point into."""
    whole = mapping(found)
    tables = mapping(whole.get("tables"))
    source = text(mapping(whole.get("source")).get("url")) or SCREENING
    edition = Edition("screening-tables", TITLE, source, text(whole.get("sourceGeneratedAt"))[:10], PUBLIC, SCREENED)

    def at(name: str, n: object) -> str:
        table = listed(tables.get(name))
        return text(table[n]) if isinstance(n, int) and 0 <= n < len(table) else ""

    def record(row: Mapping[str, object]) -> Raw:
        said = {"programme": at("programmes", row.get("pg")), "licence requirement": at("licenceRequirements", row.get("lr")),
                "licence policy": at("licencePolicies", row.get("lp")), "Federal Register notice": text(row.get("fr")),
                "number": text(row.get("e"))}
        moves = text(row.get("t")) in ("Vessel", "Aircraft")
        return Raw(name=text(row.get("n")), kind=kind_of(text(row.get("t"))), aliases=texts(row.get("a")), countries=texts(row.get("c")),
                   clues=VESSELS if moves else (), facts=(Fact(at("sources", row.get("s")), said, url=at("urls", row.get("u"))),))

    return edition, ((n, record(row)) for n, row in _objects(found, "entries"))


def screening(found: object) -> tuple[Edition, Records]:
    """The screening list as the government gives it."""
    def record(row: Mapping[str, object]) -> Raw:
        said = {"programme": ", ".join(texts(row.get("programs"))), "title": text(row.get("title")), "remarks": text(row.get("remarks")),
                "licence requirement": text(row.get("license_requirement")), "licence policy": text(row.get("license_policy")),
                "Federal Register notice": text(row.get("federal_register_notice")), "number": text(row.get("entity_number"))}
        where = (*(text(mapping(one).get("country")) for one in listed(row.get("addresses"))), text(row.get("country")),
                 *texts(row.get("nationalities")), *texts(row.get("citizenships")))
        moves = text(row.get("type")) in ("Vessel", "Aircraft")
        return Raw(name=text(row.get("name")), kind=kind_of(text(row.get("type"))), aliases=texts(row.get("alt_names")), countries=where,
                   clues=VESSELS if moves else (),
                   facts=(Fact(text(row.get("source")), said, text(row.get("start_date")), text(row.get("source_list_url"))),))

    edition = Edition("screening", TITLE, SCREENING, text(mapping(found).get("search_performed_at"))[:10], PUBLIC, SCREENED)
    return edition, ((n, record(row)) for n, row in _objects(found, "results"))


def misp(found: object) -> tuple[Edition, Records]:
    """A galaxy's cluster file: groups of attackers, or tools."""
    whole = mapping(found)
    tool = any(word in text(whole.get("type")) for word in TOOLS)

    def record(row: Mapping[str, object]) -> Raw:
        meta = mapping(row.get("meta"))
        said = {"description": text(row.get("description")), "suspected sponsor": ", ".join(texts(meta.get("cfr-suspected-state-sponsor"))),
                "motive": ", ".join(texts(meta.get("motive"))), "attribution confidence": text(meta.get("attribution-confidence"))}
        links = [one for one in texts(meta.get("refs")) if one.startswith("http")]
        return Raw(name=text(row.get("value")), kind="product" if tool else "organisation", aliases=texts(meta.get("synonyms")),
                   countries=texts(meta.get("country")), ids={"misp": text(row.get("uuid"))},
                   facts=(Fact(words=said, date=text(meta.get("since")), url=links[0] if links else ""),))

    edition = Edition("misp", f"MISP galaxy: {text(whole.get('name')) or 'unnamed'}", "https://github.com/MISP/misp-galaxy", "",
                      "CC0 1.0 or BSD 2-Clause", THREATS)
    return edition, ((n, record(row)) for n, row in _objects(found, "values"))


def ftm(found: object) -> tuple[Edition, Records]:
    """FollowTheMoney entities, one JSON object a line, as OpenSanctions gives them."""
    lines: Sequence[tuple[int, str]] = found if isinstance(found, list) else []
    return Edition("ftm", "FollowTheMoney entities", clues=SCREENED), (
        (n, one) for n, line in lines if (one := _entity(line)) is not None)


def _entity(line: str) -> Raw | Bad | None:
    """None for what is no name of its own: addresses, ownerships, sanctions."""
    try:
        row = mapping(msgspec.json.decode(line.encode()))
    except (msgspec.DecodeError, RecursionError) as error:
        return Bad(f"not valid JSON: {str(error)[:80]}")
    kind, said = SCHEMAS.get(text(row.get("schema"))), {key: texts(value) for key, value in mapping(row.get("properties")).items()}
    if kind is None:
        return None if row.get("schema") else Bad("a line has no `schema`", "each line of FollowTheMoney has one")
    names = (*((text(row.get("caption")),) if row.get("caption") else ()), *said.get("name", ()))
    kept = {"programme": "program", "topics": "topics", "position": "position", "notes": "notes", "sector": "sector"}
    words = {label: "; ".join(said[key]) for label, key in kept.items() if said.get(key)}
    where = said.get("country") or said.get("jurisdiction") or said.get("nationality") or said.get("citizenship") or ()
    return Raw(name=names[0] if names else "", kind=kind, aliases=(*names[1:], *said.get("alias", ()), *said.get("previousName", ())),
               countries=where, ids={"wikidata": next(iter(said.get("wikidataId", ())), ""), "ftm": text(row.get("id"))},
               clues=VESSELS if kind == "product" else (),
               facts=(Fact(", ".join(texts(row.get("datasets"))), words, text(row.get("first_seen"))[:10],
                           next(iter(said.get("sourceUrl", ())), "")),))


def congress(found: object) -> tuple[Edition, Records]:
    """Members of the US Congress, as `congress-legislators` has them."""
    edition = Edition("congress", "Members of the United States Congress", "https://github.com/unitedstates/congress-legislators", "",
                      "CC0 1.0", ("senat", "congress", "house of representatives"))
    return edition, ((n, _member(row)) for n, row in _objects(found, ""))


def _member(row: Mapping[str, object]) -> Raw | Bad:
    name, ids = mapping(row.get("name")), mapping(row.get("id"))
    terms = [mapping(term) for term in listed(row.get("terms"))]
    chamber = CHAMBERS.get(text(terms[-1].get("type"))) if terms else None
    full = text(name.get("official_full")) or f"{text(name.get('first'))} {text(name.get('last'))}".strip()
    if not chamber:
        return Bad(f"`{full or 'a record'}` has no term of office", "a term has a `type`, `sen` or `rep`")
    first = [text(name.get(key)) for key in ("first", "nickname") if text(name.get(key))]
    said = {"office": chamber[0], "state": text(terms[-1].get("state")), "party": text(terms[-1].get("party")),
            "term": f"{text(terms[-1].get('start'))} to {text(terms[-1].get('end'))}", "in Congress since": text(terms[0].get("start"))}
    return Raw(name=full, kind="person", aliases=tuple(f"{one} {text(name.get('last'))}" for one in first), countries=("US",),
               clues=chamber[1], ids={key: text(ids.get(key)) for key in ("bioguide", "wikidata")},
               facts=(Fact(words=said, date=text(terms[-1].get("start")), url=text(terms[-1].get("url"))),))


def kev(found: object) -> tuple[Edition, Records]:
    """Known exploited vulnerabilities as JSON: the same records as the CSV."""
    edition = Edition("kev-json", *KEV,
                      text(mapping(found).get("dateReleased"))[:10], "CC0 1.0", FLAWS)
    return edition, ((n, flaw({key: text(value) for key, value in row.items()})) for n, row in _objects(found, "vulnerabilities"))


READERS: Mapping[str, Reader] = {
    "screening": screening, "screening-tables": screening_tables, "misp": misp, "ftm": ftm, "congress": congress, "kev-json": kev}
