"""The finding of a scatter in words, and its alternative text: made from the figures that are drawn."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.association import Association
from analysis.association_sentences import format_correlation, strength
from analysis.wording import count_words, format_value
from charts.scatter import Scatter
from charts.words import Words

TENDS = {"strongly": "mostly", "moderately": "often", "weakly": "a little more often"}


def title_scatter(found: Association, options: Scatter) -> str:
    """Return the finding: "Where “Out of work” is high, “Bad health” is mostly high"."""
    word = strength(found.pearson)
    if not word:
        return f"{options.x.quoted} and {options.y.quoted} hardly go together"
    way = "high" if found.pearson.value > 0 else "low"
    return f"Where {options.x.quoted} is high, {options.y.quoted} is {TENDS[word]} {way}"


def subtitle_scatter(found: Association, options: Scatter, words: Words) -> str:
    """Return what dots, line and band are."""
    darker = f", {words.parent_name}’s darker" if options.parent_code and words.parent_name else ""
    weights = ", by residents" if found.weighted else ""
    band = format_value(found.confidence * 100, "%", 0)
    return (
        f"One dot for each {words.singular}{darker}. Line of least squares{weights}; "
        f"shaded, where it plausibly runs ({band})."
    )


def alt_scatter(areas: pd.DataFrame, found: Association, options: Scatter, words: Words) -> str:
    """Return the scatter in words: how many areas, how closely they go together, where the chosen stand."""
    opening = (
        f"Scatter of {options.y.title} (up) against {options.x.title} (across), "
        f"{count_words(found.areas, words.singular, words.plural)}."
    )
    line = found.line
    ends = [float(end) for end in np.nanpercentile(areas["x"].to_numpy(dtype=float), (0, 100))]
    low, high = (options.y.say(float(line.at(end))) for end in ends)
    return " ".join(
        [
            opening,
            f"Correlation {format_correlation(found.pearson)}.",
            f"The line runs from {low} at {options.x.say(ends[0])} to {high} at {options.x.say(ends[1])}.",
            *_marked(areas, options),
            options.caution,
        ]
    )


def _marked(areas: pd.DataFrame, options: Scatter) -> Iterable[str]:
    """Return a sentence for each chosen area and each comparator."""
    both = areas[["x", "y"]].to_numpy(dtype=float)
    figures = dict(zip(areas["area_code"], both.tolist(), strict=True))
    for area in options.chosen:
        x, y = figures.get(area.area_code, (np.nan, np.nan))
        known = np.isfinite([x, y]).all()
        yield _at(area.name, x, y, options) if known else f"{area.name}: not both figures."
    for point in options.points:
        if np.isfinite([point.x, point.y]).all():
            yield _at(point.name, point.x, point.y, options)


def _at(name: str, x: float, y: float, options: Scatter) -> str:
    return f"{name}: {options.x.say(x)} and {options.y.say(y)}."
