"""The catalogue: what each indicator means, and at which levels and for which periods there are figures."""

from __future__ import annotations

from typing import Any

import pandas as pd

import geodata
from catalogue import Indicator
from catalogue.vocabulary import MEASURES, POLARITIES
from feeds.columns import Column, Rows
from feeds.questions import Question, whole
from feeds.served import Group, Served

COLUMNS = (
    Column("indicator_id", "text", "Id of the indicator"),
    Column("title", "text", "What a reader calls it"),
    Column("theme", "text", "Theme that it belongs to"),
    Column("level", "text", "Key of the level of geography"),
    Column("unit", "text", "Unit of its values"),
    Column("polarity", "text", "Which way is good", options=POLARITIES),
    Column("measure", "text", "What sort of number it is", options=MEASURES),
    Column("decimals", "whole", "Decimals that are shown"),
    Column("definition", "text", "What is measured"),
    Column("numerator", "text", "What is counted"),
    Column("denominator", "text", "What it is counted out of; empty where it is no share"),
    Column("interval", "text", "Where the confidence interval comes from: published, wilson, byar or none"),
    Column("made_from", "text", "Level that the figures come from: the same where they are published there"),
    Column("periods", "texts", "Labels of the periods held, oldest first"),
    Column("sexes", "texts", "Sexes held"),
    Column("ages", "texts", "Age groups held"),
    Column(
        "has_counts", "yes_no", "Whether numerators and denominators are held, so that periods can be pooled"
    ),
    Column("source_id", "text", "Id of the source of the newest period: /provenance says whose it is"),
    Column("caveats", "texts", "What a reader must know before using it"),
    Column("reason", "text", "Why there are no figures at this level; empty where there are some"),
)


def indicators(question: Question) -> Rows:
    """Return a page of the catalogue: a row an indicator and level, in the order of the catalogue."""
    served = question.served
    levels, themes = question["level"] or tuple(geodata.LEVELS), question["theme"]
    wanted = question["indicator"] or tuple(served.indicators)
    rows = [
        _row(served.indicators[name], level, served.groups(name, level))
        for name in wanted
        if not themes or served.indicators[name].theme in themes
        for level in geodata.LEVELS
        if level in levels and _worth_a_row(served, name, level)
    ]
    return whole(question, COLUMNS, pd.DataFrame(rows, columns=[column.name for column in COLUMNS]))


def _worth_a_row(served: Served, indicator_id: str, level: str) -> bool:
    """Return whether there are figures at a level, or a reason why there are none."""
    return bool(served.groups(indicator_id, level)) or level in served.indicators[indicator_id].greyed


def _row(indicator: Indicator, level: str, groups: tuple[Group, ...]) -> dict[str, Any]:
    return {
        "indicator_id": indicator.id,
        "title": indicator.title,
        "theme": indicator.theme,
        "level": level,
        "unit": indicator.unit,
        "polarity": indicator.polarity,
        "measure": indicator.measure,
        "decimals": indicator.decimals,
        "definition": indicator.definition,
        "numerator": indicator.numerator,
        "denominator": indicator.denominator,
        "interval": indicator.interval,
        "made_from": groups[-1].made_from if groups else "",
        "periods": list(dict.fromkeys(one.period for one in groups)),
        "sexes": sorted({one.sex for one in groups}),
        "ages": sorted({one.age for one in groups}),
        "has_counts": any(one.counted for one in groups),
        "source_id": groups[-1].source_id if groups else "",
        "caveats": list(indicator.caveats),
        "reason": "" if groups else indicator.greyed[level],
    }
