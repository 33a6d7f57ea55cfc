"""A briefing as PowerPoint: titles to edit, native tables, pictures with their words.

python-pptx (MIT) is loaded with this file, which waits for the first briefing.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PIL import Image
from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from briefing.content import Briefing, Picture, Run, Section, Table, day_words
from briefing.errors import Stopped
from briefing.slide_flow import EDGE, GAP, HALF, HEIGHT, LEAD, ROOM, WIDTH, Paragraph, Placed, laid_out
from briefing.slide_tables import TITLE, add_table, colour_of, title_height
from charts import to_png
from charts.inks import INK, INK_2, INK_3, LINE_STRONG

TITLE_ONLY = 5
"""The layout with a title and nothing else in python-pptx's own template."""

DOTS_AN_INCH = 170
COLOURS = 96
"""Of a picture: enough for flat inks and their edges, at a third of the bytes."""

LANGUAGE = "en-GB"
MADE_WITH = "GM Determinants Explorer"


def write_slides(briefing: Briefing, stop: Callable[[], bool] = lambda: False) -> tuple[bytes, int]:
    """Return the presentation, sixteen to nine, and how many slides it has.

    Raises
    ------
    Stopped
        `stop` said that nobody waits any more.
    """
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    _name(deck, briefing)
    _opening(deck, briefing)
    for section in briefing.sections:
        if stop():
            raise Stopped
        if section.on_slides:
            _chapter(deck, section)
    for place, slide in enumerate(deck.slides):
        _foot(slide, f"{briefing.title}, {day_words(briefing.made_on)}. {MADE_WITH}", place + 1)
    held = io.BytesIO()
    deck.save(held)
    return held.getvalue(), len(deck.slides)


def _chapter(deck: Any, section: Section) -> None:
    """Draw the slides of a section; what goes on says in its title with what."""
    slides = laid_out(section)
    for place, (title, things) in enumerate(zip(titles_of(section.title, slides), slides, strict=True)):
        slide = _slide(deck, title)
        if place == 0 and section.aside:
            slide.notes_slide.notes_text_frame.text = "\n".join(section.aside)
        for one in things:
            _fill(slide, one)


def titles_of(section: str, slides: Sequence[Sequence[Placed]]) -> list[str]:
    """Return a title for each slide of a section: its own, then with what stands there, or a number."""
    titles: list[str] = []
    for place, slide in enumerate(slides):
        names = dict.fromkeys(getattr(one, "name", "") for placed in slide for one in placed.things)
        held = " and ".join(name for name in names if name)
        title = f"{section}, {held}" if place and held else section
        titles.append(f"{title} ({place + 1})" if title in titles else title)
    return titles


def _slide(
    deck: Any, title: str, size: float = 28, top: int = Inches(0.35), height: int = Inches(0.8)
) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    held = slide.shapes.title
    held.left, held.top, held.width, held.height = EDGE, top, ROOM, height
    frame = held.text_frame
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = 0
    _write(frame.paragraphs[0], [(title, True)], size, INK)
    return slide


def _opening(deck: Any, briefing: Briefing) -> None:
    slide = _slide(deck, briefing.title, 40, Inches(1.2), Inches(1.6))
    facts = [Paragraph(((f"{name}: ", False), (value, True)), LEAD) for name, value in briefing.facts]
    _words(slide, [*facts, Paragraph(((briefing.summary, False),), LEAD)], Inches(3.1), Inches(3.4))


def _fill(slide: Any, placed: Placed) -> None:
    first = placed.things[0]
    if isinstance(first, Picture):
        _pictures(
            slide, [one for one in placed.things if isinstance(one, Picture)], placed.top, placed.height
        )
    elif isinstance(first, Table):
        _tables(slide, [one for one in placed.things if isinstance(one, Table)], placed.top)
    else:
        _words(slide, [one for one in placed.things if isinstance(one, Paragraph)], placed.top, placed.height)


def _words(slide: Any, written: Sequence[Paragraph], top: int, height: int) -> None:
    box = slide.shapes.add_textbox(EDGE, top, ROOM, height)
    box.name = "Text"
    frame = box.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, one in enumerate(written):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(one.size * 0.45)
        _write(paragraph, one.runs, one.size, INK)


def _pictures(slide: Any, pictures: Sequence[Picture], top: int, height: int) -> None:
    for place, one in enumerate(pictures):
        left = EDGE + place * (HALF + GAP)
        _label(slide, one.title, (left, top, HALF, Inches(0.6)), 16, INK, bold=True)
        _label(slide, one.note, (left, top + Inches(0.62), HALF, Inches(0.4)), 10.5, INK_2)
        data = drawn(one)
        with Image.open(io.BytesIO(data)) as image:
            shape = image.width / image.height
        high = min(height - Inches(1.6), int(HALF / shape))
        held = slide.shapes.add_picture(
            io.BytesIO(data), Emu(left), Emu(top + Inches(1.05)), Emu(int(high * shape)), Emu(high)
        )
        held.name = one.title
        held._element._nvXxPr.cNvPr.set("descr", one.alt)
        foot = top + Inches(1.1) + high
        _label(slide, one.source, (left, foot, HALF, Inches(0.45)), 9, INK_3)


def drawn(picture: Picture) -> bytes:
    """Return a drawing as PNG of few colours, without title and source: these are texts of the slide."""
    held = io.BytesIO()
    with Image.open(io.BytesIO(to_png(picture.figure, DOTS_AN_INCH))) as image:
        image.convert("RGB").quantize(COLOURS).save(held, "PNG", optimize=True)
    return held.getvalue()


def _tables(slide: Any, tables: Sequence[Table], top: int) -> None:
    wide = HALF if tables[0].half else ROOM
    below = max(title_height(one, wide) for one in tables)
    for place, one in enumerate(tables):
        left = EDGE + place * (wide + GAP)
        _label(slide, one.title, (left, top, wide, below), TITLE, INK, bold=True)
        foot = add_table(slide, one, left, top + below, wide) if one.rows else top + below
        _label(slide, one.note, (left, foot + Inches(0.06), wide, Inches(0.42)), 10, INK_3)


def _label(
    slide: Any, words: str, box: tuple[int, int, int, int], size: float, ink: str, bold: bool = False
) -> None:
    """Write words into a box: left, top, width, height."""
    if not words:
        return
    held = slide.shapes.add_textbox(*map(Emu, box))
    frame = held.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    held.name = "Heading" if bold else "Note"
    _write(frame.paragraphs[0], [(words, bold)], size, ink)


def _write(paragraph: Any, runs: Sequence[Run], size: float, ink: str) -> None:
    paragraph.alignment = PP_ALIGN.LEFT
    for text, bold in runs:
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = colour_of(ink)
        run._r.get_or_add_rPr().set("lang", LANGUAGE)


def _foot(slide: Any, words: str, number: int) -> None:
    line = slide.shapes.add_connector(1, EDGE, Inches(7.02), WIDTH - EDGE, Inches(7.02))
    line.line.color.rgb = colour_of(LINE_STRONG)
    line.line.width = Pt(0.5)
    line.name = "Line"
    _label(slide, words, (EDGE, Inches(7.08), ROOM - Inches(1), Inches(0.25)), 9, INK_3)
    _label(
        slide, str(number), (WIDTH - EDGE - Inches(0.5), Inches(7.08), Inches(0.5), Inches(0.25)), 9, INK_3
    )


def _name(deck: Any, briefing: Briefing) -> None:
    told = deck.core_properties
    told.title, told.author, told.language = briefing.title, MADE_WITH, LANGUAGE
    told.subject, told.keywords, told.comments = briefing.summary, "", ""
    told.last_modified_by = MADE_WITH
    told.created = told.modified = datetime.combine(briefing.made_on, datetime.min.time())
    told.revision = 1
