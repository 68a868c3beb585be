"""The JSON Schema of an article's front matter.

It is published with the data, and `cuttings check` holds pages to it.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.article import Basis, Policy

Schema = Mapping[str, object]
TEXT: Schema = {"type": "string", "minLength": 1}
TEXTS: Schema = {"type": "array", "items": TEXT}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
SLUG: Schema = {"type": "string", "minLength": 1, "maxLength": 100}
SLUGS: Schema = {"type": "array", "items": SLUG, "uniqueItems": True}
URL: Schema = {"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s\"<>]+$"}
EDTF: Schema = {
    "type": "string",
    "pattern": "^\\d[\\dX]{3}(-\\d\\d){0,2}~?(/\\d{4}(-\\d\\d){0,2}~?)?$",
}
SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
BYTE_RANGE: Schema = {
    "type": "array",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
}
PROVENANCE: Schema = {
    "type": "object",
    "additionalProperties": False,
    "required": ["file", "sha256", "bytes", "tool", "version"],
    "properties": {
        "file": TEXT,
        "record": TEXT_OR_NULL,
        "sha256": SHA256,
        "bytes": BYTE_RANGE,
        "tool": {"const": "cuttings"},
        "version": TEXT,
        "warnings": TEXTS,
    },
}
CORRECTION: Schema = {
    "type": "object",
    "additionalProperties": False,
    "required": ["field", "from", "to"],
    "properties": {
        "date": TEXT,
        "field": TEXT,
        "from": {},
        "to": {},
        "reason": TEXT,
        "by": TEXT,
    },
}
ARTICLE: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Front matter of an article's page",
    "type": "object",
    "required": ["id", "title", "policy", "status", "lang", "page"],
    "properties": {
        "id": {
            **SLUG,
            "description": "permanent: from the source's path, never from content or run order",
        },
        "title": TEXT,
        "description": {**TEXT, "maxLength": 160},
        "date": {**EDTF, "description": "EDTF, date of publication; absent when unknown"},
        "date_basis": {"enum": [basis.value for basis in Basis]},
        "date_evidence": {**TEXT, "description": "what an inferred date rests on"},
        "updated": TEXT,
        "authors": TEXTS,
        "outlet": TEXT,
        "source_url": URL,
        "archived_url": URL,
        "accessed": TEXT,
        "dateline": TEXT,
        "section": TEXT,
        "lang": {"type": "string", "description": "BCP 47"},
        "themes": SLUGS,
        "tags": TEXTS,
        "entities": SLUGS,
        "events": SLUGS,
        "theme_names": {**TEXTS, "description": "on the page alone"},
        "named": {
            "type": "array",
            "description": "on the page alone: the most salient entities",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["kind", "name"],
                "properties": {"kind": TEXT, "name": TEXT},
            },
        },
        "cluster": {
            **SLUG,
            "description": "id of the lead printing, where the story has several",
        },
        "duplicate_of": SLUG,
        "part_of": TEXT,
        "rights": TEXT,
        "policy": {"enum": [policy.value for policy in Policy]},
        "status": {"enum": ["machine", "reviewed", "withdrawn"]},
        "aliases": TEXTS,
        "corrections": {"type": "array", "items": CORRECTION},
        "provenance": PROVENANCE,
        "page": {"enum": ["article"]},
    },
    "additionalProperties": True,
}
