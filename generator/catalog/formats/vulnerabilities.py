"""The catalogue of known exploited vulnerabilities of the US agency CISA, as CSV or as JSON."""

from __future__ import annotations

from generator.catalog.formats.fields import (
    BadRecord,
    Cells,
    Container,
    Edition,
    Fields,
    Format,
    RawRecord,
    Records,
    clues_of,
    mapping,
    objects_of,
    read_objects,
    read_table,
    text,
)
from generator.catalog.listings.values import Fact

TITLE = "Known Exploited Vulnerabilities Catalog"
ADDRESS = "https://www.cisa.gov/known-exploited-vulnerabilities-catalog"
LICENCE = "CC0 1.0"
DETAILS = "https://nvd.nist.gov/vuln/detail/"  # the address of a page, but for its number
LABELS = {  # our label -> the list's field
    "vendor": "vendorProject",
    "vulnerability": "vulnerabilityName",
    "description": "shortDescription",
    "required action": "requiredAction",
    "due": "dueDate",
    "used by ransomware": "knownRansomwareCampaignUse",
}


def read_csv(table: object) -> tuple[Edition, Records]:
    """The catalogue as CSV."""
    edition = Edition("kev", TITLE, ADDRESS, "", LICENCE, clues_of("vulnerabilities"))
    return edition, read_table(table, _read_row)


def read_json(value: object) -> tuple[Edition, Records]:
    """The catalogue as JSON: the same records as in the CSV."""
    date = text(mapping(value).get("dateReleased"))[:10]
    edition = Edition("kev-json", TITLE, ADDRESS, date, LICENCE, clues_of("vulnerabilities"))
    return edition, read_objects(objects_of(value, "vulnerabilities"), _read_object)


def _read_object(fields: Fields) -> RawRecord | BadRecord:
    cells = {key: text(value) for key, value in fields.items()}
    return _read_row(cells)


def _read_row(cells: Cells) -> RawRecord | BadRecord:
    """One vulnerability; its name is its number, for that is what articles print."""
    name = cells.get("vulnerabilityName", "").removesuffix(" Vulnerability")
    number = cells.get("cveID", "")
    if not name or not number.startswith("CVE-"):
        return BadRecord("a record has no `cveID`", "the list's own CSV has one in each row")
    words = {
        label: cells.get(heading, "")
        for label, heading in LABELS.items()
    }
    fact = Fact(
        words=words,
        date=cells.get("dateAdded", ""),
        url=f"{DETAILS}{number}",
    )
    return RawRecord(name=number, kind="product", ids={"cve": number}, facts=(fact,))


VULNERABILITIES_CSV = Format(
    name="kev",
    container=Container.CSV,
    sign=r"^\W*cveID,",
    read=read_csv,
)
VULNERABILITIES_JSON = Format(
    name="kev-json",
    container=Container.JSON,
    sign=r'"cveID"\s*:',
    read=read_json,
)
