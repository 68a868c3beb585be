"""The lines of a text -> its lines without marks of mail programs, wires and print."""

from __future__ import annotations

from collections.abc import Sequence

from generator.ingest.layout.blocks import Line
from generator.ingest.repairs.capitals import join_capitals
from generator.ingest.repairs.mended import Mended
from generator.ingest.repairs.print import cut_print
from generator.ingest.repairs.quoted import decode_quoted
from generator.ingest.repairs.wire import cut_codes


def mend_lines(lines: Sequence[Line]) -> Mended:
    """One repair after the other; what they cut keeps its place."""
    wire = cut_codes(decode_quoted(lines))
    print_ = cut_print(wire.lines)
    cuts = sorted(wire.cuts + print_.cuts, key=lambda placed: placed.start)
    return Mended(join_capitals(print_.lines), tuple(cuts))
