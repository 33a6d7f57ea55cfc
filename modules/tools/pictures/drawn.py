"""The ready pictures themselves, each of what is on the screen. No Shiny here."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

import geodata
from analysis.change import Estimate, change
from analysis.palettes import palette, scale_for
from analysis.profile import Reading, profile
from analysis.wording import class_ranges, format_breaks, format_value, sentence_case

from ...parts.views import Views
from ..gradient.choice import Wish, low_title
from ..gradient.figures import gradient_of
from ..gradient.pictures import ECOLOGICAL, group_rows
from ..profile.readings import against_of, readings_of
from .figures import Ask, Ground, NoPicture, areas_of, borough_of, ground_of, kind_of, today
from .words import change_finding, ends_words, headline_finding, ranked_finding, sign_of, whom

if TYPE_CHECKING:
    from charts.poster import Caption, Look, Picture

FIFTHS = 5
MOST_LINES = 5
LONGEST_BESIDE_A_MAP = 44
ONS_BOUNDARIES = "Source: Office for National Statistics licensed under the Open Government Licence v3.0."
NO_OWN = "No figure is held for {who}."
CLAIMANTS = "Universal Credit changed who counts, 2016–18."


def draw(views: Views, ask: Ask, kind: str) -> Picture:
    """Return one picture of what is on the screen.

    Raises
    ------
    AnalysisError
        It cannot be made of what is shown; the message says why.
    """
    from charts.poster import Look

    return _MAKERS[kind](ground_of(views, ask), Look(ask.size, ask.colours))


def _caption(ground: Ground, finding: str, about: str, source: str = "") -> Caption:
    from charts.poster import Caption

    return Caption(finding, about, source or ground.source, today())


def _headline(ground: Ground, look: Look) -> Picture:
    from charts.infographic_headline import Headline, draw_headline

    indicator, who = ground.subject.indicator, ground.who.name
    if not math.isfinite(ground.value):
        raise NoPicture(NO_OWN.format(who=who))
    told = Headline(
        who,
        ground.value,
        *ground.measure,
        whom(indicator),
        sign_of(indicator),
        tuple((one.name, one.value) for one in ground.others),
    )
    finding = headline_finding(indicator, who, ground.value, ground.subject.sex)
    return draw_headline(told, _caption(ground, finding, ground.about(who)), look)


def _ranked(ground: Ground, look: Look) -> Picture:
    from charts import Chosen, Comparator, Words
    from charts.infographic_ranked import RankedBars, draw_ranked

    rows, level = areas_of(ground), geodata.LEVELS[ground.subject.level]
    if rows["value"].notna().sum() < 2:
        raise NoPicture("Fewer than two areas have a figure, so there is nothing to rank.")
    own = ground.ask.chosen.selected
    other = next((one for one in ground.others if one.code == geodata.GM), None)
    if other is None and ground.who.code == geodata.GM and math.isfinite(ground.value):
        line = Comparator(ground.who.name, ground.value)
    else:
        line = Comparator(other.name, other.value) if other else None
    told = RankedBars(
        *ground.measure,
        Chosen(own, ground.who.name) if own else None,
        line,
        Words(ground.subject.indicator.title, ground.subject.period, level.singular, level.plural),
    )
    found = ranked_finding(
        rows["area_code"].tolist(), rows["name"].tolist(), rows["value"].to_numpy(float), own, level.plural
    )
    return draw_ranked(rows, told, _caption(ground, found, ground.about(ground.place)), look)


def _map(ground: Ground, look: Look) -> Picture:
    from charts import AreaMap, Words
    from charts.infographic_map import MapPicture, draw_map

    subject, indicator = ground.subject, ground.subject.indicator
    if not indicator.mapped:
        raise NoPicture("This indicator is a count or a rank, which a map does not colour.")
    rows, level = areas_of(ground), geodata.LEVELS[subject.level]
    if rows.empty:
        raise NoPicture("No area is left to draw: lower the minimum of residents.")
    shapes = geodata.load_shapes(subject.level)
    boroughs = geodata.load_shapes("borough").rings
    within = borough_of(ground.who)
    breaks = tuple(float(one) for one in ground.view.breaks)
    colours = palette(
        scale_for(indicator.polarity, ground.ask.safe), len(breaks) + 1, "light", indicator.polarity
    )
    drawn_in = [boroughs[subject.within]] if subject.within in boroughs else list(boroughs.values())
    classes = AreaMap(
        tuple(colours),
        class_ranges(breaks, *ground.measure),
        *ground.measure,
        selected=ground.ask.chosen.selected,
        borders=drawn_in if subject.level != "borough" else (),
    )
    located = geodata.area(within).name if within else ""
    told = MapPicture(
        classes,
        Words(indicator.title, subject.period, level.singular, level.plural),
        boroughs,
        format_breaks(breaks, *ground.measure),
        within,
        f"{located} in Greater Manchester" if located else "The ten boroughs",
    )
    found = sentence_case(ends_words(rows["name"].tolist(), rows["value"].to_numpy(float), level.plural))
    found = found if len(found) <= LONGEST_BESIDE_A_MAP else found.split(", lowest")[0]
    about = ground.about(f"{ground.place} {level.plural}")
    caption = _caption(ground, found, about, f"{ground.source} {_briefly(shapes.attribution)}")
    return draw_map(rows, shapes.rings, told, caption, look)


def _series(ground: Ground) -> tuple[pd.DataFrame, list[tuple[str, str]]]:
    """Return observations of the area and its comparators, and those with figures: code and name."""
    subject = ground.subject
    named = [(ground.who.code, ground.who.name), *((one.code, one.name) for one in ground.others)]
    codes = tuple(code for code, _ in named)
    rows = ground.views.series(subject.indicator.id, codes, subject.sex, subject.age, subject.level)
    rows = rows[rows["value"].notna()]
    held = set(rows["area_code"])
    lines = [one for one in named if one[0] in held]
    if ground.who.code not in held:
        raise NoPicture(NO_OWN.format(who=ground.who.name))
    if rows.loc[rows["area_code"] == ground.who.code, "period"].nunique() < 2:
        raise NoPicture(f"One period only is held: {subject.period}.")
    return rows, lines


def _trend(ground: Ground, look: Look) -> Picture:
    from charts import Series, Words
    from charts.infographic_trend import TrendPicture, draw_trend

    rows, lines = _series(ground)
    own = rows[rows["area_code"] == ground.who.code].sort_values("period_start")
    first, last = own.iloc[0], own.iloc[-1]
    told = TrendPicture(
        tuple(
            Series(code, name, "selected" if place == 0 else kind_of(code))
            for place, (code, name) in enumerate(lines)
        ),
        *ground.measure,
        Words(ground.subject.indicator.title),
    )
    ends = [f"{format_value(one['value'], *ground.measure)} in {one['period']}" for one in (first, last)]
    about = ground.about(ground.who.name, period=f"{first['period']} to {last['period']}")
    caption = _caption(ground, f"{ground.who.name}: {' and '.join(ends)}", about, _with_rules(ground))
    return draw_trend(rows, told, caption, look)


def _with_rules(ground: Ground) -> str:
    return f"{ground.source} {CLAIMANTS}" if "claimant" in ground.subject.indicator.id else ground.source


def _gradient(ground: Ground, look: Look) -> Picture:
    from charts.infographic_gradient import GradientPicture, draw_gradient

    made = gradient_of(ground.views, ground.subject, ground.ask.settings, Wish(groups=FIFTHS))
    rows = group_rows(made)
    most, least = (sentence_case(one) for one in made.ranking.ends)
    told = GradientPicture(ground.subject.indicator.title, *ground.measure, (most, least), ECOLOGICAL)
    first, last = (format_value(rows["value"].iloc[at], *ground.measure) for at in (0, -1))
    part = "fifth" if len(rows) == FIFTHS else "group"
    finding = f"{first} in the {most.lower()} {part} of areas, {last} in the {least.lower()}"
    ranked_in = "" if made.rank_period == ground.subject.period else f" {made.rank_period}"
    where = f"fifths by {low_title(made.ranking.indicator)}{ranked_in}"
    source = f"{ground.source} {ECOLOGICAL}"
    return draw_gradient(rows, told, _caption(ground, finding, ground.about(made.place, where), source), look)


def _change(ground: Ground, look: Look) -> Picture:
    from charts.infographic_change import BeforeAfterPicture, Step, draw_before_after

    rows, lines = _series(ground)
    indicator = ground.subject.indicator
    own = rows[rows["area_code"] == ground.who.code].sort_values("period_start")
    later = own[own["period"] == ground.subject.period]
    before = own[own["period_end"] < later["period_start"].iloc[0]] if len(later) else own.iloc[:0]
    if before.empty:
        raise NoPicture(f"No period before {ground.subject.period} is held that does not overlap with it.")
    first, last = str(before["period"].iloc[0]), ground.subject.period
    held = {
        key: float(value)
        for key, value in zip(zip(rows["area_code"], rows["period"], strict=True), rows["value"], strict=True)
    }
    steps = [
        Step(name, held[code, first], held[code, last])
        for code, name in lines
        if (code, first) in held and (code, last) in held
    ]
    found = change(_estimate(before.iloc[0]), _estimate(later.iloc[0]), claimants="claimant" in indicator.id)
    told = BeforeAfterPicture(first, last, *ground.measure, indicator.title, found.notes)
    ends = (steps[0].before, steps[0].after)
    finding = change_finding(indicator, ground.who.name, ends, (first, last), found)
    about = ground.about(ground.who.name, period=f"{first} and {last}")
    return draw_before_after(steps, told, _caption(ground, finding, about, _with_rules(ground)), look)


def _estimate(row: Mapping) -> Estimate:
    start, end = (pd.Timestamp(row[name]).date() for name in ("period_start", "period_end"))
    return Estimate(
        float(row["value"]), str(row["period"]), start, end, float(row["lower_ci"]), float(row["upper_ci"])
    )


def _card(ground: Ground, look: Look) -> Picture:
    from charts.infographic_profile import Card, Line, draw_card

    against = against_of(ground.who, ground.ask.settings.against)
    readings = readings_of(ground.views, ground.who, ground.subject, ground.ask.settings, against)
    found = profile(readings, MOST_LINES)
    worse, better = (
        tuple(
            Line(r.title, r.value, r.comparator, r.unit, r.decimals, r.period)
            for r in (one.reading for one in side)
            if np.isfinite(r.comparator)
        )
        for side in (found.worst, found.best)
    )
    if not worse and not better:
        raise NoPicture(f"Nothing sets {ground.who.name} apart from {against.name}.")
    finding = f"{ground.who.name} against {against.name}"
    about = "Where it differs most among its peers; newest figures"
    told = {_publisher(ground, one.reading) for one in (*found.worst, *found.best)}
    source = f"{'; '.join(sorted(told))}."
    return draw_card(
        Card(ground.who.name, against.name, worse, better), _caption(ground, finding, about, source), look
    )


def _publisher(ground: Ground, one: Reading) -> str:
    """Return the publisher of a figure, and its licence where it is not the usual one."""
    name = ground.views.store.source_of(one.indicator_id, one.level, one.period)
    held = ground.views.provenance(name)
    licence = held.licence.replace("Open Government Licence", "OGL")
    return f"{held.publisher}, {licence}"


def _briefly(attribution: str) -> str:
    """Return what must stand with boundaries, in the fewest words."""
    shorter = attribution.replace(ONS_BOUNDARIES, "Boundaries: ONS, OGL v3.0.")
    return shorter.replace("right. Contains Royal Mail", "right; Royal Mail")


_MAKERS: dict[str, Callable[[Ground, Look], Picture]] = {
    "headline": _headline,
    "ranked": _ranked,
    "map": _map,
    "trend": _trend,
    "gradient": _gradient,
    "change": _change,
    "profile": _card,
}
TITLES = {
    "headline": "Headline number",
    "ranked": "Ranked bars",
    "map": "Map",
    "trend": "Trend",
    "gradient": "Gradient",
    "change": "Before and after",
    "profile": "Area profile card",
}
