"""What is asked of a feed, and pages of what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import pandas as pd

from feeds.columns import Column, Rows
from feeds.errors import Renewed
from feeds.served import Served

Part: TypeAlias = Callable[[], pd.DataFrame]
"""Makes a part of a table, which has a row at least."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: of which figures, the value of every parameter, and the format of the answer."""

    served: Served
    values: Mapping[str, Any]
    format: str = "json"

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


def page_of(
    question: Question,
    columns: Sequence[Column],
    parts: Sequence[Part],
    more: Mapping[str, Any] | None = None,
) -> Rows:
    """Return the page that a question asks for of a table in parts, made only as far as it is needed.

    Raises
    ------
    Renewed
        The page belongs to figures that are no longer served.
    """
    served, limit = question.served, question["limit"]
    if question["edition"] not in (None, served.edition):
        detail = "The figures were renewed since the first page: begin again without cursor and edition."
        raise Renewed(detail, "edition", (served.edition,))
    at, row = question["cursor"]
    found: list[pd.DataFrame] = []
    room = limit
    while at < len(parts) and room:
        part = parts[at]()
        taken = part.iloc[row : row + room]
        found.append(taken)
        room -= len(taken)
        row += len(taken)
        if row >= len(part):
            at, row = at + 1, 0
    table = (
        pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=[one.name for one in columns])
    )
    following = {"cursor": f"{at}.{row}", "edition": served.edition} if at < len(parts) else {}
    return Rows(columns, table, following, more or {})


def whole(question: Question, columns: Sequence[Column], table: pd.DataFrame) -> Rows:
    """Return the page that a question asks for of a table that is at hand."""
    return page_of(question, columns, [lambda: table] if len(table) else [])
