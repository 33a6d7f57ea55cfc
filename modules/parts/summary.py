"""The right panel's words and numbers: who, the sentence, three numbers, the comparators, the change."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from htmltools import Tag, TagList, tags

import geodata
from analysis.comparison import NOT_COMPARED
from analysis.sentences import EMPTY, Other, Run, describe_selection, describe_view, list_missing
from analysis.view import View
from analysis.wording import format_difference, format_interval, ordinal, sentence_case, split_value

from .control_facts import value_words
from .figures import (
    AreaFigure,
    Beside,
    beside,
    change_since,
    figure_of,
    measure_of,
    small_area_extremes,
)
from .icons import icon
from .state import Chosen, Settings, Subject
from .views import Views, finer_words, next_level

Mini = tuple[str, str]


def summary_panel(
    views: Views, subject: Subject, settings: Settings, chosen: Chosen, view: View, in_view: np.ndarray
) -> TagList:
    """Return the panel's head for the selection, or for what the map window shows."""
    figure = figure_of(view, chosen.selected) if chosen.selected else None
    if figure is None:
        return window_panel(views, subject, view, in_view)
    compared = [one for one in (figure_of(view, code) for code in chosen.codes if code != figure.code) if one]
    others = beside(views, subject, figure)
    return TagList(
        who(subject, figure),
        sentence(
            describe_selection(
                figure.name,
                figure.value,
                measure_of(subject.indicator),
                set_against(settings, others, compared),
                figure.reason,
            )
        ),
        numbers(views, subject, settings, view, figure, others, compared[:1]),
    )


def beside_panel(views: Views, subject: Subject, chosen: Chosen, view: View) -> TagList:
    """Return what stands under the chart: the comparators with their verdicts, and the change."""
    figure = figure_of(view, chosen.selected) if chosen.selected else None
    if figure is None:
        return TagList()
    others = beside(views, subject, figure)
    return TagList(beside_table(subject, figure, others), change_section(views, subject, figure))


def who(subject: Subject, figure: AreaFigure) -> Tag:
    """Return the selected area's letter, name, kind and code, with the way to its small areas."""
    level = geodata.LEVELS[subject.level]
    finer = finer_words(subject.indicator.levels, subject.level)
    return tags.div(
        tags.span("A", class_="badge filled", **{"aria-hidden": "true"}),
        tags.div(
            tags.h2(figure.name),
            tags.span(f"{sentence_case(level.singular)} in {figure.parent} · {figure.code}", class_="note"),
            class_="who-words",
        ),
        tags.button(
            inside_words(subject, figure.code),
            icon("right"),
            type="button",
            class_="link",
            **{"data-drill": figure.code},
        )
        if finer
        else None,
        class_="who",
    )


def inside_words(subject: Subject, code: str) -> str:
    """Return what lies inside, such as "Its 6 LSOAs"."""
    level = next_level(subject.indicator.levels, subject.level)
    inside = len(geodata.children(code, level))
    names = geodata.LEVELS[level]
    return f"Its {inside:,} {names.plural if inside != 1 else names.singular}"


def sentence(runs: Sequence[Run]) -> Tag:
    """Return the plain sentence, its numbers in bold."""
    return tags.p(*[tags.strong(text) if bold else text for text, bold in runs], class_="sentence")


def set_against(settings: Settings, others: Sequence[Beside], compared: Sequence[AreaFigure]) -> list[Other]:
    """Return what the sentence sets an area against: the chosen comparator and the first compared area."""
    wanted = [one for one in others if one.code == settings.against] or [
        one for one in others if settings.against == "parent" and one.code.startswith("E08")
    ]
    first = [Other(one.name, one.value) for one in wanted[:1]]
    return first + [Other(one.name, one.value, peer=True) for one in compared[:1]]


def numbers(
    views: Views,
    subject: Subject,
    settings: Settings,
    view: View,
    figure: AreaFigure,
    others: Sequence[Beside],
    compared: Sequence[AreaFigure],
) -> Tag:
    """Return the three big numbers, each with three things beside it in the same order."""
    return tags.div(
        value_number(subject, figure, others, compared, settings),
        rank_number(subject, figure, compared),
        third_number(views, subject, figure, others, compared),
        provenance_templates(views, subject, figure.flag, figure.code),
        class_="numbers",
    )


def number(
    label: str, before: str, hero: str, after: str, minis: Sequence[Mini], info: str, interval: str = ""
) -> Tag:
    """Return one big number: label with its "i", the number, its interval, what stands beside it."""
    long = " long" if len(before + hero + after) > 8 else ""
    return tags.div(
        tags.div(
            tags.span(label, class_="label"),
            tags.button(
                icon("info"),
                type="button",
                class_="info-dot",
                **{"data-info": info, "aria-label": f"Where ‘{label}’ comes from"},
            ),
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


def value_number(
    subject: Subject,
    figure: AreaFigure,
    others: Sequence[Beside],
    compared: Sequence[AreaFigure],
    settings: Settings,
) -> Tag:
    """Return the value with its interval, beside borough, Greater Manchester and the compared area."""
    minis = [(one.short, value_words(subject, one.value)) for one in others if math.isfinite(one.value)][:2]
    minis += [(one.name, value_words(subject, one.value)) for one in compared]
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
    """Return the worst LSOA inside, so that an average never stands alone; else the change; else the people."""
    codes = (figure.code, *(one.code for one in others), *(one.code for one in compared))
    extremes = small_area_extremes(views, subject, tuple(dict.fromkeys(codes)))
    if figure.code in extremes:
        side, label = (
            (0, "Lowest LSOA") if subject.indicator.polarity == "high_is_good" else (1, "Highest LSOA")
        )
        minis = [
            (one.short, value_words(subject, extremes[one.code][side]))
            for one in others
            if one.code in extremes
        ][:2]
        minis += [
            (one.name, value_words(subject, extremes[one.code][side]))
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
        return number(f"Since {since[0]}", "", size, unit, [], "info-change")
    if math.isfinite(figure.numerator):
        minis = [("of", f"{figure.denominator:,.0f}")] if math.isfinite(figure.denominator) else []
        return number("Count", "", f"{figure.numerator:,.0f}", "", minis, "info-count")
    residents = (
        geodata.load_areas(subject.level)
        .set_index("area_code")["residents_2011"]
        .get(figure.code, float("nan"))
    )
    shown = f"{residents:,.0f}" if residents == residents else "no figure"
    return number("Residents", "", shown, "", [("Census", "2011")], "info-people")


def beside_table(subject: Subject, figure: AreaFigure, others: Sequence[Beside]) -> Tag:
    """Return the comparators with the verdict, the missing ones greyed with the reason."""
    rows = [beside_row(subject, one) for one in others if math.isfinite(one.value)]
    absent = list_missing([one.name for one in others if not math.isfinite(one.value)], reason_of(others))
    return tags.section(
        tags.h3("Beside it"),
        tags.table(
            tags.thead(
                tags.tr(
                    tags.th("Comparator", scope="col"),
                    tags.th("Value", scope="col"),
                    tags.th(f"{figure.name} is", scope="col"),
                )
            ),
            tags.tbody(*rows),
            class_="beside",
        ),
        tags.p(absent, class_="note") if absent else None,
        tags.p(
            "No confidence interval is published or computable here, so nothing is called better or worse.",
            class_="note",
        )
        if others
        and all(one.comparison.verdict == NOT_COMPARED for one in others)
        and math.isfinite(figure.value)
        else None,
        class_="section",
    )


def beside_row(subject: Subject, one: Beside) -> Tag:
    """Return one comparator: its value, and better, similar or worse by the area's interval."""
    verdict = one.comparison.verdict
    said = (
        tags.span(verdict, class_=f"verdict {verdict.split()[0]}")
        if verdict != NOT_COMPARED
        else apart(subject, one)
    )
    return tags.tr(tags.th(one.name, scope="row"), tags.td(value_words(subject, one.value)), tags.td(said))


def reason_of(others: Sequence[Beside]) -> str:
    """Return why comparators have no figure; the reasons of one indicator are alike."""
    reasons = [one.reason for one in others if not math.isfinite(one.value) and one.reason]
    return (reasons[0][:1].lower() + reasons[0][1:]) if reasons else "not in this snapshot."


def apart(subject: Subject, one: Beside) -> str:
    """Return the bare difference where no verdict can be given."""
    if one.comparison.difference is None:
        return NOT_COMPARED
    return format_difference(
        one.comparison.difference, subject.indicator.unit, subject.indicator.decimals, signed=True
    )


def change_section(views: Views, subject: Subject, figure: AreaFigure) -> Tag | None:
    """Return the change since the earlier period with its interval and its cautions."""
    since = change_since(views, subject, figure.code)
    if since is None:
        return None
    earlier, moved = since
    if moved.absolute is None:
        words = f"No change can be given: {earlier} or {subject.period} has no figure here."
    else:
        size = format_difference(
            moved.absolute, subject.indicator.unit, subject.indicator.decimals, signed=True
        )
        words = f"{size} since {earlier}"
        if moved.lower is not None and moved.upper is not None:
            between = [
                format_difference(end, subject.indicator.unit, subject.indicator.decimals, signed=True)
                for end in (moved.lower, moved.upper)
            ]
            words += f" (95 % interval {between[0]} to {between[1]})"
            words += "." if moved.clear else ": too small to tell from chance."
        else:
            words += "."
    return tags.section(
        tags.h3("Change"),
        tags.p(words),
        *[tags.p(note, class_="caution") for note in moved.notes],
        class_="section",
    )


def window_panel(views: Views, subject: Subject, view: View, in_view: np.ndarray) -> TagList:
    """Return the panel when nothing is selected: the figures of what is in the map window."""
    level, areas = geodata.LEVELS[subject.level], geodata.load_areas(subject.level)
    where = geodata.area(subject.within)
    title = where.name if where else "Greater Manchester"
    values, names = view.values[in_view], areas["name"].to_numpy(str)[in_view]
    head = tags.div(
        tags.div(
            tags.h2(title),
            tags.span("Nothing selected: figures for what is in the map window", class_="note"),
            class_="who-words",
        ),
        class_="who",
    )
    if not in_view.any():
        return TagList(head, tags.p(EMPTY, class_="sentence empty"))
    return TagList(
        head,
        sentence(describe_view(names, values, measure_of(subject.indicator), level.singular, level.plural)),
        window_numbers(views, subject, view, values, names, in_view),
    )


def window_numbers(
    views: Views, subject: Subject, view: View, values: np.ndarray, names: np.ndarray, in_view: np.ndarray
) -> Tag:
    """Return the middle value, how many areas are in view, and the extreme area."""
    level, indicator = geodata.LEVELS[subject.level], subject.indicator
    known = values[np.isfinite(values)]
    if not known.size:
        return tags.p("None of them has a figure.", class_="note")
    others = [one for one in beside(views, subject, None) if math.isfinite(one.value)]
    gm = [(one.short, value_words(subject, one.value)) for one in others][:2]
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
    missing = int((~np.isfinite(values)).sum())
    singular = "ward" if subject.level == "ward17" else level.singular
    return tags.div(
        number(f"Middle {singular}", *middle, gm, "info-value"),
        number(
            "In view", "", f"{values.size:,}", "", [*counted, ("No figure", f"{missing:,}")], "info-count"
        ),
        number(
            "Lowest" if best_last else "Highest",
            *split_value(float(values[edge]), indicator.unit, indicator.decimals),
            [
                (str(names[edge]), ""),
                ("Highest" if best_last else "Lowest", value_words(subject, float(values[other]))),
            ],
            "info-extreme",
        ),
        provenance_templates(views, subject, "", ""),
        class_="numbers",
    )


def provenance_templates(views: Views, subject: Subject, flag: str, code: str) -> TagList:
    """Return what each "i" opens; kept in templates until it is asked for."""
    from .provenance import templates

    return templates(views, subject, flag, code)
