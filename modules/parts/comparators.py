"""What stands under the chart: the comparators with their verdicts, and the change since earlier."""

from __future__ import annotations

import math
from collections.abc import Sequence

from htmltools import Tag, TagList, tags

from analysis.comparison import NOT_COMPARED
from analysis.sentences import list_missing
from analysis.view import View
from analysis.wording import format_difference

from .control_facts import value_words
from .controls import info_dot
from .figures import AreaFigure, Beside, beside, change_since, figure_of
from .state import Chosen, Subject
from .views import Views


def beside_panel(views: Views, subject: Subject, chosen: Chosen, view: View) -> TagList:
    """Return what stands under the chart: the comparators with their verdicts, and the change."""
    figure = figure_of(view, chosen.selected) if chosen.selected else None
    if figure is None:
        return TagList()
    others = beside(views, subject, figure)
    return TagList(beside_table(subject, figure, others), change_section(views, subject, figure))


def beside_table(subject: Subject, figure: AreaFigure, others: Sequence[Beside]) -> Tag:
    """Return the comparators with the verdict, the missing ones greyed with the reason."""
    rows = [beside_row(subject, one) for one in others if math.isfinite(one.value)]
    absent = list_missing([one.name for one in others if not math.isfinite(one.value)], reason_of(others))
    return tags.section(
        tags.h3("Beside it", info_dot("info-value", "the comparators")),
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
    """Return the bare difference where no verdict can be given; of a count its share of the whole."""
    if one.comparison.difference is None:
        return NOT_COMPARED
    if subject.indicator.measure == "count" and one.comparison.ratio is not None:
        return f"{one.comparison.ratio * 100:.1f} % of it"
    if not subject.indicator.mapped:
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
        tags.h3("Change", info_dot("info-change", "the change")),
        tags.p(words),
        *[tags.p(note, class_="caution") for note in moved.notes],
        class_="section",
    )
