"""What every place that figures are kept in has in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from ibis.expr.types import Table


@dataclass(frozen=True, slots=True)
class Tables:
    """What queries are written against.

    Attributes
    ----------
    observations
        All of them.
    indicator
        Gives those of one indicator by its id: ask it rather than `observations`, because a large snapshot
        then opens that indicator's files alone.
    members
        A row for every LSOA in every larger area: level, area_code, lsoa, and the weights.
    contents
        A row for every indicator, level, period, sex and age, as `store.contents` says.
    """

    observations: Table
    indicator: Callable[[str], Table]
    provenance: Table
    breaks: Table
    members: Table
    contents: Table


def narrowed_to(observations: Table) -> Callable[[str], Table]:
    """Return what gives one indicator's rows of a table of all."""
    return lambda name: observations.filter(observations.indicator_id == name)


@dataclass(frozen=True, slots=True)
class Opened:
    """Tables on a connection, and how to close it."""

    tables: Tables
    close: Callable[[], None]


class Origin(Protocol):
    """A place that figures are kept in: `name` is what a reader calls it."""

    name: str
    manifest: Mapping[str, Any]

    def open(self) -> Opened:
        """Return the tables on a new connection."""
        ...

    def hide(self, text: str) -> str:
        """Return what a driver said, on one line and without secrets."""
        ...
