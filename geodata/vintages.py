"""Figures of one year's areas carried over to another year's, through a lookup and in no other way.

A count can be shared out or added up; a rate cannot, unless the two counts that it is made of are carried.
Every join says what it lost, and stops when that is more than it may lose.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from geodata.crosswalks import Crosswalk, some
from geodata.errors import GeographyError
from geodata.nesting import area

COUNTS = ("numerator", "denominator")

NOT_APART = ("area_code", "flag", "value", "lower_ci", "upper_ci", *COUNTS)

ADDED_UP = frozenset({"count"})
"""Measures of the catalogue whose value is itself a count."""


class RateRefused(GeographyError):
    """A rate, score, rank or median was to be carried to other areas without the counts behind it."""


class JoinLost(GeographyError):
    """A join would lose more areas than it may.

    Attributes
    ----------
    codes
        The areas that would be lost, sorted.
    boroughs
        Names of the boroughs that would vanish whole.
    """

    def __init__(self, message: str, codes: Iterable[str], boroughs: Iterable[str]) -> None:
        super().__init__(message)
        self.codes = tuple(sorted(codes))
        self.boroughs = tuple(sorted(boroughs))


@dataclass(frozen=True, slots=True)
class Carried:
    """Figures in the areas wanted, and what became of those given.

    Attributes
    ----------
    figures
        The figures, `area_code` one of the areas wanted, with `flag`: `estimated` where a part was shared
        out, `derived` where whole areas were added up.
    areas_given, areas_matched
        How many areas came, and how many of them the lookup knows.
    lost
        Codes that the lookup does not know, sorted.
    unfilled
        Codes of areas wanted for which nothing came, sorted.
    """

    figures: pd.DataFrame
    areas_given: int
    areas_matched: int
    lost: tuple[str, ...]
    unfilled: tuple[str, ...]

    def sentence(self) -> str:
        """Say what the join did, in words."""
        made = self.figures["area_code"].nunique()
        said = f"{self.areas_matched:,} of {self.areas_given:,} areas were matched and make {made:,}."
        if self.lost:
            said += f" Lost: {some(self.lost)}."
        return said + (f" Nothing came for {some(self.unfilled)}." if self.unfilled else "")


def carry(figures: pd.DataFrame, measure: str, crosswalk: Crosswalk, may_lose: int = 0) -> Carried:
    """Return counts carried over to the areas wanted.

    Parameters
    ----------
    figures
        area_code, value, numerator, denominator, flag, and any columns that tell figures of an area apart
        (period, sex, age …).
    measure
        The indicator's measure, as in the catalogue.
    may_lose
        How many areas may be unknown to the lookup.

    Raises
    ------
    RateRefused
        The measure is no count and some figure lacks its numerator or denominator. With both, they are
        carried, and `value` is left missing, to be computed last.
    JoinLost
        More areas are unknown to the lookup than may be.
    """
    columns = _countable(figures, measure)
    known = figures["area_code"].isin(crosswalk.pairs["from_code"])
    lost = tuple(sorted(set(figures.loc[~known, "area_code"])))
    _refuse_loss(lost, figures.loc[known, "area_code"], crosswalk, may_lose)
    joined = figures[known].merge(crosswalk.pairs, left_on="area_code", right_on="from_code")
    for column in columns:
        joined[column] = joined[column] * joined["share"]
    apart = [str(name) for name in figures if name not in NOT_APART]
    carried = _added(joined, ["to_code", *apart], columns, whole=_parts_of(crosswalk))
    carried = carried.rename(columns={"to_code": "area_code"}).reindex(columns=list(figures.columns))
    unfilled = tuple(sorted(set(crosswalk.pairs["to_code"]) - set(carried["area_code"])))
    given = figures["area_code"].nunique()
    return Carried(carried, given, given - len(lost), lost, unfilled)


def _countable(figures: pd.DataFrame, measure: str) -> list[str]:
    """Return the columns of counts to carry."""
    if measure in ADDED_UP:
        return [name for name in ("value", *COUNTS) if name in figures]
    missing = figures["value"].notna() & figures[list(COUNTS)].isna().any(axis=1)
    if missing.any():
        first = figures.loc[missing, "area_code"].iloc[0]
        raise RateRefused(
            f"A {measure} cannot be carried to other areas: only counts can be shared out or added up, and "
            f"{first} comes without the two counts behind it."
        )
    return list(COUNTS)


def _refuse_loss(lost: tuple[str, ...], kept: pd.Series, crosswalk: Crosswalk, may_lose: int) -> None:
    if len(lost) <= may_lose:
        return
    remaining = {_borough(code) for code in kept}
    boroughs = {name for code in lost if (name := _borough(code))} - remaining
    whole = f" {', '.join(sorted(boroughs))} would vanish whole." if boroughs else ""
    raise JoinLost(
        f"{len(lost):,} areas are none of the {crosswalk.given} of the lookup, and {may_lose:,} may be: "
        f"{some(lost)}.{whole}",
        lost,
        boroughs,
    )


def _borough(code: str) -> str:
    found = area(code)
    return found.parent_name if found else ""


def _parts_of(crosswalk: Crosswalk) -> dict[str, int]:
    """Return how many areas each wanted area is made of."""
    return {str(code): count for code, count in crosswalk.pairs["to_code"].value_counts().items()}


def _added(joined: pd.DataFrame, by: list[str], columns: list[str], whole: dict[str, int]) -> pd.DataFrame:
    """Return the sums; missing as soon as one part is missing or did not come."""
    groups = joined.groupby(by, sort=True, dropna=False)
    sums = groups[columns].sum(min_count=1).mask(groups[columns].count().lt(groups.size(), axis=0))
    parts = groups.size()
    came = parts == parts.index.get_level_values("to_code").map(whole).to_numpy()
    sums = sums.where(came, axis=0)
    several = parts > 1
    flags = groups["flag"].agg(lambda found: ",".join(dict.fromkeys(",".join(found).split(","))).strip(","))
    kinds = pd.Series("", index=flags.index).mask(several, "derived")
    kinds = kinds.mask(groups["estimated"].any(), "estimated")
    sums["flag"] = [_with(flag, kind) for flag, kind in zip(flags, kinds, strict=True)]
    return sums.reset_index()


def _with(flag: str, kind: str) -> str:
    words = [word for word in flag.split(",") if word]
    return ",".join([*words, *([kind] if kind and kind not in words else [])])
