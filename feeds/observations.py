"""Figures: the same numbers as the map, the table and the downloads show, with their flags and reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

import geodata
from analysis.classification import displayed
from analysis.errors import AnalysisError
from analysis.pooling import pool_years
from analysis.view import Settings, View, build_view
from feeds.columns import Column, Rows
from feeds.errors import NothingThere, quoted
from feeds.parameters import LATEST
from feeds.places import Mask, areas_asked
from feeds.questions import Question, page_of
from feeds.served import Group, Served

COLUMNS = (
    Column("indicator_id", "text", "Id of the indicator: /indicators says what it means"),
    Column("level", "text", "Key of the level: /levels lists them"),
    Column("area_type", "text", "Type of the area"),
    Column("area_vintage", "text", "Year of the area's boundaries; empty where they have not changed"),
    Column("area_code", "text", "GSS code of the area"),
    Column("name", "text", "Name of the area"),
    Column("parent_code", "text", "GSS code of the borough or larger area that holds it", may_lack=True),
    Column("parent", "text", "Name of the borough or larger area that holds it", may_lack=True),
    Column("period", "text", "Label of the period, as the publisher gives it"),
    Column("period_start", "date", "First day of the period"),
    Column("period_end", "date", "Last day of the period"),
    Column("sex", "text", "Sex that the figure is of; all for both"),
    Column("age", "text", "Age group that the figure is of"),
    Column(
        "value", "number", "The figure in its unit, rounded as the page shows it; missing is never nought"
    ),
    Column("lower_ci", "number", "Lower limit of the confidence interval"),
    Column("upper_ci", "number", "Upper limit of the confidence interval"),
    Column("unit", "text", "Unit of value and limits"),
    Column("rank", "whole", "Place among all areas of the level that have a value; 1 is the highest value"),
    Column("numerator", "number", "What is counted, where that is held"),
    Column("denominator", "number", "What it is counted out of, where that is held"),
    Column("flag", "text", "Why the value is special: flags with commas between them, see the glossary"),
    Column("reason", "text", "Why there is no value; empty where there is one"),
    Column("source_id", "text", "Id of the source: /provenance says whose it is"),
    Column("retrieved_at", "date", "Day on which the figures were taken from the publisher"),
)
MEASURED = ("value", "lower_ci", "upper_ci")
NOTHING: dict[str, Any] = {
    "reason": "No figures are held of these indicators for these areas.",
    "parameter": "indicator",
    "allowed": (),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """How figures are worked out, as the sliders of the page set it."""

    pool: int
    confidence: float
    fewest_residents: int

    @classmethod
    def of(cls, question: Question) -> Reading:
        """Return what a question says of it; its confidence is a share of 1."""
        return cls(question["pool"], question["confidence"] / 100, question["fewest_residents"])


def observations(question: Question) -> Rows:
    """Return a page of figures: by indicator and level, oldest period first, areas by code.

    Raises
    ------
    NothingThere
        No figures fit all that is asked; the sentence says which of it leaves none.
    """
    masks = areas_asked(question, question["level"] or tuple(geodata.LEVELS))
    groups, left_out = groups_asked(question, tuple(masks))
    if not groups:
        first = left_out[0] if left_out else NOTHING
        raise NothingThere(first["reason"], first["parameter"], first["allowed"])
    reading = Reading.of(question)
    parts = [partial(rows_of, question.served, group, reading, masks[group.level]) for group in groups]
    said = [{name: one[name] for name in ("indicator_id", "level", "reason")} for one in left_out]
    # What nobody named is not missed.
    named = question["indicator"] or len(question["level"]) == 1
    return page_of(question, COLUMNS, parts, {"left_out": said if named else []})


def groups_asked(question: Question, levels: Sequence[str]) -> tuple[list[Group], list[dict[str, Any]]]:
    """Return the groups that a question asks for in order, and what is left out with the reason."""
    served, asked = question.served, question["level"]
    found: list[Group] = []
    left_out: list[dict[str, Any]] = []
    for name in question["indicator"] or tuple(served.indicators):
        for level in [one for one in geodata.LEVELS if one in levels]:
            held = served.groups(name, level)
            if not held and not asked and len(levels) > 1:
                continue  # no level was named, so that none is missed
            kept, missing = narrowed(held, question) if held else ([], not_held(served, name, level))
            if kept and question["pool"] > 1:
                kept, missing = poolable(kept)
            found += kept
            if not kept:
                left_out.append({"indicator_id": name, "level": level, **missing})
    return found, left_out


def not_held(served: Served, indicator_id: str, level: str) -> dict[str, Any]:
    """Return why an indicator has no figures at a level, and at which it has."""
    indicator = served.indicators[indicator_id]
    why = indicator.greyed.get(level, "Nothing is held of it there.")
    reason = f"{indicator.title} has no figures for {geodata.LEVELS[level].plural}. {why}"
    return {"reason": reason, "parameter": "level", "allowed": indicator.levels}


def narrowed(held: Sequence[Group], question: Question) -> tuple[list[Group], dict[str, Any]]:
    """Return the groups of the periods, sexes and ages asked for; without any, the first that leaves none."""
    kept = list(held)
    for name in ("period", "sex", "age"):
        wanted = question[name]
        if not wanted:
            continue
        labels = {plain(one) for one in wanted}
        fits = [one for one in kept if plain(getattr(one, name)) in labels]
        if name == "period" and LATEST in wanted:
            fits += [one for one in kept if one.period == kept[-1].period and one not in fits]
        if not fits:
            indicator, offered = held[0].indicator, list(dict.fromkeys(getattr(one, name) for one in kept))
            none = " or ".join(quoted(one) for one in wanted)
            subject = f"{indicator.title} for {geodata.LEVELS[held[0].level].plural}"
            return [], {
                "reason": f"{subject} has no {name} {none}.",
                "parameter": name,
                "allowed": offered,
            }
        kept = [one for one in kept if one in fits]
    return kept, {}


def plain(label: str) -> str:
    """Return a label as it is compared: a hyphen for a dash, in any case."""
    return label.replace("–", "-").lower()


def poolable(groups: list[Group]) -> tuple[list[Group], dict[str, Any]]:
    """Return the groups if their counts can be added up; else why not."""
    if any(one.counted for one in groups):
        return groups, {}
    title = groups[0].indicator.title
    reason = f"{title} comes without the counts that pooling needs: leave pool out."
    return [], {"reason": reason, "parameter": "pool", "allowed": ("1",)}


def rows_of(served: Served, group: Group, reading: Reading, mask: Mask) -> pd.DataFrame:
    """Return the rows of a group for the areas of a mask, with the columns of `COLUMNS`."""
    rows, periods = observed(served, group, reading.pool)
    level, indicator = geodata.LEVELS[group.level], group.indicator
    areas = geodata.load_areas(group.level)
    view = view_of(rows, group, reading)
    measured = dict(zip(MEASURED, (view.values, view.lower, view.upper), strict=True))
    columns: Mapping[str, Any] = {
        "indicator_id": indicator.id,
        "level": group.level,
        "area_type": level.area_type,
        "area_vintage": level.vintage,
        "area_code": areas["area_code"],
        "name": areas["name"],
        "parent_code": areas["parent_code"],
        "parent": areas["parent_name"],
        **periods,
        "sex": group.sex,
        "age": group.age,
        **{name: displayed(values, indicator.decimals) for name, values in measured.items()},
        "unit": indicator.unit,
        # Beyond Greater Manchester there is nothing to be ranked among.
        "rank": np.where((view.ranks > 0) & level.on_map, view.ranks, np.nan),
        "numerator": view.numerator,
        "denominator": view.denominator,
        "flag": view.flags.astype(object),
        "reason": view.reasons.astype(object),
        "source_id": group.source_id,
        "retrieved_at": group.retrieved_at,
    }
    return pd.DataFrame({one.name: columns[one.name] for one in COLUMNS}, index=areas.index)[mask]


def observed(served: Served, group: Group, pool: int) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return a group's observations, of several periods together where they are pooled, and their period.

    Raises
    ------
    NothingThere
        The periods cannot be pooled.
    """
    every = served.groups(group.indicator.id, group.level)
    labels = list(dict.fromkeys(one.period for one in every))
    if min(pool, len(labels)) == 1:
        days = {"period_start": group.period_start, "period_end": group.period_end}
        return served.observations(group), {"period": group.period, **days}
    upto = labels.index(group.period) + 1
    chosen = labels[max(0, upto - pool) : upto]
    own = [one for one in every if one.period in chosen and one.dimensions[1:] == group.dimensions[1:]]
    try:
        together = pd.concat([served.observations(one) for one in own])
        rows = pool_years(together, chosen, group.indicator.multiplier)
    except AnalysisError as fault:
        raise NothingThere(f"{group.indicator.title}, {group.period}: {fault}", "pool") from fault
    return rows, {name: rows[name].iloc[0] for name in ("period", "period_start", "period_end")}


def view_of(rows: pd.DataFrame, group: Group, reading: Reading) -> View:
    """Return the view that the page makes of the same observations; its classes are not used."""
    indicator, areas = group.indicator, geodata.load_areas(group.level)
    census = "residents_2011" if group.level in geodata.EMBEDDED else "residents_2021"
    settings = Settings(
        method="equal",
        decimals=indicator.decimals,
        how=indicator.interval,
        confidence=reading.confidence,
        multiplier=indicator.multiplier,
        minimum_population=reading.fewest_residents,
        population=areas[census].to_numpy(float),
    )
    return build_view(rows, areas["area_code"].to_numpy(str), group.level, settings)
