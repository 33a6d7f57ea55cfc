"""The crosswalk: every pair of areas of two levels that share residents, other years and bodies included."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

import geodata
from feeds.columns import Column, Rows
from feeds.errors import NothingThere
from feeds.places import Mask, areas_asked
from feeds.questions import Question, page_of

COLUMNS = (
    Column("from_level", "text", "Key of the level of the first area: /levels lists them"),
    Column("from_code", "text", "GSS code of the first area"),
    Column("from_name", "text", "Name of the first area"),
    Column("to_level", "text", "Level of the second area, or sub_icb, icb, police_force"),
    Column("to_code", "text", "Code of the second area, where one is held", may_lack=True),
    Column("to_name", "text", "Name of the second area"),
    Column("share", "number", "Of the first area's residents, how many live in the second (0 to 1)"),
    Column("share_back", "number", "Of the second area's residents, how many live in the first (0 to 1)"),
    Column("estimated", "yes_no", "Whether the pair rests on a best fit of small areas"),
)


def crosswalk(question: Question) -> Rows:
    """Return a page of pairs: by the first level, finest first, then by the second, then by code.

    Pairs go from a level to coarser ones and to other years; what is asked for the other way round is found
    by its first level.

    Raises
    ------
    NothingThere
        No area fits, or nothing joins the levels that are asked for.
    """
    wanted = question["to"]
    masks = areas_asked(question, question["level"] or tuple(geodata.LEVELS))
    parts = [
        _part(level, other, mask)
        for level, mask in masks.items()
        for other in geodata.joined(level)
        if not wanted or other in wanted
    ]
    if not parts:
        joined = dict.fromkeys(other for level in masks for other in geodata.joined(level))
        raise NothingThere("No lookup joins what is asked for.", "to" if wanted else "level", tuple(joined))
    return page_of(question, COLUMNS, parts)


def _part(level: str, other: str, mask: Mask) -> Callable[[], pd.DataFrame]:
    """Return what makes the pairs of two levels, of the areas asked for."""

    def pairs() -> pd.DataFrame:
        table = geodata.pairs_of(level, other)
        codes = geodata.load_areas(level)["area_code"][mask]
        return table[table["from_code"].isin(codes)]

    return pairs
