"""Matching a list of mixed identifiers: the form, and what came of it. The list stays in memory."""

from __future__ import annotations

from htmltools import Tag, TagList, tags

import geodata

from ...parts.tool_words import refused, said
from .files import ABOUT_MATCHED, csv_of, xlsx_of

LARGEST = 5_000_000
"""Bytes of a file that the browser reads."""

MOST_LISTED = 100
KINDS = ".csv,.txt,.tsv,text/csv,text/plain"


def form() -> Tag:
    """Return the form that a list is pasted into, or read into from a file.

    Nothing here has an id: Shiny would send what is typed with every letter, and files its own way, which
    leaves copies.
    """
    limits = {"data-most": str(geodata.MOST_LINES), "data-largest": str(LARGEST)}
    return tags.form(
        tags.p(
            f"One postcode, code or name a line, mixed as you like, {geodata.MOST_LINES:,} at most. "
            "Identifiers only: no names of people. The list is kept in memory, for this page alone, and "
            "never written down.",
            class_="note",
        ),
        tags.label(
            tags.span("Your list", class_="label"),
            tags.textarea(rows="6", class_="one-id-text", spellcheck="false", autocomplete="off"),
        ),
        tags.label(
            tags.span("or a column of a CSV file, which your browser reads", class_="label"),
            tags.input(type="file", accept=KINDS),
        ),
        tags.label(
            tags.span("Column", class_="label"),
            tags.select(class_="one-id-text"),
            class_="one-id-column",
            hidden="",
        ),
        tags.p("", class_="one-id-said", role="status"),
        tags.div(
            tags.button("Match", type="submit", class_="button-solid"),
            tags.button("Clear", type="button", class_="link", **{"data-one-id-clear": ""}),
            class_="one-id-buttons",
        ),
        class_="one-id-form",
        **limits,
    )


def match(text: str) -> geodata.Matched | str:
    """Return what came of a list, or the sentence on why it was not matched."""
    lines = text.split("\n")
    try:
        return geodata.match_lines(lines)
    except geodata.TooManyLines as fault:
        return str(fault)


def matched_of(found: geodata.Matched | str) -> Tag | TagList:
    """Return what came of a list: how many, and the lines that have no place, with the reason."""
    if isinstance(found, str):
        return refused(found)
    rows = found.rows
    lacking = rows[~rows["result"].str.startswith("matched")]
    shown = lacking.head(MOST_LISTED)
    return TagList(
        said(found.sentence, css="tool-lead"),
        _lines("Lines without one place", shown) if len(shown) else None,
        tags.p(f"{len(lacking) - len(shown):,} more stand in the file.", class_="note")
        if len(lacking) > len(shown)
        else None,
    )


def _lines(title: str, rows) -> Tag:
    lines = [
        tags.tr(tags.td(f"{one.line:,}"), tags.td(one.given[:80] or "(empty)"), tags.td(one.reason))
        for one in rows.itertuples()
    ]
    head = tags.tr(*[tags.th(one, scope="col") for one in ("Line", "Given", "Why")])
    table = tags.table(tags.thead(head), tags.tbody(*lines), class_="one-id-table one-id-matched")
    return tags.div(tags.h3(title), table, class_="section")


def matched_csv(found: geodata.Matched) -> bytes:
    """Return the whole list with what came of it, as CSV."""
    return csv_of(found.rows, ABOUT_MATCHED)


def matched_xlsx(found: geodata.Matched) -> bytes:
    """Return the whole list with what came of it, as an Excel workbook."""
    return xlsx_of({"Matched": found.rows}, ABOUT_MATCHED)
