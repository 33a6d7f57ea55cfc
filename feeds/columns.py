"""The columns of a feed's table: said once, written as CSV and JSON, described in the OpenAPI document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import numpy as np
import pandas as pd

from analysis.safe_text import safe_text

Kind: TypeAlias = Literal["text", "texts", "number", "whole", "yes_no", "date"]

BETWEEN = "; "
"""What stands between the texts of one cell of a CSV."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes
    ----------
    kind
        `text`, `texts` (several in one cell), `number`, `whole` (numbers), `yes_no` or `date`. Missing
        numbers and dates are NaN, NaT or None; other cells are never missing unless `may_lack` says so.
    about
        What stands in it, as a phrase.
    may_lack
        Whether a text may be missing.
    options
        The only texts there are, where they can be listed.
    """

    name: str
    kind: Kind
    about: str
    may_lack: bool = False
    options: tuple[str, ...] = ()

    @property
    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a cell."""
        found = {**SCHEMAS[self.kind], "description": self.about}
        if self.options:
            found["enum"] = list(self.options)
        if self.may_lack:
            found["type"] = [found["type"], "null"]
        return found

    def values(self, cells: pd.Series) -> list[Any]:
        """Return the cells as JSON has them: what is missing is null."""
        if self.kind == "number":
            known = cells.to_numpy(dtype=float, na_value=np.nan)
            return [number if np.isfinite(number) else None for number in known.tolist()]
        if self.kind == "whole":
            return [None if pd.isna(cell) else int(cell) for cell in cells]
        if self.kind == "date":
            return [None if pd.isna(cell) else str(cell)[:10] for cell in cells]
        if self.kind == "texts":
            return [list(cell) for cell in cells]
        if self.kind == "yes_no":
            return [bool(cell) for cell in cells]
        return [None if self.may_lack and pd.isna(cell) else str(cell) for cell in cells]

    def cells(self, cells: pd.Series) -> pd.Series:
        """Return the cells as CSV has them: what is missing is empty, and no text is a formula."""
        if self.kind == "number":
            return cells.astype(float)
        plain = pd.Series(self.values(cells), index=cells.index, dtype=object)
        if self.kind == "whole":
            return plain.astype("Int64")
        if self.kind == "yes_no":
            return plain.map({True: "true", False: "false"})
        if self.kind == "texts":
            plain = plain.map(BETWEEN.join)
        # Most texts of a column are alike: each is made safe once.
        safe = {text: safe_text(text) for text in plain.dropna().unique()}
        return plain.map(safe)


SCHEMAS: Mapping[Kind, dict[str, Any]] = {
    "text": {"type": "string"},
    "texts": {"type": "array", "items": {"type": "string"}},
    "number": {"type": ["number", "null"]},
    "whole": {"type": ["integer", "null"]},
    "yes_no": {"type": "boolean"},
    "date": {"type": ["string", "null"], "format": "date"},
}


@dataclass(frozen=True, slots=True)
class Rows:
    """A page of a table.

    Attributes
    ----------
    table
        A column for each of `columns`, and perhaps others.
    next
        What the address of the next page adds to that of this one; nothing on the last page.
    more
        What the JSON says besides.
    """

    columns: Sequence[Column]
    table: pd.DataFrame
    next: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)

    def records(self) -> list[dict[str, Any]]:
        """Return the rows as JSON has them."""
        names = [column.name for column in self.columns]
        cells = [column.values(self.table[column.name]) for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True)]

    def cells(self) -> pd.DataFrame:
        """Return the rows as CSV has them."""
        return pd.DataFrame({one.name: one.cells(self.table[one.name]) for one in self.columns})


def row_schema(columns: Sequence[Column]) -> dict[str, Any]:
    """Return the JSON Schema of a row."""
    return {
        "type": "object",
        "properties": {column.name: column.schema for column in columns},
        "required": [column.name for column in columns],
        "additionalProperties": False,
    }
