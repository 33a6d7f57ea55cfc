"""The right panel's words and numbers: who, the sentence, three numbers, the comparators, the change."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from htmltools import Tag, TagList, tags

import geodata
from analysis.sentences import EMPTY, Other, Run, describe_selection, describe_view
from analysis.view import View
from analysis.wording import sentence_case

from .figures import (
    AreaFigure,
    Beside,
    beside,
    figure_of,
    measure_of,
    parent_of,
)
from .icons import icon
from .numbers import numbers, window_numbers
from .state import Chosen, Settings, Subject
from .views import Views, finer_words, next_level


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
                measure_of(subject.indicator, subject.sex),
                set_against(subject, settings, chosen, others, compared),
                figure.reason,
            )
        ),
        numbers(views, subject, view, figure, others, compared[:1]),
    )


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


def set_against(
    subject: Subject,
    settings: Settings,
    chosen: Chosen,
    others: Sequence[Beside],
    compared: Sequence[AreaFigure],
) -> list[Other]:
    """Return what the sentence sets an area against: the chosen comparator and the first compared area.

    Counts and ranks are set against other areas only: a total is no comparator for its parts. Where the
    chosen comparator has no figure, the largest area with one stands in.
    """
    code = parent_of(chosen.selected, "") if settings.against == "parent" else settings.against
    wanted = [one for one in others if one.code == code]
    if not any(math.isfinite(one.value) for one in wanted):
        wanted = [one for one in reversed(others) if math.isfinite(one.value)]
    first = [Other(one.name, one.value) for one in wanted[:1] if subject.indicator.mapped]
    return first + [Other(one.name, one.value, peer=True) for one in compared[:1]]


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
        sentence(
            describe_view(
                names,
                values,
                measure_of(subject.indicator, subject.sex),
                level.singular,
                level.plural,
                left_out=int(view.left_out[in_view].sum()),
            )
        ),
        window_numbers(views, subject, view, values, names, in_view),
    )
