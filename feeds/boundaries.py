"""Boundaries of a level as GeoJSON, with the values of an indicator when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import orjson

import geodata
from feeds.columns import Rows
from feeds.errors import NothingThere
from feeds.observations import COLUMNS, Reading, groups_asked, not_held, rows_of
from feeds.parameters import CONFIDENCE, FEWEST, ONE_AGE, ONE_PERIOD, ONE_SEX, POOL
from feeds.places import areas_asked
from feeds.questions import Question
from feeds.served import Group

OF_VALUES = (ONE_PERIOD, ONE_SEX, ONE_AGE, POOL, CONFIDENCE, FEWEST)
"""Parameters that say of which figures, and so say nothing without an indicator."""

PLACED = ("level", "area_code", "name", "parent_code", "parent")
"""Properties of a shape without values."""


def boundaries(question: Question) -> dict[str, Any]:
    """Return a feature collection (RFC 7946, degrees of WGS 84): the shapes of a level, areas by code.

    Raises
    ------
    NothingThere
        No area fits, or the indicator has no such figures.
    """
    level = question["level"]
    mask = areas_asked(question, (level,))[level]
    shapes, head = drawn(level)
    about: dict[str, Any] = {"edition": question.served.edition, "attribution": head["attribution"]}
    if question["indicator"]:
        group = group_asked(question, level)
        table = rows_of(question.served, group, Reading.of(question), mask)
        properties = Rows(COLUMNS, table).records()
        source = question.served.provenance(group.source_id)
        about |= {
            "title": group.indicator.title,
            "definition": group.indicator.definition,
            "caveats": list(group.indicator.caveats),
            "publisher": source.publisher,
            "licence": source.licence,
            "attribution_of_values": source.attribution,
        }
    else:
        refuse_values(question)
        areas = geodata.load_areas(level)[mask]
        kept = areas.rename(columns={"parent_name": "parent"})[list(PLACED)]
        properties = Rows([one for one in COLUMNS if one.name in PLACED], kept).records()
    features = [
        {
            "type": "Feature",
            "id": one["area_code"],
            "properties": one,
            "geometry": shapes[one["area_code"]],
        }
        for one in properties
    ]
    return {"type": "FeatureCollection", "metadata": about, "features": features}


def refuse_values(question: Question) -> None:
    """Raise `NothingThere` if figures are described and no indicator is named."""
    for one in OF_VALUES:
        if question[one.name] != one.otherwise:
            raise NothingThere(f"{one.name} picks figures, and no indicator is named.", "indicator")


def group_asked(question: Question, level: str) -> Group:
    """Return the one group of a map: of the newest period, first sex and age, unless others are asked for.

    Raises
    ------
    NothingThere
        The indicator has no figures at the level, or none of the period, sex and age.
    """
    served, name = question.served, question["indicator"]
    if not served.groups(name, level):
        lacking = not_held(served, name, level)
        raise NothingThere(lacking["reason"], lacking["parameter"], lacking["allowed"])
    asked = {one: (question[one],) if question[one] else () for one in ("period", "sex", "age")}
    one_map = {**question.values, **asked, "indicator": (name,), "level": (level,)}
    groups, left_out = groups_asked(Question(served, one_map), (level,))
    if not groups:
        raise NothingThere(left_out[0]["reason"], left_out[0]["parameter"], left_out[0]["allowed"])
    return min(groups, key=lambda one: (one.sex, one.age))


@lru_cache(maxsize=8)
def drawn(level: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return the shapes of a level by code, and what its file says of all of them. Shared."""
    held = orjson.loads(geodata.boundary_path(level).read_bytes())
    shapes = {feature["id"]: feature["geometry"] for feature in held.pop("features")}
    return MappingProxyType(shapes), MappingProxyType(held)
