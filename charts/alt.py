"""Alternative texts, made from the figures that are drawn: typed by hand they would go stale."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.ranking import rank, ranked
from analysis.wording import count_words, format_interval, format_value, ordinal, sentence_case
from charts.distribution import Distribution
from charts.marks import Comparator
from charts.range import Ranges
from charts.ranked import Ranked
from charts.trend import Trend
from charts.words import Words

LISTED = 12
"""Points of a trend that are read out in full; of a longer one the ends and the extremes."""


def alt_distribution(areas: pd.DataFrame, options: Distribution, words: Words) -> str:
    """Return the distribution in words: how many areas, from where to where, and where the chosen stand."""
    known = areas[np.isfinite(areas["value"].to_numpy(dtype=float))]
    opening = f"Distribution of {_topic(words)}: {count_words(len(known), words.singular, words.plural)}"
    if known.empty:
        return f"{opening} with figures."
    values = known["value"].to_numpy(dtype=float)
    low, high = known.iloc[int(values.argmin())], known.iloc[int(values.argmax())]
    median = _say(float(np.median(values)), options)
    span = f", from {_at(low, options)} to {_at(high, options)}, median {median}."
    return " ".join([opening + span, *_chosen(areas, options), *_compared(options.comparators, options)])


def alt_ranked(areas: pd.DataFrame, options: Ranked, words: Words) -> str:
    """Return a ranking in words: both ends, the chosen with their intervals, and the comparator."""
    known = areas[np.isfinite(areas["value"].to_numpy(dtype=float))].sort_values("value", kind="stable")
    opening = f"Ranking of {_topic(words)}: {count_words(len(known), words.singular, words.plural)}"
    if known.empty:
        return f"{opening} with figures."
    ends = f", highest {_at(known.iloc[-1], options)}, lowest {_at(known.iloc[0], options)}."
    lines = [options.comparator] if options.comparator else []
    return " ".join([opening + ends, *_chosen(areas, options), *_compared(lines, options)])


def alt_trend(observations: pd.DataFrame, options: Trend, words: Words) -> str:
    """Return a trend in words: the selected area's figures, and the first and last of each other line."""
    sentences = [f"{sentence_case(words.title)} over time."]
    for one in options.series:
        rows = observations[observations["area_code"] == one.area_code].sort_values("period_start")
        rows = rows[np.isfinite(rows["value"].to_numpy(dtype=float))]
        points = [
            f"{period} {_say(value, options)}"
            for period, value in zip(rows["period"], rows["value"], strict=True)
        ]
        if not points:
            sentences.append(f"{one.name}: no figures.")
        elif one.kind == "selected" and len(points) <= LISTED:
            sentences.append(f"{one.name}: {', '.join(points)}.")
        else:
            sentences.append(f"{one.name}: {' to '.join(dict.fromkeys((points[0], points[-1])))}.")
    return " ".join(sentences)


def alt_range(rows: pd.DataFrame, options: Ranges, words: Words) -> str:
    """Return averages in words, each with its lowest and highest small area."""
    sentences = [f"{sentence_case(words.title)}: average, and lowest to highest {words.singular}."]
    for name, mean, low, high in rows[["name", "mean", "lowest", "highest"]].itertuples(index=False):
        inside = f", {format_interval(low, high, options.unit, options.decimals)}"
        known = np.isfinite(low) and np.isfinite(high)
        sentences.append(f"{name}: {_say(mean, options)}{inside if known else ''}.")
    return " ".join(sentences)


def _topic(words: Words) -> str:
    return f"{words.title}, {words.period}" if words.period else words.title


def _chosen(areas: pd.DataFrame, options: Distribution | Ranked) -> Iterable[str]:
    ranks, of = rank(areas["value"]), ranked(areas["value"])
    places = {code: index for index, code in enumerate(areas["area_code"])}
    for chosen in options.chosen:
        index = places.get(chosen.area_code)
        if index is None or ranks[index] == 0:
            yield f"{chosen.name}: no figure."
            continue
        row = areas.iloc[index]
        standing = f"{ordinal(int(ranks[index]))} of {of:,}"
        yield f"{chosen.name}: {_say(row['value'], options)}{_limits(row, options)}, {standing}."


def _limits(row: pd.Series, options: Distribution | Ranked) -> str:
    limits = row.get("lower", np.nan), row.get("upper", np.nan)
    if not np.isfinite(limits).all():
        return ""
    return f" (interval {format_interval(*limits, options.unit, options.decimals)})"


def _compared(lines: Iterable[Comparator], options: Distribution | Ranked) -> Iterable[str]:
    return (f"{line.name}: {_say(line.value, options)}." for line in lines if np.isfinite(line.value))


def _at(row: pd.Series, options: Distribution | Ranked) -> str:
    return f"{row['name']} {_say(row['value'], options)}"


def _say(value: float, options: Distribution | Ranked | Trend | Ranges) -> str:
    return format_value(value, options.unit, options.decimals)
