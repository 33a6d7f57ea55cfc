"""The charts of the difference made, and the answer on its own course, which takes a while. No Shiny here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from htmltools import Tag, TagList, tags

from analysis.before_after import BeforeAfter
from analysis.change import CLAIMANT_RULES
from analysis.errors import AnalysisError
from analysis.interrupted import TOO_NARROW, Interrupted
from analysis.panel import Panel, as_date
from analysis.verdicts import describe_interrupted
from analysis.wording import count_words, sentence_case

from ...parts.control_facts import source_words, unit_words
from ...parts.tool_words import bullet, caution, deeper, drawing, numbers, refused, said
from ...parts.views import Views
from .answer import big_number
from .figures import Asked, Place, compared, course_of, everywhere

SEASONS = {"none": "", "quarters": "Quarters are taken out. ", "months": "The season is taken out. "}


@dataclass(frozen=True, slots=True)
class Request:
    """All that the pictures depend on; `error_lags` is None for the usual rule."""

    asked: Asked
    error_lags: int | None = None
    projector: bool = False


def comparison_pictures(views: Views, request: Request) -> Tag | TagList:
    """Return the counterfactual, the placebos, and the course before the start."""
    from charts import (
        PANEL,
        PROJECTOR,
        Counterfactual,
        Gaps,
        Placebos,
        alt_counterfactual,
        alt_gaps,
        alt_placebos,
        plot_counterfactual,
        plot_gaps,
        plot_placebos,
        title_counterfactual,
        title_gaps,
        title_placebos,
        to_svg,
    )

    try:
        made = compared(views, request.asked)
    except AnalysisError:
        return tags.div()
    place, found = made.place, made.found
    indicator, who = request.asked.subject.indicator, sentence_case(place.who)
    sheet, measure = PROJECTOR if request.projector else PANEL, (indicator.unit, indicator.decimals)
    rows = _rows(
        place.panel, observed=found.treated, comparison=found.comparison, counterfactual=found.counterfactual
    )
    others = count_words(len(found.comparison_codes), "other", "others")
    courses = Counterfactual(
        who, place.start, "as the others", sentence_case(others), _counted_from(place.panel, found.timing),
        "start", *measure, sheet,
    )  # fmt: skip
    effects = pd.DataFrame({"effect": found.placebo_effects})
    marked = Placebos(who, found.effect, *measure, sheet)
    gaps = _rows(place.panel, gap=found.gaps)
    before = Gaps(who, place.start, *measure, sheet=sheet)
    return TagList(
        drawing(
            to_svg(plot_counterfactual(rows, courses), alt_counterfactual(rows, courses, indicator.title)),
            title=title_counterfactual(rows, courses),
            note=f"{_unit(place)}. Dashed: the comparison’s course, from where {place.who} stood before. "
            f"{_lag(place)}",
            foot=source_words(views, request.asked.subject),
        ),
        drawing(
            to_svg(plot_placebos(effects, marked), alt_placebos(effects, marked)),
            title=title_placebos(effects, marked),
            note=f"Difference, {_apart(place)}. A dot for each comparison area, as if it were the one.",
        )
        if effects.size
        else None,
        deeper(
            "Did they run together before?",
            drawing(
                to_svg(
                    plot_gaps(gaps, found.placebo_gaps, before), alt_gaps(gaps, found.placebo_gaps, before)
                ),
                title=title_gaps(gaps, before),
                note=f"Distance from the course of the comparison, {_apart(place)}; grey, comparison areas "
                "from one another.",
            ),
        ),
    )


def course_answer(views: Views, request: Request) -> Tag | TagList:
    """Return the answer on the areas’ own course: sentence, how sure, what it cannot show, picture."""
    try:
        place, found = course_of(views, request.asked, request.error_lags)
        elsewhere = everywhere(place)
    except AnalysisError as fault:
        return refused(str(fault))
    verdict = describe_interrupted(found, place.about(""), elsewhere)
    return TagList(
        said(verdict.effect),
        numbers(*_course_figures(place, found)),
        caution(verdict.uncertainty) if found.reasons else tags.p(verdict.uncertainty),
        *[caution(note) for note in verdict.notes if note not in (TOO_NARROW, CLAIMANT_RULES)],
        tags.p(f"{TOO_NARROW} {verdict.cannot_show}", class_="note"),
        course_picture(views, request, place, found),
        deeper("The course in numbers", bullet(_terms(place, found))),
    )


def course_picture(views: Views, request: Request, place: Place, found: Interrupted) -> Tag:
    """Return the fitted courses with the course before carried on."""
    from charts import (
        PANEL,
        PROJECTOR,
        Counterfactual,
        alt_counterfactual,
        plot_counterfactual,
        title_counterfactual,
        to_svg,
    )

    indicator = request.asked.subject.indicator
    after = found.timing.after
    rows = _rows(
        place.panel,
        observed=found.values,
        fitted=found.fitted,
        counterfactual=found.counterfactual,
        lower=np.where(after, found.lower, np.nan),
        upper=np.where(after, found.upper, np.nan),
    )
    options = Counterfactual(
        sentence_case(place.who), place.start, "as before", "", _counted_from(place.panel, found.timing),
        "start", indicator.unit, indicator.decimals, PROJECTOR if request.projector else PANEL,
    )  # fmt: skip
    share = f"{100 * found.confidence:g}\u00a0%"
    return drawing(
        to_svg(plot_counterfactual(rows, options), alt_counterfactual(rows, options, indicator.title)),
        title=title_counterfactual(rows, options),
        note=f"{_unit(place)}. Dashed: the course before, carried on, with its {share} interval. "
        f"{SEASONS[found.seasons]}{_lag(place)}",
        foot=source_words(views, request.asked.subject),
    )


def _course_figures(place: Place, found: Interrupted) -> list[tuple[str, str]]:
    about = place.about("")
    return [
        big_number(about.signed(found.effect.value), "from its course, on average"),
        big_number(about.signed(found.level_change.value), "at the start"),
        big_number(about.signed(found.slope_change.value), "more a year since"),
    ]


def _terms(place: Place, found: Interrupted) -> list[str]:
    about = place.about("")
    named = (
        ("Rise a year before the start", found.slope_before),
        ("Step at the first period after it", found.level_change),
        ("Change of the rise a year", found.slope_change),
        ("Mean distance from the course before", found.effect),
        ("Distance in the last period", found.last_effect),
    )
    share = f"{100 * found.confidence:g}\u00a0%"
    said = [
        f"{name}: {about.signed(term.value)} ({share} interval {about.interval(term.lower, term.upper)})."
        for name, term in named
    ]
    periods = count_words(found.lags, "period", "periods")
    return [
        *said,
        f"{found.points} figures; errors related over {periods}; seasons taken out: {found.seasons}.",
    ]


def _rows(panel: Panel, **lines: np.ndarray) -> pd.DataFrame:
    """Return a row a period, with these lines."""
    days = {
        name: [as_date(day) for day in given]
        for name, given in (("period_start", panel.starts), ("period_end", panel.ends))
    }
    return pd.DataFrame({"period": panel.periods, **days, **lines})


def _counted_from(panel: Panel, timing: BeforeAfter) -> date:
    """Return the day from which figures count as after."""
    return as_date(panel.starts[int(np.flatnonzero(timing.after)[0])])


def _unit(place: Place) -> str:
    indicator = place.asked.subject.indicator
    return ", ".join(part for part in (indicator.title, unit_words(indicator)) if part)


def _apart(place: Place) -> str:
    indicator = place.asked.subject.indicator
    return "points" if indicator.unit == "%" else unit_words(indicator) or "in its own unit"


def _lag(place: Place) -> str:
    return f"Shaded: {count_words(place.lag, 'period', 'periods')} left out." if place.lag else ""
