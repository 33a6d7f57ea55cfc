"""Native tables of a presentation: cut into parts that fit on a slide, drawn in our quiet style."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from briefing.content import Cell, Table
from charts.canvas import text_width
from charts.inks import BETTER, INK, INK_2, LINE, LINE_STRONG, WORSE

SIZE = 11.0
"""Points of the text in tables."""

TITLE = 14.0
"""Points of a table's title."""

LINE_HEIGHT = 1.25
PADDING = Inches(0.04)
SIDE = Inches(0.06)
CAPTION = Inches(0.4)
NOTE = Inches(0.5)
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own name for a table without lines or fills."""

MARKS = {"better": "▲ ", "worse": "▼ "}
INKS = {"better": BETTER, "worse": WORSE}
LANGUAGE = "en-GB"
WIDER = 1.12
"""How much wider another typeface may write than ours: the slide's is that of the reader's machine."""


def paged(table: Table, first: int, others: int, width: int) -> Iterator[Table]:
    """Yield a table in parts, each with the head: the first fits into one height, the others into another.

    The note stands with the last.
    """
    widths = column_widths(table, width)
    head = row_height(_heads(table), widths)
    room = first - CAPTION - NOTE
    rows: list[tuple[Cell, ...]] = []
    taken, part = head, 0
    for row in table.rows:
        high = row_height(row, widths)
        if rows and taken + high > room:
            part, room = part + 1, others - CAPTION - NOTE
            yield replace(table, title=_part(table.title, part), rows=tuple(rows), note="")
            rows, taken = [], head
        rows.append(row)
        taken += high
    yield replace(table, title=_part(table.title, part + 1 if part else 0), rows=tuple(rows))


def table_height(table: Table, width: int) -> int:
    """Return how high a table gets, with its title and its note."""
    widths = column_widths(table, width)
    rows = sum(row_height(row, widths) for row in (_heads(table), *table.rows)) if table.rows else 0
    return title_height(table, width) + rows + (NOTE if table.note else 0)


def title_height(table: Table, width: int) -> int:
    """Return how much room the title of a table takes."""
    return CAPTION if lines_of(table.title, width, TITLE) == 1 else CAPTION + Inches(0.26)


def column_widths(table: Table, width: int) -> list[int]:
    """Return the width of every column."""
    shares = table.widths or (1 / len(table.head),) * len(table.head)
    return [int(width * share / sum(shares)) for share in shares]


def row_height(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """Return how high a row gets, its texts broken into lines."""
    lines = max(lines_of(cell.text, wide) for cell, wide in zip(row, widths, strict=True))
    return int(lines * Pt(SIZE) * LINE_HEIGHT) + 2 * PADDING


def lines_of(text: str, width: int, size: float = SIZE) -> int:
    """Return in how many lines a text of a size in points stands in a column."""
    room = max((width - 2 * SIDE) / Pt(1), 1.0)
    lines, filled = 1, 0.0
    for word in text.split(" "):
        wide = text_width(f"{word} ", bold=True) * size / 12 * WIDER
        if filled and filled + wide > room:
            lines, filled = lines + 1, 0.0
        filled += wide
        lines += max(math.ceil(wide / room) - 1, 0)
    return lines


def add_table(slide: Any, table: Table, left: int, top: int, width: int) -> int:
    """Draw a table on a slide, and return where it ends."""
    widths = column_widths(table, width)
    every = [_heads(table), *table.rows]
    heights = [row_height(row, widths) for row in every]
    frame = slide.shapes.add_table(
        len(every), len(widths), Emu(left), Emu(top), Emu(sum(widths)), Emu(sum(heights))
    )
    frame.name = table.title
    frame._element._nvXxPr.cNvPr.set("descr", f"Table: {table.title}. Columns: {', '.join(table.head)}.")
    held = frame.table
    held._tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE
    held.first_row, held.first_col, held.horz_banding = True, True, False
    for at, wide in enumerate(widths):
        held.columns[at].width = Emu(wide)
    for line, (row, high) in enumerate(zip(every, heights, strict=True)):
        held.rows[line].height = Emu(high)
        for at, cell in enumerate(row):
            _cell(held.cell(line, at), cell, head=line == 0, right=at in table.numbers)
    return top + sum(heights)


def _cell(held: Any, cell: Cell, head: bool, right: bool) -> None:
    held.margin_left = held.margin_right = SIDE
    held.margin_top = held.margin_bottom = PADDING
    held.vertical_anchor = MSO_ANCHOR.BOTTOM if head else MSO_ANCHOR.TOP
    paragraph = held.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = MARKS.get(cell.tone, "") + cell.text
    run.font.size, run.font.bold = Pt(SIZE), head or bool(cell.tone)
    run.font.color.rgb = colour_of(INK_2 if head else INKS.get(cell.tone, INK))
    if cell.link.startswith(("https://", "http://")):
        run.hyperlink.address = cell.link
    run._r.get_or_add_rPr().set("lang", LANGUAGE)
    _underline(held, LINE_STRONG if head else LINE, 1.0 if head else 0.5)


def _underline(held: Any, colour: str, points: float) -> None:
    """Give a cell a line below: python-pptx has no name for it."""
    properties = held._tc.get_or_add_tcPr()
    line = etree.SubElement(properties, qn("a:lnB"), w=str(Pt(points)), cap="flat", cmpd="sng", algn="ctr")
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=colour.lstrip("#").upper())


def _heads(table: Table) -> tuple[Cell, ...]:
    return tuple(Cell(words) for words in table.head)


def colour_of(ink: str) -> Any:
    """Return one of the charts' inks as python-pptx takes it."""
    return RGBColor.from_string(ink.lstrip("#").upper())  # type: ignore[no-untyped-call]


def _part(title: str, part: int) -> str:
    return f"{title} ({part})" if part else title
