"""An indicator as data: what a number means, which way is good, and how it may be added up."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

NOT_HELD = "Not in this snapshot."
"""Why a level at which there could be values has none."""


def nothing() -> Mapping[str, Any]:
    """Return an empty mapping that cannot be written to."""
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Live:
    """Where figures are asked for of an indicator that has others embedded: the table `live` of its entry.

    Attributes
    ----------
    source
        A source with a `fetch`.
    query
        What that source's reader picks out of its table.
    levels
        Level keys at which the figures are taken; by default those of the source that the indicator has.
    """

    source: str
    query: Mapping[str, Any] = field(hash=False)
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """One entry of a theme's TOML file. The first block is required in the file; the rest has defaults.

    Attributes
    ----------
    id, theme
        The entry's name and the file that holds it.
    short
        Label of the big number, 16 characters at most.
    sentence
        Reads after "In {area}, "; holds "{value}", which arrives with its unit.
    levels
        Level keys at which there are values, published or added up, comparators included.
    greyed
        For every map level without values, the reason a reader sees. It is given for areas of another year
        where the entry leaves it out (`catalogue.greyed`).
    aggregation, weight
        How values of LSOAs make a value of a larger area; `weight` only for a weighted mean.
    estimated
        Whether the weight is itself an estimate, so that the mean is `estimated` and not only `derived`.
    multiplier
        What numerator ÷ denominator is multiplied by to give the display unit.
    interval
        Where the 95 % interval comes from.
    mapped
        False for counts and ranks: shown as numbers, never as a colour.
    people_base
        The geography's column that turns a gap between two rates into people.
    source
        One that is not embedded is only asked for: the snapshot that comes with us has no figures then.
    query
        What the source's reader picks out of its table.
    parts
        The two indicators whose counts make this rate where nobody publishes it: `numerator`, `denominator`,
        and how many `years` the base may be older.
    contains
        Indicators that lie within this one, as domains lie within an index. A file names the nearest; those
        within these are added when it is read. See `catalogue.composites`.
    live
        Another source, where the same figures are asked for by a refresh.
    not_refreshed
        Why there is none, for a reader of the refresh plan.
    """

    id: str
    title: str
    short: str
    theme: str
    unit: str
    polarity: str
    measure: str
    numerator: str
    sentence: str
    levels: tuple[str, ...]
    source: str
    definition: str
    query: Mapping[str, Any] = field(hash=False)

    denominator: str = ""
    decimals: int = 1
    greyed: Mapping[str, str] = field(default_factory=nothing, hash=False)
    aggregation: str = "none"
    weight: str | None = None
    estimated: bool = False
    multiplier: int = 1
    interval: str = "none"
    mapped: bool = True
    people_base: str | None = None
    age: str = "all"
    period_note: str = ""
    caveats: tuple[str, ...] = ()
    parts: Mapping[str, Any] = field(default_factory=nothing, hash=False)
    contains: tuple[str, ...] = ()
    live: Live | None = None
    not_refreshed: str = ""

    @property
    def higher_is_better(self) -> bool | None:
        """Return whether a higher value is better; None when the indicator takes no side."""
        return {"high_is_good": True, "high_is_bad": False}.get(self.polarity)

    def at(self, held: Collection[str]) -> Indicator:
        """Return the indicator with those of its levels that are held, the others greyed."""
        levels = tuple(level for level in self.levels if level in held)
        lacking = {level: self.greyed.get(level, NOT_HELD) for level in self.levels if level not in held}
        greyed = {level: reason for level, reason in self.greyed.items() if level not in levels} | lacking
        return replace(self, levels=levels, greyed=MappingProxyType(greyed))

    def asked_of(self, source: str, held: Collection[str]) -> Indicator:
        """Return the indicator as `source` is asked for it, at those of the levels `held` there that it has.

        Where `held` is empty the source's reader knows its levels, and all of the indicator's are asked for.
        """
        shared = tuple(level for level in self.levels if not held or level in held)
        if self.live is None or self.source == source:
            return replace(self, levels=shared)
        live = self.live
        return replace(self, source=live.source, query=live.query, levels=live.levels or shared, live=None)

    @property
    def implied(self) -> str:
        """Return the sentence that the polarity implies, for a reader to agree or disagree with."""
        verdict = {True: "higher is better", False: "higher is worse", None: "neither high nor low is better"}
        return f"{self.title}: {verdict[self.higher_is_better]}."
