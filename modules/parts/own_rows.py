"""The rows of a reader's own file that were not used, as a file: none is lost without a word."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pandas as pd

from analysis.safe_text import safe_text
from own import Problem


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
