"""A Card -> SVG, and PNG by resvg, which is told of no fonts but the site's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from generator.site.cards import lines
from generator.site.cards.fonts import FAMILY, Face
from generator.site.cards.lines import Block

WIDTH, HEIGHT = 1200, 630  # pixels: what og:image is shown in without being cropped
LEFT, RIGHT = 88, WIDTH - 88
MEASURE = RIGHT - LEFT
# colours of overrides/shipped/cuttings.css
PAPER, INK, SOFT, RED = "#fbfaf6", "#1d1b18", "#5b564d", "#8c1d18"
BODY, BOLD = 400, 600  # weights
TOP, BOTTOM = 134, 500  # between these stand the title, the facts and the notice
TOP_WITHOUT_KIND = 84
TITLE_SIZES, TITLE_LEADING = (100, 88, 76, 66, 58, 50), 1.1
FACTS_SIZES, FACTS_LEADING = (34, 30), 1.35
FACTS_HEIGHT, FACTS_GAP = 122, 30  # room for two lines, or three of the smaller size
NOTICE_SIZE, NOTICE_GAP = 22, 44  # the gap: what the notice takes of the room above it
FOOT = 580  # the base line of the site's name
ICON = 40  # pixels; drawn as overrides/shipped/icon.svg, which has 32


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says, each as one line of plain text."""

    kind: str  # of the page; may be empty
    title: str
    facts: str = ""
    site_name: str = ""
    address: str = ""  # of the site, as a reader would type it
    notice: str = ""  # what is to be known on every page

    @property
    def alt(self) -> str:
        """The card in words, for those who do not see it."""
        text = self.title
        if self.kind:
            text = f"{self.kind}: {text}"
        if self.facts:
            text = f"{text} · {self.facts}"
        return text


def draw_svg(card: Card, faces: Mapping[int, Face]) -> str:
    """The card as SVG. The faces must have every letter of it."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" font-family="&apos;{FAMILY}&apos;">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
        f'<rect width="{WIDTH}" height="14" fill="{INK}"/>',
        *_draw_words(card, faces),
        *_draw_foot(card, faces),
        "</svg>",
    ]
    return "\n".join(parts)


def draw_png(svg: str, faces: Mapping[int, Face]) -> bytes:
    """The SVG as PNG, in no fonts but these."""
    import resvg_py

    files = [str(face.file) for face in faces.values()]
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        skip_system_fonts=True,
        font_files=files,
    )


def _draw_words(card: Card, faces: Mapping[int, Face]) -> list[str]:
    """The kind, the title and the facts, one below the other."""
    top = TOP if card.kind else TOP_WITHOUT_KIND
    facts = lines.fit(
        card.facts, faces[BODY], FACTS_SIZES, FACTS_LEADING, MEASURE, FACTS_HEIGHT
    )
    notice = lines.fit_line(card.notice, faces[BODY], NOTICE_SIZE, MEASURE)
    room = BOTTOM - top - FACTS_GAP - facts.height - (NOTICE_GAP if notice else 0)
    title = lines.fit(card.title, faces[BOLD], TITLE_SIZES, TITLE_LEADING, MEASURE, room)
    kind = _text(LEFT, 104, 25, BOLD, RED, card.kind.upper(), 'letter-spacing="3.5"')
    return [
        kind,
        *_draw_block(title, top, BOLD, INK),
        *_draw_block(facts, top + title.height + FACTS_GAP, BODY, SOFT),
        _text(LEFT, BOTTOM + 4, NOTICE_SIZE, BODY, SOFT, notice),
    ]


def _draw_block(block: Block, top: float, weight: int, colour: str) -> list[str]:
    step = block.size * block.leading
    baseline = top + block.size * 0.9
    return [
        _text(LEFT, baseline + n * step, block.size, weight, colour, line)
        for n, line in enumerate(block.lines)
    ]


def _draw_foot(card: Card, faces: Mapping[int, Face]) -> list[str]:
    """A rule, the icon, the site's name, and its address where there is room."""
    parts = [
        f'<path d="M{LEFT} 528H{RIGHT}" stroke="{INK}" stroke-width="2"/>',
        f'<g transform="translate({LEFT} 550) scale({ICON / 32})">'
        '<rect width="32" height="32" rx="5" fill="#7a1f1f"/>'
        '<path d="M8 9h16M8 14.5h16M8 20h9" stroke="#fbf9f4" stroke-width="2.6"'
        ' stroke-linecap="round"/>'
        '<path d="M19.5 19l5.5 5.5M25 19l-5.5 5.5" stroke="#fbf9f4" stroke-width="2"/></g>',
    ]
    left = LEFT + ICON + 18
    room: float = RIGHT - left
    if not card.site_name:
        address = lines.fit_line(card.address, faces[BODY], 28, room)
        return [*parts, _text(left, FOOT, 28, BODY, SOFT, address)]
    name = lines.fit_line(card.site_name, faces[BOLD], 28, room)
    parts.append(_text(left, FOOT, 28, BOLD, INK, name))
    room -= faces[BOLD].width(name, 28) + 40
    if faces[BODY].width(card.address, 26) <= room:
        parts.append(_text(RIGHT, FOOT, 26, BODY, SOFT, card.address, 'text-anchor="end"'))
    return parts


def _text(
    x: float, y: float, size: int, weight: int, colour: str, text: str, more: str = ""
) -> str:
    """A line of text, the left end of its base line at (x, y); nothing where there is no text."""
    if not text:
        return ""
    return (
        f'<text x="{x:g}" y="{y:.1f}" font-size="{size}" font-weight="{weight}"'
        f' fill="{colour}" {more}>{escape(text)}</text>'
    )
