"""The three big numbers of the panel, each with what stands beside it and its "i"."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from htmltools import Tag, tags

import geodata
from analysis.view import View
from analysis.wording import format_difference, format_interval, ordinal, sentence_case, split_value

from .control_facts import value_words
from .controls import info_dot
from .figures import AreaFigure, Beside, beside, change_since, small_area_extremes
from .provenance import templates
from .state import Subject
from .views import Views, census_of

Mini = tuple[str, str]


def numbers(
    views: Views,
    subject: Subject,
    view: View,
    figure: AreaFigure,
    others: Sequence[Beside],
    compared: Sequence[AreaFigure],
) -> Tag:
    """Return the three big numbers, each with three things beside it in the same order."""
    return tags.div(
        value_number(subject, figure, others, compared),
        rank_number(subject, figure, compared),
        third_number(views, subject, figure, others, compared),
        templates(views, subject, figure.flag, figure.code),
        class_="numbers",
    )


def number(
    label: str, before: str, hero: str, after: str, minis: Sequence[Mini], info: str, interval: str = ""
) -> Tag:
    """Return one big number: label with its "i", the number, its interval, what stands beside it."""
    if after.startswith("per "):  # too long to stand beside the number
        interval, after = " · ".join(part for part in (after, interval.partition("\u00a0per")[0]) if part), ""
    size = len(before + hero) + len(after) // 2
    long = " longer" if size > 8 else " long" if size > 6 else ""
    return tags.div(
        tags.div(
            tags.span(label, class_="label"),
            info_dot(info, f"‘{label}’"),
            class_="number-top",
        ),
        tags.div(before, hero, tags.small(after) if after else None, class_=f"hero{long}"),
        tags.div(interval, class_="interval") if interval else None,
        tags.dl(
            *[part for name, value in minis for part in (tags.dt(name, title=name), tags.dd(value))],
            class_="mini",
        ),
        class_="big",
    )


def small_words(subject: Subject, value: float) -> str:
    """Return a value for a narrow column: a unit such as "per 100,000" is said once, under the big number."""
    words = value_words(subject, value)
    return words.partition("\u00a0per")[0]


def value_number(
    subject: Subject,
    figure: AreaFigure,
    others: Sequence[Beside],
    compared: Sequence[AreaFigure],
) -> Tag:
    """Return the value with its interval, beside borough, Greater Manchester and the compared area."""
    minis = [(one.short, small_words(subject, one.value)) for one in others if math.isfinite(one.value)][:2]
    minis += [(one.name, small_words(subject, one.value)) for one in compared]
    parts = split_value(figure.value, subject.indicator.unit, subject.indicator.decimals)
    words = ""
    if math.isfinite(figure.lower):
        words = format_interval(
            figure.lower, figure.upper, subject.indicator.unit, subject.indicator.decimals
        )
    return number(sentence_case(subject.indicator.short), *parts, minis, "info-value", words)


def rank_number(subject: Subject, figure: AreaFigure, compared: Sequence[AreaFigure]) -> Tag:
    """Return the rank among all areas of the level; first is the highest value."""
    if not figure.rank:
        return number("Rank", "", "none", "", [("Why", figure.reason or "no figure")], "info-rank")
    digits = "".join(letter for letter in ordinal(figure.rank) if letter.isdigit() or letter == ",")
    minis = []
    if subject.level != "borough":
        minis.append((figure.parent, f"{ordinal(figure.rank_in_parent)} of {figure.ranked_in_parent}"))
    if subject.indicator.mapped:
        minis.append(("Class", f"{figure.klass} of {figure.classes}"))
    minis += [(one.name, ordinal(one.rank)) for one in compared if one.rank]
    return number(
        f"Rank of {figure.ranked:,}", "", digits, ordinal(figure.rank).replace(digits, ""), minis, "info-rank"
    )


def third_number(
    views: Views,
    subject: Subject,
    figure: AreaFigure,
    others: Sequence[Beside],
    compared: Sequence[AreaFigure],
) -> Tag:
    """Return the worst LSOA inside, so that no average stands alone; else the change; else the people."""
    codes = (figure.code, *(one.code for one in others), *(one.code for one in compared))
    extremes = small_area_extremes(views, subject, tuple(dict.fromkeys(codes)))
    if figure.code in extremes:
        side, label = (
            (0, "Lowest LSOA") if subject.indicator.polarity == "high_is_good" else (1, "Highest LSOA")
        )
        minis = [
            (one.short, small_words(subject, extremes[one.code][side]))
            for one in others
            if one.code in extremes
        ][:2]
        minis += [
            (one.name, small_words(subject, extremes[one.code][side]))
            for one in compared
            if one.code in extremes
        ]
        parts = split_value(extremes[figure.code][side], subject.indicator.unit, subject.indicator.decimals)
        return number(label, *parts, minis, "info-extreme")
    since = change_since(views, subject, figure.code)
    if since and since[1].absolute is not None:
        words = format_difference(
            since[1].absolute, subject.indicator.unit, subject.indicator.decimals, signed=True
        )
        size, _, unit = words.partition(" ") if " " in words else words.partition("\u00a0")
        return number("Change", "", size, unit, [], "info-change", f"since {since[0]}")
    if math.isfinite(figure.numerator):
        minis = [("of", f"{figure.denominator:,.0f}")] if math.isfinite(figure.denominator) else []
        return number("Count", "", f"{figure.numerator:,.0f}", "", minis, "info-count")
    residents = (
        geodata.load_areas(subject.level)
        .set_index("area_code")[census_of(subject.level)]
        .get(figure.code, float("nan"))
    )
    shown = f"{residents:,.0f}" if residents == residents else "no figure"
    return number("Residents", "", shown, "", [("Census", census_of(subject.level)[-4:])], "info-people")


def window_numbers(
    views: Views, subject: Subject, view: View, values: np.ndarray, names: np.ndarray, in_view: np.ndarray
) -> Tag:
    """Return the middle value, how many areas are in view, and the extreme area."""
    level, indicator = geodata.LEVELS[subject.level], subject.indicator
    known = values[np.isfinite(values)]
    if not known.size:
        return tags.p("None of them has a figure.", class_="note")
    others = [one for one in beside(views, subject, None, subject.within) if math.isfinite(one.value)]
    gm = [(one.short, small_words(subject, one.value)) for one in others][:2]
    middle = split_value(float(np.median(known)), indicator.unit, indicator.decimals)
    best_last = indicator.polarity == "high_is_good"
    edge = int(np.nanargmin(values) if best_last else np.nanargmax(values))
    other = int(np.nanargmax(values) if best_last else np.nanargmin(values))
    worst = 0 if best_last else len(view.breaks)
    worst_count = int((view.classes[in_view] == worst).sum())
    counted = (
        [("In worst class", f"{worst_count:,}")]
        if indicator.mapped and indicator.polarity != "neutral"
        else []
    )
    left_out = int(view.left_out[in_view].sum())
    missing = int((~np.isfinite(values)).sum()) - left_out
    absent = ("Left out", f"{left_out:,}") if left_out else ("No figure", f"{missing:,}")
    singular = level.singular.partition(" (")[0]
    return tags.div(
        number(f"Middle {singular}", *middle, gm, "info-value"),
        number("In view", "", f"{values.size:,}", "", [*counted, absent], "info-count"),
        number(
            "Lowest" if best_last else "Highest",
            *split_value(float(values[edge]), indicator.unit, indicator.decimals),
            [
                (str(names[edge]), ""),
                ("Highest" if best_last else "Lowest", small_words(subject, float(values[other]))),
            ],
            "info-extreme",
        ),
        templates(views, subject, "", ""),
        class_="numbers",
    )
