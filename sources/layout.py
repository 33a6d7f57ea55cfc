"""How a table is laid out and what an indicator takes from it, read from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from catalogue import CatalogueError
from catalogue.vocabulary import LEVELS as KNOWN_LEVELS
from geodata import LEVELS, GeographyMissing

Settings = TypeVar("Settings")


@dataclass(frozen=True, slots=True)
class Layout:
    """The `table` of a source.

    Attributes
    ----------
    levels
        Levels whose areas the table holds.
    area
        Column of GSS codes.
    period, period_column, reference_date
        One period for all rows (`label`, `start`, `end`), or the column that holds it; see `parse_period`.
    rounded_to
        What the publisher rounds counts to; 0 for not rounded.
    may_lack
        How many areas of a map level may be absent. More stop the build.
    """

    levels: tuple[str, ...]
    area: str
    period: Mapping[str, Any] | None = None
    period_column: str = ""
    reference_date: str = "month"
    rounded_to: int = 0
    may_lack: int = 0


@dataclass(frozen=True, slots=True)
class Selection:
    """The `query` of an indicator: columns, and what is done to them.

    Attributes
    ----------
    value, scale, lower, upper
        Columns of a published value and its 95 % interval, and what brings them to the display unit.
    numerator, denominator
        Columns of counts, used where there is no `value`. A denominator that the table lacks is taken from
        the geography (`residents_2011`, `households_2011`).
    years
        Years that the numerator is a yearly average of: both counts are multiplied by it.
    base, unreliable_base
        Column of the number of cases behind a value, and the least number that makes it reliable.
    absent
        The value of areas that the table lacks. Without it they stay missing.
    unreliable_without_interval
        Whether a value published without its interval is too weak to rely on.
    """

    value: str = ""
    scale: float = 1
    lower: str = ""
    upper: str = ""
    numerator: str = ""
    denominator: str = ""
    years: int = 1
    base: str = ""
    unreliable_base: int = 0
    absent: float | None = None
    unreliable_without_interval: bool = False


def settings(kind: type[Settings], owner: str, given: Mapping[str, Any]) -> Settings:
    """Return `given` as a `Layout` or `Selection`. `owner` names the entry in an error.

    Raises
    ------
    CatalogueError
        A key is unknown, or a required one is missing.
    """
    known = [found.name for found in fields(kind)]  # type: ignore[arg-type]
    for key in given:
        if key not in known:
            raise CatalogueError(f"{owner}: unknown key '{key}'; known are {', '.join(known)}.")
    frozen = {key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}
    try:
        return kind(**frozen)
    except TypeError as error:
        raise CatalogueError(f"{owner}: {error}.") from error


def held(levels: Iterable[str], owner: str) -> list[str]:
    """Return those of `levels` whose areas are held: a data folder may bring geography that we lack.

    Raises
    ------
    CatalogueError
        There is no level of one of the names.
    geodata.GeographyMissing
        None of them is held.
    """
    named = list(levels)
    unknown = [level for level in named if level not in KNOWN_LEVELS]
    if unknown:
        raise CatalogueError(f"{owner}: names unknown levels: {', '.join(unknown)}.")
    found = [level for level in named if level in LEVELS]
    if named and not found:
        raise GeographyMissing(f"No areas are held of {', '.join(named)}, which {owner} names.")
    return found
