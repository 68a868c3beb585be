"""The site's shipped type face (WOFF2) -> files that the renderer reads, and widths of letters."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.store import project, publish

FAMILY = "Source Serif 4"
FILES = {400: "serif-400-normal.woff2", 600: "serif-600-normal.woff2"}  # by weight


@dataclass(frozen=True, slots=True)
class Face:
    """One weight of the type face."""

    file: Path  # TTF
    digest: str  # of the shipped file
    widths: Mapping[str, float]  # letter -> its width, as a part of the type size

    def writable(self, text: str) -> str:
        """The text if the face has every letter of it; else nothing."""
        missing = set(text).difference(self.widths)
        if missing:
            return ""
        return text

    def width(self, text: str, size: float) -> float:
        """How wide the text is, in pixels. Kerning is left out: it hardly ever makes text wider."""
        widths = map(self.widths.__getitem__, text)
        return sum(widths) * size


def load_faces(folder: Path) -> dict[int, Face]:
    """The faces by weight. `folder`: where their TTF files are kept, and written if missing."""
    overrides = project.shipped("overrides")
    faces = {}
    for weight, name in FILES.items():
        shipped = overrides / "shipped" / name
        faces[weight] = _load_face(shipped, folder)
    return faces


def _load_face(shipped: Path, folder: Path) -> Face:
    from fontTools.ttLib import TTFont

    packed = shipped.read_bytes()
    digest = publish.digest(packed)
    font = TTFont(io.BytesIO(packed), recalcTimestamp=False)
    widths = _read_widths(
        font.getBestCmap(),
        font["hmtx"].metrics,
        font["head"].unitsPerEm,
    )
    file = folder / f"{shipped.stem}.{digest[:12]}.ttf"
    if not file.is_file():
        font.flavor = None
        unpacked = io.BytesIO()
        font.save(unpacked)
        publish.replace(file, unpacked.getvalue(), folder)
    return Face(file, digest, widths)


def _read_widths(
    glyphs: Mapping[int, str], metrics: Mapping[str, tuple[int, int]], units: int
) -> dict[str, float]:
    widths = {}
    for code, glyph in glyphs.items():
        width, _ = metrics[glyph]
        letter = chr(code)
        widths[letter] = width / units
    return widths
