"""Housing: renting, prices, surroundings; where homes cost more years of pay than a threshold."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
from htmltools import Tag, TagList
from shiny import Inputs, Outputs, Session, module, render

import geodata
from analysis.classification import displayed
from analysis.wording import count_words, format_value, join_words

from .parts.figures import Beside
from .parts.page_state import PageState, read
from .parts.theme_card import answer, bars, note, theme_card
from .parts.views import Views
from .theme import Parameter, Theme

YEARS = Parameter(
    "affordable",
    "Years of pay that count as affordable",
    3,
    12,
    5,
    step=0.5,
    unit=" years",
    why="A home is called affordable when its median price is at most this many years of the median pay of "
    "people who live there. There is no agreed limit: move it.",
)
QUESTION = "Where do homes cost more than that?"
RATIO = "housing_affordability"


@module.ui
def housing_ui(wishes: dict) -> Tag:
    """Return the theme's card."""
    return theme_card(QUESTION, (YEARS,), wishes, "housing", "affordable_answer")


@module.server
def housing_server(
    input: Inputs,
    output: Outputs,
    session: Session,
    *,
    state: PageState,
    views: Views,
    against: Callable[[], Beside | None],
) -> None:
    """List the boroughs above the threshold."""

    @render.ui
    def affordable_answer():
        subject = state.subject()
        wanted = subject.period if subject.indicator.id == RATIO else ""
        return affordability_answer(views, YEARS.valid(read(input, "affordable") or YEARS.default), wanted)


def affordability_answer(views: Views, years: float, wanted: str = "") -> TagList:
    """Return how many boroughs are above the threshold, and all ten in order."""
    missing = "" if RATIO in views.catalogue.indicators else "The catalogue has no such indicator."
    missing = missing or views.absent(RATIO, "borough")
    if missing:
        return TagList(note(f"House prices against pay are not held for boroughs. {missing}"))
    rows, period = affordability(views, wanted)
    shown = [
        (row.name, row.value, format_value(row.value, "ratio", 1)) for row in rows.itertuples(index=False)
    ]
    return TagList(
        above_in_words(rows, period, years),
        bars(shown),
        note(
            "Median price paid ÷ median annual pay of full-time workers who live there. Boroughs only: a "
            "median cannot be added up from small areas."
        ),
    )


def above_in_words(rows: pd.DataFrame, period: str, years: float) -> Tag:
    """Return which boroughs are above the threshold, by the figures as they are displayed."""
    above = rows[displayed(rows["value"].to_numpy(float), 1) > years]
    if above.empty:
        return answer(f"In {period} no borough is above ", (f"{years:g} years of pay",), ".")
    if len(above) == len(rows):
        return answer(f"In {period} all {len(rows)} boroughs are above ", (f"{years:g} years of pay",), ".")
    return answer(
        f"In {period} ",
        (count_words(len(above), "borough", "boroughs"),),
        f" of {len(rows)} {'is' if len(above) == 1 else 'are'} above {years:g} years of pay: "
        f"{join_words(above['name'].tolist())}.",
    )


def affordability(views: Views, wanted: str) -> tuple[pd.DataFrame, str]:
    """Return name and value of every borough with a figure, dearest first, and the period."""
    periods = views.periods(RATIO, "borough")
    period = wanted if wanted in periods else periods[-1]
    offered = views.dimensions(RATIO, "borough")
    key = (RATIO, "borough", period, offered["sexes"][0], offered["ages"][0], 1)
    names = geodata.load_areas("borough")[["area_code", "name"]]
    held = views.observations(key)[["area_code", "value"]]
    rows = names.merge(held, on="area_code", how="left", validate="one_to_one")
    return rows[np.isfinite(rows["value"])].sort_values("value", ascending=False), period


THEME = Theme(
    id="housing",
    title="Housing",
    order=30,
    ui=housing_ui,
    server=housing_server,
    opens_with="social_rented",
    parameters=(YEARS,),
)
