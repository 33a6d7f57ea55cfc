"""Measures of a session's own file as indicators, like those of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from catalogue import Indicator
from geodata import LEVELS, MAP_LEVELS
from own.figures import SOURCE, Figures
from own.measures import cut
from own.places import KINDS
from own.prepared import Prepared
from own.protection import Protection

THEME = "own"
MEASURES = {"share": "proportion", "mean": "mean", "rate": "rate", "rows": "rate"}
POLARITIES = ("neutral", "high_is_good", "high_is_bad")


def indicators_of(
    prepared: Prepared,
    figures: Sequence[Figures],
    protection: Protection,
    run: int,
    polarities: Mapping[str, str],
) -> dict[str, Indicator]:
    """Return an indicator a measure under ids of its own: `run` tells one making from the next.

    Parameters
    ----------
    polarities
        By the number of the measure, "1" the first: those that are not neutral.
    """
    found = {}
    for number, one in enumerate(figures, 1):
        polarity = polarities.get(str(number), "neutral")
        name = f"own_{run}_{number}"
        found[name] = _indicator(
            name, prepared, one, protection, polarity if polarity in POLARITIES else "neutral"
        )
    return found


def _indicator(
    name: str, prepared: Prepared, figures: Figures, protection: Protection, polarity: str
) -> Indicator:
    measure = figures.measure
    numerator, denominator, definition = _words(prepared, figures)
    greyed = {level: _why_not(level, prepared) for level in MAP_LEVELS if level not in figures.levels}
    return Indicator(
        id=name,
        title=measure.title,
        short=measure.short,
        theme=THEME,
        unit=figures.unit,
        polarity=polarity,
        measure=MEASURES[measure.kind],
        numerator=numerator,
        denominator=denominator,
        sentence=measure.sentence,
        levels=figures.levels,
        source=SOURCE,
        definition=definition,
        query=MappingProxyType({}),
        decimals=figures.decimals,
        greyed=MappingProxyType(greyed),
        multiplier=figures.multiplier,
        interval=figures.interval,
        period_note="" if len(figures.periods) > 1 else "The file has no dates." if _undated(figures) else "",
        caveats=tuple(_caveats(prepared, figures, protection)),
    )


def _words(prepared: Prepared, figures: Figures) -> tuple[str, str, str]:
    measure, weighted = figures.measure, ", weighted" if prepared.weight is not None else ""
    asked = cut(measure.asked)
    if measure.kind == "share":
        answer = measure.title.removeprefix(f"{asked}: ")
        return (
            f"Answers “{answer}” to “{asked}”", f"All answers to “{asked}”",
            f"The share of the answers to “{asked}” in {prepared.name} that are “{answer}”{weighted}.",
        )  # fmt: skip
    if measure.kind == "mean":
        return (
            f"Sum of “{asked}”",
            "Rows with a number",
            f"The mean of “{asked}” in {prepared.name}{weighted}.",
        )
    if measure.kind == "rate":
        count, _, base = measure.asked.partition(", of ")
        return (
            f"“{cut(count)}”",
            f"“{cut(base)}”",
            f"“{cut(count)}” divided by “{cut(base)}”, of {prepared.name}.",
        )
    return (
        "Rows of the file", "Residents of the census",
        f"Rows of {prepared.name} for every 1,000 residents of the census.",
    )  # fmt: skip


def _caveats(prepared: Prepared, figures: Figures, protection: Protection) -> Iterator[str]:
    own_figures = prepared.is_own_figure(figures.measure)
    if own_figures:
        yield "The file does not say how many people are behind each figure, so none could be held back."
    elif protection.base:
        yield f"Counts are rounded to the nearest {protection.base}, so that none of them is exact."
    else:
        yield (
            f"Figures of fewer than {protection.threshold} people or answers are held back, and others "
            "with them where they could be worked out from the rest."
        )
    used, rows = int(prepared.used.sum()), prepared.rows
    if used < rows:
        yield f"{rows - used:,} of {rows:,} rows of the file have no place or lack an answer: left out."
    if figures.measure.kind in ("share", "mean") and not prepared.per_area:
        yield "Of those who answered: a survey speaks for all residents only as far as they were sampled."
    crossing = {"ward25", "ward17", "msoa11"} & set(figures.levels)
    if not own_figures and not protection.base and figures.measure.kind == "share" and len(crossing) > 1:
        yield (
            "MSOAs and wards of different years cut across one another, so where answers are few mostly "
            "the newest wards show them: two overlapping areas tell what is in one and not in the other."
        )
    if any(LEVELS[level].area_type == "ward" for level in figures.levels) and "lsoa11" in figures.levels:
        yield "Wards are best fits of whole LSOAs, so that nothing can be worked out between the levels."


def _why_not(level: str, prepared: Prepared) -> str:
    """Return why a file has no figures at a level."""
    kind = KINDS[prepared.placed.kind].lower()
    return f"The rows of the file lie in other areas: its {kind} does not lead to {LEVELS[level].plural}."


def _undated(figures: Figures) -> bool:
    return figures.periods[0].start == figures.periods[0].end if figures.periods else False


class Indicators(Mapping[str, Indicator]):
    """The indicators of the catalogue, and after them a session's own.

    An own id of an earlier making leads to the same measure as it is now: what a reader has chosen stays.
    """

    def __init__(self, published: Mapping[str, Indicator], own: Mapping[str, Indicator]) -> None:
        self._published, self._own = published, own
        self._numbered = {name.rpartition("_")[2]: one for name, one in own.items()}

    def __getitem__(self, name: str) -> Indicator:
        if name.startswith("own_") and name not in self._published:
            return self._numbered[name.rpartition("_")[2]]
        return self._published[name]

    def __iter__(self) -> Iterator[str]:
        yield from self._published
        yield from self._own

    def __len__(self) -> int:
        return len(self._published) + len(self._own)
