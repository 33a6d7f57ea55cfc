"""What is understood of a file before anything is changed: for the terminal, and for the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import pandas as pd

from sources.files.areas import Placed
from sources.files.matching import Matched
from sources.files.reading import Reading
from sources.files.sheet import Sheet

NAMED = 5
"""Codes, periods or series that are spelt out before the rest is only counted."""

LISTED = 200
"""Codes that a program is told before the rest is only counted."""


def no_counts() -> Mapping[str, int]:
    """Return an empty mapping that cannot be written to."""
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Understood:
    """A file in plain numbers.

    Attributes
    ----------
    file, publisher, dataset
        Its name, and whose and what it is.
    kind
        `figures`, `lookup` or `boundaries`.
    rows
        Lines of the table, or shapes.
    areas
        How many areas there are, by what they are (“LSOAs of 2021”).
    periods
        Labels, oldest first.
    indicators
        Observations that would be written, by indicator.
    unmatched_series
        Figures of series that are no indicator of the catalogue, by series.
    unmatched_codes
        Codes that no known area has, by what they seem to be.
    lost
        Lines that are no figures, by reason.
    valueless
        Figures by indicator that lack their value, as `sources.files.matching` says.
    missing
        Figures without a number, by flag.
    notes
        Sentences on what was doubtful.
    unnamed
        Whether it has to be said what the file measures.
    """

    file: str
    publisher: str
    dataset: str
    kind: str
    rows: int
    areas: Mapping[str, int]
    periods: tuple[str, ...] = ()
    indicators: Mapping[str, int] = field(default_factory=no_counts)
    unmatched_series: Mapping[str, int] = field(default_factory=no_counts)
    unmatched_codes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    lost: Mapping[str, int] = field(default_factory=no_counts)
    valueless: Mapping[str, int] = field(default_factory=no_counts)
    missing: Mapping[str, int] = field(default_factory=no_counts)
    notes: tuple[str, ...] = ()
    unnamed: bool = False

    def text(self) -> str:
        """Return the report, one fact a line."""
        lines = [f"{self.file}: {self.publisher}, {self.dataset}"]
        lines += _line("rows", f"{self.rows:,}")
        lines += _line("areas", ", ".join(f"{count:,} {kind}" for kind, count in self.areas.items()))
        lines += _line("periods", _span(self.periods))
        lines += _line("to be loaded", _counted(self.indicators) or self._nothing())
        lines += _line("without their value", _counted(self.valueless))
        lines += _line("not in the catalogue", _counted(self.unmatched_series))
        for kind, codes in self.unmatched_codes.items():
            lines += _line("not matched", f"{len(codes):,} {kind}: {_some(codes)}")
        lines += [line for why, count in self.lost.items() for line in _line("left out", f"{count:,} {why}")]
        lines += _line("without a number", ", ".join(f"{n:,} {flag}" for flag, n in self.missing.items()))
        lines += [line for note in self.notes for line in _line("note", note)]
        return "\n".join(lines)

    def plain(self, titles: Mapping[str, str]) -> dict[str, Any]:
        """Return the report as JSON takes it; `titles` are what readers call the indicators."""
        named = {"indicators": self.indicators, "valueless": self.valueless}
        said: dict[str, Any] = {
            what: {titles[name]: n for name, n in counts.items()} for what, counts in named.items()
        }
        said |= {what: dict(getattr(self, what)) for what in ("areas", "unmatched_series", "lost", "missing")}
        said["unmatched_codes"] = {
            kind: {"count": len(codes), "some": codes[:LISTED]}
            for kind, codes in self.unmatched_codes.items()
        }
        alike = ("file", "publisher", "dataset", "kind", "rows", "notes", "unnamed")
        return said | {what: getattr(self, what) for what in alike} | {"periods": _span(self.periods)}

    def _nothing(self) -> str:
        return "nothing" if self.kind == "figures" else ""


def understood(sheet: Sheet, reading: Reading, placed: Placed, matched: Matched) -> Understood:
    """Return what is understood of a file of figures."""
    figures = reading.figures
    periods = figures[["period", "period_start"]].drop_duplicates().sort_values("period_start")
    without = figures[figures[["value", "numerator"]].isna().all(axis=1)]
    missing = without["flag"].where(without["flag"] != "", "without a reason").value_counts()
    return Understood(
        file=sheet.name,
        publisher=reading.publisher,
        dataset=reading.dataset,
        kind="figures",
        rows=sheet.rows,
        areas=kinds_of(placed),
        periods=tuple(periods["period"]),
        indicators=_sizes(matched.observations),
        unmatched_series=matched.unmatched_series,
        unmatched_codes=placed.unmatched,
        lost=reading.lost,
        valueless=matched.valueless,
        missing={str(flag): int(count) for flag, count in missing.items()},
        notes=(*reading.notes, *_on_its_name(reading, matched), *placed.notes),
        unnamed=reading.unnamed and figures["series"].nunique() == 1,
    )


def _on_its_name(reading: Reading, matched: Matched) -> tuple[str, ...]:
    """Return what there is to say of a file that does not say what it measures."""
    if not reading.unnamed:
        return ()
    series = reading.figures["series"].nunique()
    if len(matched.observations):
        return ("It does not say what it measures: you have named it.",)
    if series == 1:
        return ("It does not say what it measures: you have to (in a terminal with --as INDICATOR).",)
    return (f"It does not say what it measures, and holds {series} series: it cannot be loaded.",)


def kinds_of(placed: Placed) -> dict[str, int]:
    """Return how many areas of each kind are known."""
    return {kind_of(*key): count for key, count in Counter(placed.keys.values()).items()}


def kind_of(area_type: str, vintage: str) -> str:
    """Return what a reader calls the areas of a type and a vintage: “LSOAs of 2021”."""
    plurals = {
        "lsoa": "LSOAs",
        "msoa": "MSOAs",
        "combined_authority": "combined authorities",
        "country": "countries",
    }
    plural = plurals.get(area_type, f"{area_type}s")
    return f"{plural} of {vintage}" if vintage and area_type != "borough" else plural


def _sizes(observations: pd.DataFrame) -> dict[str, int]:
    sizes = observations["indicator_id"].value_counts(sort=False)
    return {str(indicator): int(count) for indicator, count in sizes.items()}


def _line(label: str, said: str) -> list[str]:
    return [f"  {label + ':':<22}{said}"] if said else []


def _span(periods: tuple[str, ...]) -> str:
    if len(periods) <= NAMED:
        return ", ".join(periods)
    return f"{len(periods):,}, from {periods[0]} to {periods[-1]}"


def _counted(counts: Mapping[str, int]) -> str:
    return _some(tuple(f"{name} ({count:,})" for name, count in counts.items()))


def _some(words: tuple[str, ...]) -> str:
    more = len(words) - NAMED
    return ", ".join(words[:NAMED]) + (f" and {more:,} more" if more > 0 else "")
