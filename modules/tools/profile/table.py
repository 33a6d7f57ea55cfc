"""The profile's table: every area shown by every indicator held at its level. No Shiny here."""

from __future__ import annotations

import geodata
from analysis.wording import sentence_case

from ...parts.tool_table import Column, ToolTable, base_rows
from ..on_map import OnMap
from ..others import held_at
from .charts import Asked
from .readings import SEXES, plain_settings, subject_at


def table_of(at: OnMap, asked: Asked, sentences: tuple[str, ...]) -> ToolTable:
    """Return a row an area shown and a column an indicator; the first is the one on the map.

    `sentences` are the area's own profile, for the notes of a file.
    """
    own, level = at.indicator, at.subject.level
    columns, figures = [], {}
    for one in held_at(at.views, level):
        if one.id == own.id:
            continue
        subject = subject_at(at.views, one, level, at.subject)
        figures[one.id] = at.views.view(subject, plain_settings(asked.confidence)).values
        title = f"{one.title}{SEXES.get(subject.sex, '')}, {subject.period}"
        columns.append(
            Column(one.id, title, unit=one.unit, decimals=one.decimals, width="minmax(120px, 1fr)")
        )
    rows = base_rows(
        level,
        at.shown,
        value=at.view.values,
        rank=at.view.ranks,
        klass=at.view.classes,
        reason=at.view.reasons,
        **figures,
    )
    names = geodata.LEVELS[level]
    return ToolTable(
        f"{sentence_case(names.plural)} by every indicator held for them",
        rows,
        Column("value", f"{own.title}, {at.subject.period}", unit=own.unit, decimals=own.decimals),
        tuple(columns),
        facts=(("Profile of", asked.who.name), ("Compared with", asked.against.name)),
        sentences=sentences,
        indicators=(own.id, *figures),
        note="every indicator",
    )
