"""A briefing as one HTML file that prints to A4: nothing in it is loaded from anywhere."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path

from htmltools import HTML, Tag, tags

from briefing.content import Block, Briefing, Cell, Picture, Points, Said, Section, Table, day_words

HERE = Path(__file__).parent
FONT = HERE.parent / "www" / "fonts" / "source-sans-3-latin.woff2"
FAMILY = "Source Sans 3"
SAFE_LINK = re.compile(r"https?://", re.IGNORECASE)


def write_html(briefing: Briefing) -> bytes:
    """Return the page, UTF-8: fonts, style and drawings are inside it, and no script is."""
    head = (
        f'<meta charset="utf-8"><title>{escape(briefing.title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="description" content="{escape(briefing.summary)}">'
        f"<style>{style_sheet()}</style>"
    )
    body = tags.body(
        tags.a("Skip to the text", href="#text", class_="skip"),
        opening(briefing),
        tags.main(*[part(section, place) for place, section in enumerate(briefing.sections)], id="text"),
        tags.footer(
            f"{briefing.title}. Made with GM Determinants Explorer on {day_words(briefing.made_on)}; "
            f"figures of {day_words(briefing.figures_day)}."
        ),
    )
    return f'<!DOCTYPE html>\n<html lang="en-GB"><head>{head}</head>{body}</html>\n'.encode()


def opening(briefing: Briefing) -> Tag:
    """Return title, what it covers, and the contents."""
    facts = [part for name, value in briefing.facts for part in (tags.dt(name), tags.dd(value))]
    entries = [
        tags.li(tags.a(section.title, href=f"#{anchor(place)}"))
        for place, section in enumerate(briefing.sections)
    ]
    return tags.header(
        tags.h1(briefing.title),
        tags.dl(*facts, class_="facts"),
        tags.nav(tags.h2("Contents"), tags.ol(*entries), **{"aria-label": "Contents"}),
    )


def part(section: Section, place: int) -> Tag:
    """Return a section; the first one stands under the title."""
    return tags.section(
        tags.h2(section.title, id=anchor(place)),
        tags.div(*grouped(section.blocks), class_="blocks"),
        class_="new-page" if section.new_page and place else None,
        **{"aria-labelledby": anchor(place)},
    )


def grouped(blocks: Sequence[Block]) -> Iterator[Tag]:
    """Yield the blocks as HTML; pictures that follow one another share two columns."""
    for pictures, some in groupby(blocks, key=lambda one: isinstance(one, Picture)):
        if pictures:
            yield tags.div(*map(drawn, some), class_="pictures")
        else:
            yield from map(drawn, some)


def anchor(place: int) -> str:
    """Return the id of a section."""
    return f"part-{place + 1}"


def drawn(block: Block) -> Tag:
    """Return a block as HTML."""
    if isinstance(block, Said):
        runs = [tags.strong(text) if bold else text for text, bold in block.runs]
        return tags.p(*runs, class_="lead" if block.lead else None)
    if isinstance(block, Points):
        return tags.ul(*[tags.li(one) for one in block.sentences])
    return table(block) if isinstance(block, Table) else picture(block)


def table(block: Table) -> Tag:
    """Return a table with its caption, heads of columns and of rows."""
    heads = [tags.th(words, scope="col", class_=_css(block, at)) for at, words in enumerate(block.head)]
    widths = [tags.col(style=f"width:{100 * share:g}%") for share in block.widths]
    rows = [tags.tr(*_cells(block, row)) for row in block.rows]
    note = tags.p(block.note, class_="note") if block.note else None
    if not rows:
        return tags.div(tags.h3(block.title), note, class_="half" if block.half else None)
    return tags.div(
        tags.table(
            tags.caption(block.title),
            tags.colgroup(*widths) if widths else None,
            tags.thead(tags.tr(*heads)),
            tags.tbody(*rows),
        ),
        note,
        class_="half" if block.half else None,
    )


def picture(block: Picture) -> Tag:
    """Return a drawing with real text, its finding above and its source below."""
    from charts import to_svg

    return tags.figure(
        tags.figcaption(tags.h3(block.title), tags.p(block.note, class_="note")),
        HTML(to_svg(block.figure, block.alt)),
        tags.p(block.source, class_="source"),
    )


@cache
def style_sheet() -> str:
    """Return the style with the typeface in it, and the colours that the drawings name."""
    from charts.inks import VARIABLES

    font = base64.b64encode(FONT.read_bytes()).decode("ascii")
    face = (
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: 200 900; font-style: normal; '
        f'src: url(data:font/woff2;base64,{font}) format("woff2"); }}'
    )
    colours = " ".join(f"{name}: {colour};" for colour, name in VARIABLES.items())
    return (
        f'{face}\n:root {{ --font: "{FAMILY}", "Segoe UI", Arial, sans-serif; {colours} }}\n'
        f"{(HERE / 'page.css').read_text(encoding='utf-8')}"
    )


def _cells(block: Table, row: tuple[Cell, ...]) -> Iterator[Tag]:
    for at, cell in enumerate(row):
        words = tags.a(cell.text, href=cell.link) if SAFE_LINK.match(cell.link) else cell.text
        said = tags.span(words, class_=cell.tone) if cell.tone else words
        if at == 0:
            yield tags.th(said, scope="row")
        else:
            yield tags.td(said, class_=_css(block, at))


def _css(block: Table, at: int) -> str | None:
    return "number" if at in block.numbers else None
