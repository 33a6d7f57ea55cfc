"""Which areas of one vintage make which of another: crosswalks, built from lookups of codes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from geodata.errors import GeographyError

CHANGES = {"U": "unchanged", "S": "split", "M": "merged", "X": "redrawn"}
"""Change codes of the lookup between the LSOAs of two censuses, and what each says."""

GSS = re.compile(r"[EWSN]\d{8}")


class BrokenLookup(GeographyError):
    """A lookup that contradicts itself, or that is not one of codes."""


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Which areas of one vintage make which of another.

    Attributes
    ----------
    given, wanted
        Names of the two vintages, such as “LSOAs of 2011”.
    pairs
        from_code, to_code, share (of the first area's people in the second; the shares of an area add up to
        1), estimated (whether a count is shared out by it), one row a pair, by code.
    """

    given: str
    wanted: str
    pairs: pd.DataFrame

    def reversed(self, weights: pd.Series | None = None) -> Crosswalk:
        """Return the way back: what was split is added up, what was merged is shared out.

        `weights` are people by code of the areas that are wanted, which are the given ones of this crosswalk.
        """
        turned = self.pairs.rename(columns={"from_code": "to_code", "to_code": "from_code"})
        return _crosswalk(turned[["from_code", "to_code"]], self.wanted, self.given, weights)


def lsoa_crosswalk(
    lookup: pd.DataFrame, given: str, wanted: str, weights: pd.Series | None = None
) -> Crosswalk:
    """Return the crosswalk of an official lookup with change codes.

    Parameters
    ----------
    lookup
        from_code, to_code, change (U, S, M or X), one row a pair.
    given, wanted
        Names of the two vintages.
    weights
        People by code of the areas wanted, to share a split area out by. Without them the parts are equal.

    Raises
    ------
    BrokenLookup
        It holds names instead of codes, a pair twice, or a change code that its own pairs contradict.
    """
    _refuse_contradiction(lookup)
    return _crosswalk(lookup[["from_code", "to_code"]], given, wanted, weights)


def ward_crosswalk(parts: pd.DataFrame, given: str, wanted: str, people: str = "people") -> Crosswalk:
    """Return the crosswalk between the wards of two years, built from the small areas that both are made of.

    Parameters
    ----------
    parts
        One row a small area: from_code, to_code (the wards of each year that hold it best) and its people.
    """
    pairs = parts.groupby(["from_code", "to_code"])[[people]].sum().reset_index()
    whole = pairs.groupby("from_code")[people].transform("sum")
    pairs["share"] = pairs[people] / whole
    # Even wards that match are best fits of small areas, so every figure carried is an estimate.
    pairs["estimated"] = True
    return Crosswalk(given, wanted, _checked(pairs.drop(columns=people)))


def _crosswalk(pairs: pd.DataFrame, given: str, wanted: str, weights: pd.Series | None) -> Crosswalk:
    weight = pairs["to_code"].map(weights) if weights is not None else pd.Series(1.0, index=pairs.index)
    shared_out = pairs["from_code"].duplicated(keep=False)
    if (unknown := pairs.loc[shared_out & ~(weight > 0), "to_code"]).size:
        raise BrokenLookup(f"There is no number of people to share out by for {some(tuple(unknown))}.")
    share = (weight / weight.groupby(pairs["from_code"]).transform("sum")).where(shared_out, 1.0)
    return Crosswalk(given, wanted, _checked(pairs.assign(share=share, estimated=shared_out)))


def _checked(pairs: pd.DataFrame) -> pd.DataFrame:
    codes = pd.concat([pairs["from_code"], pairs["to_code"]])
    if (odd := codes[~codes.astype("str").str.fullmatch(GSS)]).size:
        raise BrokenLookup(f"“{odd.iloc[0]}” is no area code: areas are never joined by their names.")
    if pairs.duplicated(["from_code", "to_code"]).any():
        raise BrokenLookup("The lookup holds a pair of areas twice.")
    return pairs.sort_values(["from_code", "to_code"], ignore_index=True)


def _refuse_contradiction(lookup: pd.DataFrame) -> None:
    unknown = set(lookup["change"]) - set(CHANGES)
    if unknown:
        raise BrokenLookup(f"“{min(unknown)}” is no change code: they are {', '.join(CHANGES)}.")
    into = lookup.groupby("from_code")["to_code"].transform("nunique")
    out_of = lookup.groupby("to_code")["from_code"].transform("nunique")
    told = {
        "U": (into == 1) & (out_of == 1) & (lookup["from_code"] == lookup["to_code"]),
        "S": (into > 1) & (out_of == 1),
        "M": (into == 1) & (out_of > 1),
        "X": (into > 0) & (out_of > 0),
    }
    for code, so in told.items():
        wrong = lookup.loc[(lookup["change"] == code) & ~so, "from_code"]
        if len(wrong):
            raise BrokenLookup(f"{wrong.iloc[0]} is said to be {CHANGES[code]}, and its pairs say otherwise.")


def some(codes: Iterable[str]) -> str:
    """Return the first of the codes, and how many more there are, for a sentence."""
    codes = tuple(codes)
    more = len(codes) - 5
    return ", ".join(codes[:5]) + (f" and {more:,} more" if more > 0 else "")
