"""Levels of geography: each an area type of one vintage."""

from __future__ import annotations

import pandas as pd

import geodata
from feeds.columns import Column, Rows
from feeds.questions import Question, whole

COLUMNS = (
    Column("level", "text", "Key of the level, as other feeds take it"),
    Column("area_type", "text", "Type of its areas"),
    Column("area_vintage", "text", "Year of the boundaries; empty where they have not changed"),
    Column("singular", "text", "What one area is called"),
    Column("plural", "text", "What several are called"),
    Column("areas", "whole", "How many areas there are"),
    Column("boundaries", "yes_no", "Whether /boundaries has their shapes"),
)


def levels(question: Question) -> Rows:
    """Return a page of the levels, finest first."""
    rows = [
        {
            "level": key,
            "area_type": one.area_type,
            "area_vintage": one.vintage,
            "singular": one.singular,
            "plural": one.plural,
            "areas": one.areas,
            "boundaries": one.on_map,
        }
        for key, one in geodata.LEVELS.items()
    ]
    return whole(question, COLUMNS, pd.DataFrame(rows))
