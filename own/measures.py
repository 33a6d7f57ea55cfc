"""What was measured: the answers of each row as numbers, and what they are called on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from own.columns import MOST_CATEGORIES, Column
from own.numbers import is_missing, read_number, read_yes_no

Floats = NDArray[np.float64]
LONGEST_TITLE, LONGEST_SHORT = 70, 16


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that was measured, with an entry a row in each array; NaN where a row has no answer.

    Attributes
    ----------
    kind
        ``share`` (1 or 0), ``mean`` (a number), ``rate`` (a count of a base) or ``rows`` (each row counts 1).
    family
        Measures of one family are shares of one question, which add up to all its answers.
    base
        What a count is of; 1 for the others.
    """

    title: str
    short: str
    kind: str
    family: str
    asked: str
    sentence: str
    value: Floats
    base: Floats


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell, or a row, that could not be used: its row in the file, its column, what it says and why not."""

    line: int
    column: str
    given: str
    reason: str


def measures_of(
    columns: tuple[Column, ...], roles: Mapping[str, str], table: pd.DataFrame, lines: tuple[int, ...]
) -> tuple[list[Measure], list[Problem]]:
    """Return what the columns measure, the rows themselves last, and the cells that are no answer."""
    found: list[Measure] = []
    problems: list[Problem] = []
    base = next((one for one in columns if roles[one.letter] == "denominator"), None)
    for one in columns:
        role = roles[one.letter]
        if one.name not in table:
            continue
        cells = table[one.name]
        if role == "yes_no":
            value = numbers(cells, one, lines, read_yes_no, "is neither yes nor no", problems)
            found.append(_share(one.name, "yes", one, value))
        elif role == "number":
            value = numbers(cells, one, lines, read_number, "is no number", problems)
            said = f"the mean of “{cut(one.name)}” is {{value}}"
            found.append(
                Measure(
                    cut(one.name),
                    cut(one.name, LONGEST_SHORT),
                    "mean",
                    one.letter,
                    one.name,
                    said,
                    value,
                    _ones(value),
                )
            )
        elif role == "category":
            found += _shares(one, cells)
        elif role == "count" and base is not None:
            value = numbers(cells, one, lines, read_number, "is no number", problems)
            whole = numbers(table[base.name], base, lines, read_number, "is no number", problems)
            found.append(_rate(one, base, value, whole, lines, problems))
    rows = np.ones(len(table))
    said = "there are {value} rows of the file for every 1,000 residents"
    found.append(Measure("Rows of the file", "rows", "rows", "rows", "rows of the file", said, rows, rows))
    return found, problems


def _share(question: str, answer: str, column: Column, value: Floats) -> Measure:
    title = f"{cut(question)}: {answer}"
    said = f"{{value}} of the answers to “{cut(question)}” are “{answer}”"
    return Measure(
        title, cut(answer, LONGEST_SHORT), "share", column.letter, question, said, value, _ones(value)
    )


def _shares(column: Column, cells: pd.Series) -> Iterator[Measure]:
    words = cells.str.strip()
    answered = ~words.map(is_missing).to_numpy(bool)
    counts = words[answered].value_counts()
    for answer in list(counts.index)[:MOST_CATEGORIES]:
        value = np.where(answered, (words == answer).to_numpy(float), np.nan)
        yield _share(column.name, cut(str(answer), 40), column, value)


def _rate(
    column: Column,
    base: Column,
    value: Floats,
    whole: Floats,
    lines: tuple[int, ...],
    problems: list[Problem],
) -> Measure:
    wrong = (value < 0) | (value > whole) | (~(whole > 0) & np.isfinite(value))
    for at in np.flatnonzero(wrong & np.isfinite(whole)):
        given = f"{value[at]:g} of {whole[at]:g}"
        problems.append(Problem(lines[at], column.name, given, "is no count of that denominator"))
    value = np.where(wrong | np.isnan(whole), np.nan, value)
    said = f"“{cut(column.name)}” is {{value}} of “{cut(base.name)}”"
    title = f"{cut(column.name)}, of {cut(base.name)}"
    asked = f"{column.name}, of {base.name}"
    short = cut(column.name, LONGEST_SHORT)
    return Measure(
        title, short, "rate", column.letter, asked, said, value, np.where(np.isnan(value), np.nan, whole)
    )


def numbers(
    cells: pd.Series,
    column: Column,
    lines: tuple[int, ...],
    read: Callable[[str], float | None],
    reason: str,
    problems: list[Problem],
) -> Floats:
    """Return what cells say, NaN where there is no answer; what cannot be read is added to `problems`."""
    known = {
        cell: None if not cell or (is_missing(cell) and read(cell) is None) else read(cell)
        for cell in cells.unique()
    }
    strange = {cell for cell, value in known.items() if value is None and cell and not is_missing(cell)}
    if strange:
        for at in np.flatnonzero(cells.isin(strange).to_numpy()):
            problems.append(Problem(lines[at], column.name, str(cells.iloc[at])[:60], reason))
    return cells.map(known).to_numpy(dtype=float, na_value=np.nan)


def cut(words: str, longest: int = LONGEST_TITLE) -> str:
    """Return words no longer than they may be."""
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def _ones(value: Floats) -> Floats:
    return np.where(np.isnan(value), np.nan, 1.0)
