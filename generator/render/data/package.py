"""Digests and sizes of the data files -> what describes them.

That is a Frictionless data package, an RO-Crate (1.1), and a list for `sha256sum -c`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from generator import __version__
from generator.model.page import Page
from generator.model.settings import Settings
from generator.render.data.addresses import site_address
from generator.render.data.columns import COLUMNS, KEYS, LISTS, MEANINGS, REFERENCES, TYPES
from generator.render.data.tables import without_surrogates
from generator.render.pages import listings
from generator.render.paths import CHECKSUMS, CRATE, PACKAGE
from generator.words import slug

FOLDER = "data/"
TABLE_SUFFIXES = (".csv", ".csv.gz")
CRATE_VERSION = "https://w3id.org/ro/crate/1.1"
MEDIA_TYPES = {
    ".csv": "text/csv",
    ".csv.gz": "application/gzip",
    ".jsonl": "application/jsonl",
    ".jsonl.gz": "application/gzip",
    ".db": "application/vnd.sqlite3",
    ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
    ".ftm.json": "application/jsonl",
    ".csl.json": "application/vnd.citationstyles.csl+json",
    ".json": "application/json",
}
TABLES = {**COLUMNS, "listings": listings.COLUMNS}

Files = Mapping[str, tuple[str, int]]  # name in the folder -> sha256 and bytes


def describe_files(settings: Settings, files: Files) -> Iterator[Page]:
    """Three files on the data files among `files`, whose keys are paths below docs/.

    The data package holds the tables, once; the other two hold every file.
    """
    ours = {
        path.removeprefix(FOLDER): facts
        for path, facts in sorted(files.items())
        if path.startswith(FOLDER) and not path.endswith(".md")
    }
    yield Page(PACKAGE, _format(_build_package(settings, ours)))
    yield Page(CRATE, _format(_build_crate(settings, ours)))
    yield Page(CHECKSUMS, "".join(f"{digest}  {name}\n" for name, (digest, _) in ours.items()))


def _format(value: object) -> str:
    encoded = msgspec.json.encode(without_surrogates(value))
    return msgspec.json.format(encoded, indent=1).decode() + "\n"


def _build_package(settings: Settings, files: Files) -> dict[str, object]:
    package = {
        "profile": "data-package",
        "name": slug(settings.site_name),
        "title": settings.site_name,
        "homepage": site_address(settings),
        "resources": [
            _resource(name, *facts)
            for name, facts in files.items()
            if name.endswith(TABLE_SUFFIXES)
        ],
    }
    return {key: value for key, value in package.items() if value}


def _resource(name: str, digest: str, size: int) -> dict[str, object]:
    """A table in CSV with the schema of its columns."""
    resource: dict[str, object] = {
        "name": slug(name),
        "profile": "tabular-data-resource",
        "path": name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "hash": f"sha256:{digest}",
        "bytes": size,
        "schema": _schema(name.partition(".")[0]),
    }
    if name.endswith(".gz"):
        resource["compression"] = "gz"
    return resource


def media_type(name: str) -> str:
    """The media type of a file by its name."""
    for suffix, type_ in MEDIA_TYPES.items():
        if name.endswith(suffix):
            return type_
    return "application/octet-stream"


def _schema(table: str) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_field(name) for name in TABLES[table]],
    }
    if table in KEYS:
        schema["primaryKey"] = [KEYS[table]]
    keys = [
        _foreign_key(table, column, other)
        for (owner, column), other in REFERENCES.items()
        if owner == table
    ]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _field(name: str) -> dict[str, object]:
    meaning = MEANINGS[name]
    if name in LISTS:
        meaning += '; joined by "; "'
    field: dict[str, object] = {
        "name": name,
        "type": TYPES.get(name, "string"),
        "description": meaning,
    }
    if field["type"] == "boolean":
        field["trueValues"] = ["True"]
        field["falseValues"] = ["False"]
    return field


def _foreign_key(table: str, column: str, other: str) -> dict[str, object]:
    resource = "" if other == table else slug(f"{other}.csv")
    return {
        "fields": [column],
        "reference": {"resource": resource, "fields": [KEYS[other]]},
    }


def _build_crate(settings: Settings, files: Files) -> dict[str, object]:
    """A crate of these files; its root is the folder of data."""
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": settings.site_name,
        "description": "Articles, names, dated events and relations of a press archive, as data.",
        "url": site_address(settings) or None,
        "hasPart": [{"@id": name} for name in files],
    }
    descriptor = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "conformsTo": {"@id": CRATE_VERSION},
        "about": {"@id": "./"},
    }
    maker = {"@id": "#cuttings", "@type": "SoftwareApplication", "name": "cuttings"}
    graph = [
        descriptor,
        {key: value for key, value in root.items() if value},
        {**maker, "softwareVersion": __version__},
        *(_crate_file(name, *facts) for name, facts in files.items()),
    ]
    return {"@context": f"{CRATE_VERSION}/context", "@graph": graph}


def _crate_file(name: str, digest: str, size: int) -> dict[str, object]:
    return {
        "@id": name,
        "@type": "File",
        "name": name,
        "encodingFormat": media_type(name),
        "contentSize": str(size),
        "identifier": f"sha256:{digest}",
    }
