"""Areas put together into groups of somebody's own: which area is in which, at every level."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geodata import LEVELS, load_areas, made_of_same, pairs_of
from own.figures import residents
from own.measures import Problem
from own.names import kind_of
from own.places import climbed, climbs

Members = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """Groups of areas of one level.

    Attributes
    ----------
    name, heading
        Of the file, and of its column of groups.
    level
        The level that groups are made of: the finest of the file, or LSOAs where its areas do not nest.
    given
        Levels of the areas in the file.
    groups
        Names in alphabetical order.
    member
        The place in `groups` of each area of the level in canonical order, -1 where it is in none.
    problems
        Rows of the file that could not be used.
    notes
        Sentences on what was made of the file.
    carried_over
        Whether the areas are of another year than those of the file, so that figures are estimates.
    """

    name: str
    heading: str
    level: str
    given: tuple[str, ...]
    groups: tuple[str, ...]
    member: Members = field(repr=False)
    rows: int = 0
    problems: tuple[Problem, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()
    carried_over: bool = False

    @property
    def codes(self) -> list[str]:
        """A code for each group, in the order of `groups`."""
        return [f"G{place:03d}" for place in range(1, len(self.groups) + 1)]

    @property
    def areas(self) -> NDArray[np.int64]:
        """How many areas each group has."""
        return np.bincount(self.member[self.member >= 0], minlength=len(self.groups))

    @property
    def people(self) -> NDArray[np.float64]:
        """Usual residents of each group, of the census that the level is counted in."""
        inside = self.member >= 0
        weights = residents(self.level)[inside]
        people = np.bincount(self.member[inside], weights=weights, minlength=len(self.groups))
        return np.asarray(people, dtype=np.float64)

    @property
    def outside(self) -> tuple[int, float, int]:
        """Areas in no group, their residents, and how many of them lie in a borough that has groups."""
        none, areas = self.member < 0, load_areas(self.level)
        parents = areas["parent_code"].to_numpy(str)
        near = none & np.isin(parents, parents[~none])
        return int(none.sum()), float(residents(self.level)[none].sum()), int(near.sum())

    def at(self, level: str) -> Members:
        """Return the group of each area of a level, -1 for none, -2 where its parts are in different groups.

        An area is in a group if all the small areas that it is made of are; -1 everywhere where the two
        levels are made of different ones.
        """
        codes = load_areas(level)["area_code"].to_numpy(object)
        finest = next(iter(reversed(made_of_same(level, self.level))), "")
        if level == self.level or not finest:
            return self.member if level == self.level else np.full(codes.size, -1)
        small = load_areas(finest)["area_code"].to_numpy(object)
        own = pd.Series(self.member, index=load_areas(self.level)["area_code"])
        groups = pd.Series(climbed(small, finest, self.level)).map(own).fillna(-1)
        spread = groups.groupby(climbed(small, finest, level)).agg(["min", "max"])
        agreed = spread["min"].where(spread["min"] == spread["max"], -2)
        return agreed.reindex(codes, fill_value=-1).to_numpy(np.int64)

    def same_as(self, level: str) -> dict[int, str]:
        """Return the groups that are exactly one area of a level: the code by the group's place.

        A ward is a best fit of LSOAs, so no group of LSOAs is exactly one.
        """
        exact = level == self.level or (
            LEVELS[level].area_type != "ward" and climbs(self.level, level) and not self.best_fit
        )
        if not exact:
            return {}
        holders = climbed(load_areas(self.level)["area_code"].to_numpy(object), self.level, level)
        table = pd.DataFrame({"member": self.member, "holder": holders})
        inside = table.groupby("holder")["member"].agg(["min", "max"])
        whole = inside[(inside["min"] == inside["max"]) & (inside["min"] >= 0)]["min"]
        alone = table[table["member"] >= 0].groupby("member")["holder"].nunique()
        return {int(place): str(code) for code, place in whole.items() if code and alone[place] == 1}

    @property
    def best_fit(self) -> bool:
        """Whether the groups are made of whole LSOAs that only fit the areas of the file best."""
        wards = any(LEVELS[one].area_type == "ward" for one in self.given)
        return self.carried_over or (self.level not in self.given and wards)

    def carried(self, level: str) -> Grouping | None:
        """Return the same groups of the LSOAs of another census, through the lookup; None where none is held.

        One that became several in different groups counts whole in that with most of its residents; a note
        says how many there are.
        """
        kinds = {LEVELS[one].area_type for one in (level, self.level)}
        pairs = pairs_of(level, self.level) if kinds == {"lsoa"} and level != self.level else pd.DataFrame()
        if pairs.empty:
            return None
        own = pd.Series(self.member, index=load_areas(self.level)["area_code"])
        shares = pairs.assign(group=pairs["to_code"].map(own)).groupby(["from_code", "group"])["share"].sum()
        most = shares.reset_index().sort_values(["share", "group"], ascending=[False, True], kind="stable")
        best = most.drop_duplicates("from_code").set_index("from_code")["group"]
        cut = int((shares.groupby("from_code").size() > 1).sum())
        member = best.reindex(load_areas(level)["area_code"], fill_value=-1).to_numpy(np.int64)
        note = (
            f"Groups of {kind_of(self.level)} are carried over to {kind_of(level)}: {cut:,} of these lie in "
            "more than one group, or partly in none, and count whole where most of their residents live."
        )
        return replace(self, level=level, member=member, notes=(*self.notes, note), carried_over=True)
