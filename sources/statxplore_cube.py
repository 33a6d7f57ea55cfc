"""A cube of Stat-Xplore, laid out flat."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

import pandas as pd

from sources.answer import Answer
from sources.errors import NotUnderstood, SchemaChanged

TOTAL = "Total"


def name_of(address: str) -> str:
    """Return the last part of an address, such as `COA_CODE`, or the code of an area."""
    return address.rsplit(":", 1)[-1]


def cells_of(answer: Answer, fields: Sequence[str], measures: Sequence[str]) -> pd.DataFrame:
    """Return one row a cell: its code in each field, `measure`, and `value` as text, empty for none.

    Raises
    ------
    SchemaChanged
        A field or a measure is missing, or a cube does not have as many cells as its fields say.
    NotUnderstood
        The answer is no description of a table.
    """
    try:
        return _cells(answer, fields, measures)
    except (KeyError, TypeError) as error:
        why = "sent something that does not describe a table for"
        raise NotUnderstood(f"{answer.asked.publisher} {why} {answer.asked}.") from error


def _cells(answer: Answer, fields: Sequence[str], measures: Sequence[str]) -> pd.DataFrame:
    said = answer.object()
    described = [found["uri"] for found in said["fields"]]
    lacking = [name for name in fields if name not in described]
    lacking += [name for name in measures if name not in said["cubes"]]
    if lacking:
        names = ", ".join(map(name_of, lacking))
        raise SchemaChanged(f"{answer.asked.publisher} left {names} out of {answer.asked}.")
    keys = list(product(*([_code(item) for item in found["items"]] for found in said["fields"])))
    tables = []
    for measure in measures:
        values = _flat(said["cubes"][measure]["values"], len(described))
        if len(values) != len(keys):
            why = f"sent {len(values):,} cells of {name_of(measure)}, but describes {len(keys):,}, for"
            raise SchemaChanged(f"{answer.asked.publisher} {why} {answer.asked}.")
        cells = pd.DataFrame(keys, columns=[name_of(name) for name in described], dtype="str")
        tables.append(cells.assign(measure=name_of(measure), value=[_spelt(value) for value in values]))
    return pd.concat(tables, ignore_index=True)


def _code(item: dict[str, Any]) -> str:
    """Return the code of an item. A total has no address."""
    return TOTAL if item.get("type") == TOTAL or not item.get("uris") else name_of(item["uris"][0])


def _flat(values: Any, depth: int) -> list[Any]:
    for _ in range(depth - 1):
        values = [value for part in values for value in part]
    return list(values)


def _spelt(value: object) -> str:
    return "" if value is None else repr(value)
