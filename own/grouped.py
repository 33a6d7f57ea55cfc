"""From the rows of a file to groups of areas: areas found, names of groups agreed, contradictions refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geodata import FINEST, LEVELS, load_areas
from own.columns import share_words
from own.grouping import Grouping, Members
from own.groups import AREAS, LONGEST, GroupColumn, GroupsDraft
from own.measures import Problem
from own.names import kind_of
from own.numbers import is_missing
from own.places import CODE, climbed, climbs, levels_of_code, of_code, place_rows
from own.prepared import Refused

MOST_GROUPS = 200
NO_AREA, NO_GROUP = "no area is given", "no group is given"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file: its number there, the area's level and code, why there is none, its group."""

    line: int
    level: str
    code: str
    reason: str
    group: str

    @property
    def used(self) -> bool:
        """Whether it puts an area in a group."""
        return bool(self.code and self.group)


def grouping_of(draft: GroupsDraft, area: str = "", group: str = "") -> Grouping:
    """Return the groups of a file.

    Parameters
    ----------
    area, group
        Letters of the columns of areas and groups, where they are others than recognised.

    Raises
    ------
    Refused
        No area is known, none has a group, an area is put in two groups, or there are too many groups.
    """
    areas, groups = draft.column(area or draft.area), draft.column(group or draft.group)
    if areas.letter == groups.letter:
        raise Refused(f"Column {areas.letter} (“{areas.name}”) cannot be both: choose two columns.")
    names, spelled = _names(draft.table[groups.name])
    placed = zip(draft.lines, *_placed(draft, areas), names, strict=True)
    rows = [Row(*one) for one in placed]
    problems = tuple(_problems(draft, areas, groups, rows))
    used = [row for row in rows if row.used]
    if not used:
        raise Refused(_nothing(draft, areas, groups, problems))
    found = tuple(sorted({row.group for row in used}, key=lambda one: (one.casefold(), one)))
    if len(found) > MOST_GROUPS:
        raise Refused(
            f"Column {groups.letter} (“{groups.name}”) has {len(found):,} groups; at most {MOST_GROUPS} are "
            "shown. Choose another column, or put some of them together."
        )
    given = tuple(level for level in LEVELS if level in {row.level for row in used})
    level = _common(given, draft.name)
    member = _members(level, used, found, areas)
    notes = (*draft.notes, *spelled, *_notes(given, level, found), *_of_2021(problems))
    return Grouping(draft.name, groups.name, level, given, found, member, len(rows), problems, notes)


Columns = tuple[list[str], list[str], list[str]]
"""Level, code, and why there is none, of every row."""


def _placed(draft: GroupsDraft, column: GroupColumn) -> Columns:
    """Return where each row lies: codes are of the year that most of them are of."""
    cells = draft.table[column.name]
    if column.kind not in AREAS:
        told = f"choose one of which {share_words('code')} or {share_words('name')}"
        raise Refused(f"Column {column.letter} (“{column.name}”) says nothing of areas: {told}.")
    if column.kind == "code":
        usual = _usual(cells)
        known = {cell: _of_code(str(cell), usual) for cell in cells.unique()}
        level, code, reason = zip(*(known[cell] for cell in cells), strict=True)
        return list(level), list(code), list(reason)
    boroughs = next((one for one in draft.columns if one.kind == "borough" and one is not column), None)
    placed = place_rows(cells, "name", draft.table[boroughs.name] if boroughs else None)
    return placed.level.tolist(), placed.code.tolist(), placed.reason.tolist()


def _usual(cells: pd.Series) -> list[str]:
    """Return the levels that the codes are of, that of most first: of two alike the older."""
    codes = {found[1] for cell in cells.unique() if (found := CODE.fullmatch(str(cell)))}
    counts = Counter(level for code in codes for level in levels_of_code(code))
    return sorted(counts, key=lambda level: (-counts[level], list(LEVELS).index(level)))


def _of_code(cell: str, usual: Sequence[str]) -> tuple[str, str, str]:
    if is_missing(cell):
        return "", "", NO_AREA
    level, code, reason = of_code(cell)
    if code:  # one of several years is of that of most of the others
        level = next(one for one in usual if one in levels_of_code(code))
    return level, code, reason


def _names(cells: pd.Series) -> tuple[list[str], list[str]]:
    """Return the group of each row, "" for none, and sentences on names that were written in several ways.

    Case and spaces make no difference: the way of most rows is kept.
    """
    shown = [" ".join(str(cell).split())[:LONGEST] for cell in cells]
    shown = ["" if is_missing(one) else one for one in shown]
    ways: dict[str, Counter[str]] = {}
    for one in filter(None, shown):
        ways.setdefault(one.casefold(), Counter())[one] += 1
    best = {key: min(found, key=lambda one: (-found[one], one)) for key, found in ways.items()}
    others = sorted((one, best[key]) for key, found in ways.items() for one in found if one != best[key])
    said = [f"“{one}” was taken for “{kept}”." for one, kept in others]
    return [best[one.casefold()] if one else "" for one in shown], said


def _problems(
    draft: GroupsDraft, areas: GroupColumn, groups: GroupColumn, rows: Sequence[Row]
) -> Iterator[Problem]:
    for row, cell in zip(rows, draft.table[areas.name], strict=True):
        if row.reason:
            why = row.reason.partition("” ")[2] or row.reason  # the cell stands beside it
            yield Problem(row.line, areas.name, str(cell)[:60], why)
        elif not row.group:
            yield Problem(row.line, groups.name, str(cell)[:60], NO_GROUP)


def _nothing(draft: GroupsDraft, areas: GroupColumn, groups: GroupColumn, problems: Sequence[Problem]) -> str:
    first = problems[0] if problems else None
    why = ""
    if first:
        why = f" Row {first.line:,}: {f'“{first.given}” ' if first.given else ''}{first.reason}."
    return (
        f"No row of {draft.name} has both an area that is known (column {areas.letter}, “{areas.name}”) and "
        f"a group (column {groups.letter}, “{groups.name}”).{why}"
    )


def _common(given: Sequence[str], name: str) -> str:
    """Return the level that groups are made of: the finest given that makes the others, else LSOAs."""
    wanted = (*given, *reversed(FINEST))
    found = next((one for one in wanted if all(climbs(one, other) for other in given)), "")
    if not found:
        kinds = " and ".join(kind_of(one) for one in given)
        raise Refused(f"{name} has {kinds}, which no lookup held here joins: use areas of one kind and year.")
    return found


def _members(level: str, rows: Sequence[Row], groups: Sequence[str], column: GroupColumn) -> Members:
    """Return the group of every area of the level, -1 for none.

    Raises
    ------
    Refused
        Two rows put an area, or one and a part of it, in different groups.
    """
    every = load_areas(level)["area_code"].to_numpy(object)
    inside = {one: _places(climbed(every, level, one)) for one in {row.level for row in rows}}
    place = {name: number for number, name in enumerate(groups)}
    member, put_by = np.full(every.size, -1), np.full(every.size, -1)
    for number, row in enumerate(rows):
        at = inside[row.level].get(row.code, np.array([], dtype=np.int64))
        other = at[(member[at] >= 0) & (member[at] != place[row.group])]
        if other.size:
            raise Refused(_twice(column, rows[int(put_by[other[0]])], row))
        member[at], put_by[at] = place[row.group], number
    return member


def _places(holders: np.ndarray) -> dict[str, np.ndarray]:
    """Return the places of the areas inside each larger one, by its code."""
    found = pd.Series(np.arange(holders.size)).groupby(holders).agg(list)
    return {str(code): np.array(places, dtype=np.int64) for code, places in found.items()}


def _twice(column: GroupColumn, before: Row, row: Row) -> str:
    again = "it" if before.code == row.code else f"{before.code}, which shares ground with it,"
    return (
        f"Column {column.letter} (“{column.name}”): row {row.line:,} puts {row.code} in “{row.group}”, and "
        f"row {before.line:,} puts {again} in “{before.group}”. An area can be in one group only."
    )


def _notes(given: Sequence[str], level: str, groups: Sequence[str]) -> Iterator[str]:
    if len(groups) == 1:
        yield "The file has one group, so it stands beside the comparator only."
    if len(given) > 1:
        kinds = " and ".join(kind_of(one) for one in given)
        yield f"The file has {kinds}: its groups are made of {kind_of(level)}."


def _of_2021(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield that areas of 2021 are missing which most others of the file share with 2011."""
    later = sum("of 2021, whose boundaries are not held here" in one.reason for one in problems)
    if later:
        rows = "One row has an area" if later == 1 else f"{later:,} rows have areas"
        were = "was" if later == 1 else "were"
        yield f"{rows} of 2021 that {were} split or merged since 2011: those of 2011 there are in no group."
