"""The feeds, each declared once: routes, the OpenAPI document and the page for people are made from this."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from feeds import parameters as given
from feeds.areas import AREA_COLUMNS, areas
from feeds.boundaries import boundaries
from feeds.columns import Column
from feeds.crosswalk import COLUMNS as CROSSWALK_COLUMNS
from feeds.crosswalk import crosswalk
from feeds.formats import Answer
from feeds.indicators import COLUMNS as INDICATOR_COLUMNS
from feeds.indicators import indicators
from feeds.levels import COLUMNS as LEVEL_COLUMNS
from feeds.levels import levels
from feeds.observations import COLUMNS as OBSERVATION_COLUMNS
from feeds.observations import observations
from feeds.parameters import Parameter
from feeds.questions import Question
from feeds.sources import COLUMNS as SOURCE_COLUMNS
from feeds.sources import provenance

BASE = "/api/v1"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One feed.

    Attributes
    ----------
    id
        Its name in the OpenAPI document and in the names of files.
    path
        Where it is below `BASE`; a parameter in braces is a part of the path.
    answer
        Answers a question; raises a `FeedError` where it cannot.
    formats
        Names of its formats, the usual one first.
    columns
        Of a table.
    more
        JSON Schemas of what the JSON of a table says besides.
    schema
        JSON Schema of the answer, where it is no table.
    suffixed
        Whether its formats also have addresses of their own, with the format's name as the ending.
    """

    id: str
    path: str
    title: str
    about: str
    answer: Callable[[Question], Answer]
    formats: tuple[str, ...] = ("json", "csv")
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()
    more: dict[str, Any] | None = None
    schema: dict[str, Any] | None = None
    suffixed: bool = True

    def paths(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each path below `BASE` with the formats that it has, those of one format first."""
        if self.suffixed:
            yield from ((f"{self.path}.{name}", (name,)) for name in self.formats)
        yield self.path, self.formats


def says_format(path: str) -> bool:
    """Return whether a path says the format of the answer by its ending."""
    return "." in path.rsplit("/", 1)[-1]


LEFT_OUT = {
    "type": "array",
    "description": "What was asked for and is not held, with the reason",
    "items": {
        "type": "object",
        "properties": {name: {"type": "string"} for name in ("indicator_id", "level", "reason")},
        "required": ["indicator_id", "level", "reason"],
        "additionalProperties": False,
    },
}

TABLES = (
    Endpoint(
        id="indicators",
        path="/indicators",
        title="Indicators",
        about="What each indicator means, at which levels and for which periods there are figures: a row an "
        "indicator and level. A level without figures has the reason.",
        answer=indicators,
        parameters=(given.INDICATOR, given.THEME, given.LEVEL, *given.PAGING),
        columns=INDICATOR_COLUMNS,
    ),
    Endpoint(
        id="levels",
        path="/levels",
        title="Levels",
        about="The levels of geography: each an area type of one vintage.",
        answer=levels,
        parameters=given.PAGING,
        columns=LEVEL_COLUMNS,
    ),
    Endpoint(
        id="areas",
        path="/areas",
        title="Areas",
        about="Areas with name, parent, residents, and the codes of other vintages that share their ground.",
        answer=areas,
        parameters=(given.LEVEL, given.AREA, given.WITHIN, given.WORDS, *given.PAGING),
        columns=AREA_COLUMNS,
    ),
    Endpoint(
        id="crosswalk",
        path="/crosswalk",
        title="Crosswalk",
        about="Which areas of one level lie in, or share residents with, which of another: other years, "
        "larger areas, NHS and police. A row a pair, with the share of the residents of each.",
        answer=crosswalk,
        parameters=(given.LEVEL, given.TO, given.AREA, given.WITHIN, given.WORDS, *given.PAGING),
        columns=CROSSWALK_COLUMNS,
    ),
    Endpoint(
        id="observations",
        path="/observations",
        title="Observations",
        about="Figures as the page shows them: a row an indicator, area, period, sex and age. A published "
        "figure wins over a sum; what is missing is empty, with the reason.",
        answer=observations,
        parameters=(
            given.INDICATOR,
            given.LEVEL,
            given.AREA,
            given.WITHIN,
            given.WORDS,
            given.PERIOD,
            given.SEX,
            given.AGE,
            given.POOL,
            given.CONFIDENCE,
            given.FEWEST,
            *given.PAGING,
        ),
        columns=OBSERVATION_COLUMNS,
        more={"left_out": LEFT_OUT},
    ),
    Endpoint(
        id="provenance",
        path="/provenance",
        title="Provenance",
        about="Where the figures come from: publisher, dataset, query, licence, day and checksum.",
        answer=provenance,
        parameters=(given.SOURCE, given.INDICATOR, *given.PAGING),
        columns=SOURCE_COLUMNS,
    ),
)

SHAPES = Endpoint(
    id="boundaries",
    path="/boundaries/{level}",
    title="Boundaries",
    about="The shapes of a level's areas, and with an indicator its values: of one period, sex and age.",
    answer=boundaries,
    formats=("geojson",),
    parameters=(
        given.DRAWN_LEVEL,
        given.ONE_INDICATOR,
        given.AREA,
        given.WITHIN,
        given.WORDS,
        given.ONE_PERIOD,
        given.ONE_SEX,
        given.ONE_AGE,
        given.POOL,
        given.CONFIDENCE,
        given.FEWEST,
    ),
    schema={
        "type": "object",
        "properties": {
            "type": {"const": "FeatureCollection"},
            "metadata": {"type": "object"},
            "features": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "type": {"const": "Feature"},
                        "id": {"type": "string"},
                        "properties": {"type": "object"},
                        "geometry": {"type": "object", "required": ["type", "coordinates"]},
                    },
                    "required": ["type", "id", "properties", "geometry"],
                },
            },
        },
        "required": ["type", "metadata", "features"],
    },
)

FEEDS = (*TABLES, SHAPES)
