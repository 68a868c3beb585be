"""An RTF file, as press databases and word processors give it -> its Articles."""

from __future__ import annotations

from generator.ingest.formats.document import Document, read_documents
from generator.ingest.formats.office.rtf_words import paragraphs_of, read_words
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.model.problem import Problem
from generator.model.source import Reading, Source

HINT = "save it again as .rtf, or its text as .txt"
_OPENING = b"{\\rtf"


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """The stories of an RTF file."""
    if not data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_OPENING):
        return Reading((), (Problem(source.path, "no RTF file that can be read", HINT),))
    text = "\n\n".join(paragraphs_of(read_words(data)))
    if not text:
        return Reading((), (Problem(source.path, "no words in it", HINT),))
    return read_documents(source, (Document(text=text),), len(data), sidecar, outlets)
