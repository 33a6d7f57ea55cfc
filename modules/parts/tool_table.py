"""A tool's table: what the drawer shows and a download holds, with columns of the tool's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

import geodata
from analysis.wording import sentence_case

from .export_notes import Notes
from .map_words import SUFFIXES
from .table_data import plain_numbers

STANDARD = ("area_code", "name", "borough", "borough_code", "value", "rank", "klass", "reason")
BEFORE = ("area_code", "name", "borough", "borough_code", "rank", "value")
DIGITS_SENT = 6  # the page sorts by what it is sent


@dataclass(frozen=True, slots=True)
class Column:
    """One more column: `kind` is "number" or "words"; `signed` writes a plus before what is above zero."""

    id: str
    title: str
    kind: str = "number"
    unit: str = ""
    decimals: int = 1
    help: str = ""
    width: str = ""
    signed: bool = False

    @property
    def about(self) -> dict[str, Any]:
        """How the page writes its numbers."""
        return {
            "prefix": "£" if self.unit == "£" else "",
            "suffix": SUFFIXES.get(self.unit, ""),
            "decimals": self.decimals,
            "missing": "–",
        }

    def message(self) -> dict[str, Any]:
        """Return the column as the page's table takes it."""
        narrow = "minmax(84px, .7fr)" if self.kind == "number" else "minmax(110px, 1fr)"
        told = {"id": self.id, "title": self.title, "kind": self.kind, "width": self.width or narrow}
        told |= {"help": self.help} if self.help else {}
        return told | ({"about": self.about, "signed": self.signed} if self.kind == "number" else {})


@dataclass(frozen=True, slots=True, eq=False)
class ToolTable:
    """Rows of areas with a tool's figures.

    `rows` is a DataFrame with area_code, name, borough, borough_code, value, rank (0 where there is none),
    klass (the map's code), reason (why the value is missing) and the columns named in `columns`; `base_rows`
    makes the first part. `value` describes the column value. `facts` and `sentences` go into a download's
    metadata and notes: the settings, the method, what it cannot show; `indicators` are the ids of all that
    were used, whose sources are then listed.

    Rows of something else than areas of the level shown say what with `place`, the title of their names; they
    have no borough, select nothing, and come with `rows_of`. `made_of` then has the areas of the level
    `made_at` that each is made of, by its code, for files with boundaries. `shown_by` says what the map's
    figures are of where they are not of its areas: "by your groups, 2019".
    """

    title: str
    rows: pd.DataFrame
    value: Column
    columns: tuple[Column, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    sentences: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    note: str = ""
    key: tuple = field(default=())
    place: str = ""
    made_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    made_at: str = ""
    shown_by: str = ""

    @property
    def every(self) -> tuple[Column, ...]:
        """The value's column and the tool's own."""
        return (self.value, *self.columns)


def base_rows(level: str, shown: np.ndarray, **given: Any) -> pd.DataFrame:
    """Return one row an area shown: who it is, and the `given` columns, arrays in canonical order.

    `value` and `rank` are expected; klass and reason are filled where they are not given.
    """
    areas = geodata.load_areas(level)
    columns = {
        "area_code": areas["area_code"],
        "name": areas["name"],
        "borough": areas["parent_name"],
        "borough_code": areas["parent_code"],
        "klass": 253,
        "reason": "",
    }
    return pd.DataFrame(columns | given)[np.asarray(shown, dtype=bool)]


def rows_of(codes: Sequence[str], names: Sequence[str], **given: Any) -> pd.DataFrame:
    """Return one row a code and name of what is no area of the level shown; `given` as for `base_rows`."""
    columns = {"area_code": codes, "name": names, "klass": 253}
    return pd.DataFrame(columns | dict.fromkeys(("borough", "borough_code", "reason"), "") | given)


def tool_message(table: ToolTable, level: str) -> dict[str, Any]:
    """Return the table as the page takes it."""
    rows = table.rows
    values = rows["value"].to_numpy(float)
    reasons = rows["reason"].to_list()
    words = {"code": "area_code", "name": "name", "parent": "borough"}
    return {
        "title": table.title,
        "selects": not table.place,
        "columns": _columns(table, level),
        "about": table.value.about | {"missing": "no figure"},
        "areas": {name: rows[column].tolist() for name, column in words.items()},
        "rank": [rank or None for rank in rows["rank"].tolist()],
        "klass": rows["klass"].tolist(),
        "value": plain_numbers(values, table.value.decimals),
        "reasons": {str(place): reasons[place] for place in np.flatnonzero(~np.isfinite(values))},
        "more": {one.id: _told(rows[one.id], one) for one in table.columns},
        "line": None,
        "span": None,
    }


def _columns(table: ToolTable, level: str) -> list[dict[str, Any]]:
    place = table.place or sentence_case(geodata.LEVELS[level].singular)
    rank = Column("rank", "Rank", help="1 is the highest value", width="52px")
    found = [{"id": "rank", "title": "Rank", "kind": "number", "width": "52px", "help": rank.help}]
    found.append(Column("name", place, "words", width="minmax(150px, 1.7fr)").message())
    if level != "borough" and not table.place:
        found.append(Column("parent", "Borough", "words", width="minmax(84px, .7fr)").message())
    value = table.value.message() | {"id": "value"}
    value.pop("about", None)  # the page writes it with its colour and its reason
    found.append(value)
    found += [one.message() for one in table.columns]
    if not table.place:
        found.append({"id": "code", "title": "Code", "kind": "quiet", "width": "92px"})
    return found


def _told(column: pd.Series, described: Column) -> list[Any]:
    if described.kind == "words":
        return column.fillna("").astype(str).tolist()
    return plain_numbers(column.to_numpy(float), max(DIGITS_SENT, described.decimals))


def tool_notes(table: ToolTable, level: str, sources: Mapping[str, str], link: str) -> Notes:
    """Return what goes into a file beside a tool's figures; `sources` are words by what they are of."""
    geography = geodata.LEVELS[table.made_at or level]
    metadata = (
        ("Title", table.title),
        ("Geography", f"{geography.plural}, boundaries of {geography.vintage or 'now'}"),
        *table.facts,
        *((f"Source of {name}", words) for name, words in sources.items()),
        ("Made with", "GM Determinants Explorer"),
        ("Link", link),
    )
    return Notes(
        table.title,
        metadata,
        (*table.sentences, "An empty value is missing, never zero; the column reason says why."),
        table.value.decimals,
        columns=(
            *(BEFORE if not table.place else ("name", "rank", "value")),
            *(one.id for one in table.columns),
            "reason",
        ),
        titles={one.id: one.title for one in table.columns}
        | {"value": table.value.title}
        | ({"name": table.place} if table.place else {}),
        rounded={one.id: one.decimals for one in table.columns if one.kind == "number"}
        | {"value": table.value.decimals},
        descriptions={one.id: one.help for one in table.every if one.help},
    )
