"""The rows of a reader's own file that were not used, listed and as a file: none is lost without a word."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence

import pandas as pd
from htmltools import Tag, tags
from shiny import ui

from analysis.safe_text import safe_text
from analysis.wording import sentence_case
from own import Problem

from .tool_words import bullet, deeper

MOST_LISTED = 8
"""Reasons, and rows, that the panel has room for; the file has all of them."""


def rows_left_out(title: str, problems: Sequence[Problem], download_id: str) -> Tag | None:
    """Return why rows or cells were not used, the first of them, and all to download; None where all were."""
    if not problems:
        return None
    often = Counter(one.reason for one in problems).most_common(MOST_LISTED)
    more = len(problems) - MOST_LISTED
    return tags.div(
        tags.h3(title),
        bullet([f"{sentence_case(reason)}: {count:,}" for reason, count in often]),
        deeper(
            "The rows",
            tags.ul(*[_row(one) for one in problems[:MOST_LISTED]], class_="own-rows"),
            tags.p(f"And {more:,} more in the file.") if more > 0 else None,
        ),
        ui.download_link(download_id, "Download all of them, with the reasons", class_="link"),
        class_="section",
    )


def _row(one: Problem) -> Tag:
    given = tags.q(one.given) if one.given else None
    return tags.li(tags.strong(f"Row {one.line:,}"), f", {one.column}: ", given, f" {one.reason}")


def problem_rows(problems: Sequence[Problem]) -> bytes:
    """Return the rows and cells that were not used as CSV: row, column, what it says, why not."""
    rows = [
        (one.line, safe_text(one.column), safe_text(one.given), safe_text(one.reason)) for one in problems
    ]
    return csv_of(pd.DataFrame(rows, columns=["row", "column", "given", "reason"]))


def csv_of(table: pd.DataFrame) -> bytes:
    """Return a table as CSV, UTF-8 with a mark for Excel; its texts are to be safe already."""
    text = io.StringIO()
    table.to_csv(text, index=False, lineterminator="\n")
    return text.getvalue().encode("utf-8-sig")
