"""What the feeds serve: one snapshot with its catalogue, and what tells it from every other."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import pandas as pd

import geodata
from catalogue import Catalogue, Indicator
from store import LevelUnavailable, Provenance

ROOT = Path(__file__).parents[1]
MADE_BY = ("analysis", "catalogue", "feeds", "geodata", "sources", "store")
"""Folders whose code and tables shape an answer."""

EDITION_LENGTH = 16
READ_WHOLE = 30_000
"""Most rows of an indicator at a level that are read in one go; of more, period by period."""

Dimensions: TypeAlias = tuple[str, str, str]
"""Period, sex and age: what tells the rows of one indicator at one level apart."""


class Figures(Protocol):
    """The questions that the feeds ask of the store; `store.Store` answers them."""

    @property
    def made_on(self) -> str: ...

    @property
    def identity(self) -> str: ...

    def observations(
        self,
        indicator_id: str,
        level: str,
        period: str | None = None,
        sex: str | None = None,
        age: str | None = None,
    ) -> pd.DataFrame: ...

    def held(self, indicator_id: str, level: str) -> pd.DataFrame: ...

    def provenance(self, source_id: str) -> Provenance: ...

    def sources(self) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that belong on one map: an indicator at a level, of one period, sex and age.

    Attributes
    ----------
    made_from
        The level that the figures come from: the same where they are published, one of LSOAs where they are
        added up.
    """

    indicator: Indicator
    level: str
    period: str
    sex: str
    age: str
    period_start: date
    period_end: date
    source_id: str
    retrieved_at: date
    counted: bool
    made_from: str

    @property
    def dimensions(self) -> Dimensions:
        """Return what tells this group from others of its indicator and level."""
        return (self.period, self.sex, self.age)


FROM_STORE = ("period", "sex", "age", "period_start", "period_end", "source_id", "retrieved_at", "counted")


class Served:
    """One snapshot as the feeds see it: safe to share between threads.

    Parameters
    ----------
    store
        The figures.
    catalogue
        The catalogue of what the store holds.
    snapshot
        What a reader calls the snapshot.
    """

    def __init__(self, store: Figures, catalogue: Catalogue, snapshot: str) -> None:
        self.store = store
        self.catalogue = catalogue
        self.snapshot = snapshot
        self.provenance = lru_cache(maxsize=256)(store.provenance)
        self.groups = lru_cache(maxsize=2048)(self._groups)
        self._whole = lru_cache(maxsize=8)(self._read_whole)

    @cached_property
    def edition(self) -> str:
        """Return what changes whenever an answer could: it stands for the figures and what shapes them."""
        said = (self.store.identity, repr(self.catalogue), made_by(), str(sorted(geodata.LEVELS.items())))
        return hashlib.sha256("\n".join(said).encode()).hexdigest()[:EDITION_LENGTH]

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        """Return the indicators with figures, by id."""
        return self.catalogue.indicators

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """Return the themes with figures."""
        return self.catalogue.themes

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Return the ids of the sources that there is provenance of."""
        return tuple(self.store.sources())

    @cached_property
    def sexes(self) -> tuple[str, ...]:
        """Return every sex that some figure is of."""
        return tuple(sorted({group.sex for group in self.every_group()}))

    @cached_property
    def ages(self) -> tuple[str, ...]:
        """Return every age that some figure is of."""
        return tuple(sorted({group.age for group in self.every_group()}))

    def every_group(self) -> chain[Group]:
        """Return the groups of all indicators at all levels, in order."""
        pairs = ((name, level) for name in self.indicators for level in geodata.LEVELS)
        return chain.from_iterable(self.groups(name, level) for name, level in pairs)

    def _groups(self, indicator_id: str, level: str) -> tuple[Group, ...]:
        """Return the groups of an indicator at a level, oldest first; none where there are no figures."""
        indicator = self.indicators[indicator_id]
        try:
            rows = self.store.held(indicator_id, level)
        except LevelUnavailable:
            return ()
        return tuple(_group(indicator, level, row) for row in rows.to_dict("records"))

    def observations(self, group: Group) -> pd.DataFrame:
        """Return a group's figures as the store has them. Shared: copy the table before changing it."""
        name, level = group.indicator.id, group.level
        if len(self.groups(name, level)) * geodata.LEVELS[level].areas <= READ_WHOLE:
            found = self._whole(name, level).get(group.dimensions)
            if found is not None:
                return found
        return self.store.observations(name, level, *group.dimensions)

    def _read_whole(self, indicator_id: str, level: str) -> Mapping[Dimensions, pd.DataFrame]:
        rows = self.store.observations(indicator_id, level)
        parts = rows.groupby(["period", "sex", "age"], sort=False)
        return {(str(one[0]), str(one[1]), str(one[2])): part for one, part in parts}


def _group(indicator: Indicator, level: str, row: Mapping[Hashable, Any]) -> Group:
    return Group(
        indicator=indicator,
        level=level,
        **{str(name): row[name] for name in FROM_STORE},
        made_from=_level_of(row["area_type"], row["area_vintage"]),
    )


@cache
def _level_of(area_type: str, vintage: str) -> str:
    kinds = {(one.area_type, one.vintage): level for level, one in geodata.LEVELS.items()}
    return kinds[area_type, vintage]


@cache
def made_by() -> str:
    """Return a checksum of the code and the tables that shape an answer: a mended fault is a new edition."""
    found = hashlib.sha256()
    for path in sorted(chain.from_iterable(_files(ROOT / folder) for folder in MADE_BY)):
        found.update(path.relative_to(ROOT).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def _files(folder: Path) -> list[Path]:
    kinds = ("*.py", "*.toml", "*.html", "lookups/*.parquet", "boundaries/manifest.json")
    return [path for kind in kinds for path in folder.rglob(kind)]


Newest: TypeAlias = Callable[[], tuple[Figures, Catalogue, str]]
"""Gives store, catalogue and name of the snapshot in use."""
