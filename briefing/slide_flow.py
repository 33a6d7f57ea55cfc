"""What stands where on the slides: a section’s blocks from the top down, on as few slides as hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pptx.util import Inches, Pt

from briefing.content import Block, Picture, Points, Run, Said, Section, Table
from briefing.slide_tables import lines_of, paged, table_height

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
EDGE, TOP, FOOT = Inches(0.6), Inches(1.25), Inches(6.95)
ROOM = WIDTH - 2 * EDGE
GAP = Inches(0.4)
HALF = (ROOM - GAP) // 2
BETWEEN = Inches(0.2)
LEAD, PLAIN = 18.0, 14.0
"""Points of a leading sentence and of others."""

LINE_HEIGHT = 1.25
LEAST_PICTURE = Inches(4.6)
LEAST_TABLE = Inches(2.2)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a text, with its size in points."""

    runs: tuple[Run, ...]
    size: float

    @property
    def height(self) -> int:
        """How high it gets, with the space after it."""
        lines = lines_of("".join(text for text, _ in self.runs), ROOM, self.size)
        return int(Pt(self.size) * (lines * LINE_HEIGHT + 0.45))


@dataclass(frozen=True, slots=True)
class Placed:
    """Something on a slide: paragraphs, or one or two tables or pictures, from `top` down."""

    things: tuple[Paragraph, ...] | tuple[Table, ...] | tuple[Picture, ...]
    top: int
    height: int


def laid_out(section: Section) -> list[list[Placed]]:
    """Return the slides of a section: pictures after the words and small tables, long tables last."""
    slides: list[list[Placed]] = [[]]
    for kind, some in groupby(_in_order(section.blocks), key=_kind):
        for wanted in _pieces(kind, list(some)):
            _place(slides, wanted)
    return [slide for slide in slides if slide]


def paragraphs_of(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """Return sentences and points as paragraphs."""
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Said):
            found.append(Paragraph(block.runs, LEAD if block.lead else PLAIN))
        elif isinstance(block, Points):
            found += [Paragraph(((f"•  {one}", False),), PLAIN) for one in block.sentences]
    return tuple(found)


def _in_order(blocks: Sequence[Block]) -> list[Block]:
    if not any(isinstance(one, Picture) for one in blocks):
        return list(blocks)
    order = {"words": 0, "halves": 0, "pictures": 1, "table": 2}
    return sorted(blocks, key=lambda one: order[_kind(one)])


def _kind(block: Block) -> str:
    if isinstance(block, Picture):
        return "pictures"
    if isinstance(block, Table):
        return "halves" if block.half else "table"
    return "words"


def _pieces(kind: str, blocks: list[Block]) -> Iterator[tuple[Block, ...]]:
    """Yield what must stay together: pictures and small tables in pairs, sentences in a row."""
    if kind == "words":
        yield tuple(blocks)
        return
    together = 1 if kind == "table" else 2
    yield from (tuple(blocks[at : at + together]) for at in range(0, len(blocks), together))


def _place(slides: list[list[Placed]], blocks: tuple[Block, ...]) -> None:
    pictures = tuple(one for one in blocks if isinstance(one, Picture))
    tables = tuple(one for one in blocks if isinstance(one, Table))
    if pictures:
        _put(slides, pictures, LEAST_PICTURE, stretch=True)
    elif tables and tables[0].half:
        _put(slides, tables, max(table_height(one, HALF) for one in tables))
    elif tables:
        first = FOOT - _next_top(slides[-1])
        if first < LEAST_TABLE:
            slides.append([])
            first = FOOT - TOP
        for part in paged(tables[0], first, FOOT - TOP, ROOM):
            _put(slides, (part,), table_height(part, ROOM))
    else:
        written = paragraphs_of(blocks)
        _put(slides, written, sum(one.height for one in written))


def _put(
    slides: list[list[Placed]],
    things: tuple[Paragraph, ...] | tuple[Table, ...] | tuple[Picture, ...],
    height: int,
    stretch: bool = False,
) -> None:
    """Put things below what stands on the last slide, or on a new one where there is no room."""
    top = _next_top(slides[-1])
    if top + height > FOOT and slides[-1]:
        slides.append([])
        top = TOP
    slides[-1].append(Placed(things, top, FOOT - top if stretch else height))


def _next_top(slide: Sequence[Placed]) -> int:
    return slide[-1].top + slide[-1].height + BETWEEN if slide else TOP
