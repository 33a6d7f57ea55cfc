"""The parameters of the feeds, each declared once, and how an address is read by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import geodata
from feeds.errors import BadParameter, quoted
from feeds.kinds import AreaCode, Edition, Kind, Label, Number, OneOf, Place, Whole, Words
from feeds.served import Served

LONGEST_QUERY = 8_000
MOST_FIELDS = 40
LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an address.

    Attributes
    ----------
    about
        What it picks, as a sentence.
    most
        How many values it takes, with commas between them; they are then read as a tuple.
    usual
        Its value where the address leaves it out.
    in_path
        Whether it is a part of the path and not of the query.
    """

    name: str
    about: str
    kind: Kind
    most: int = 1
    usual: Any = None
    in_path: bool = False

    def read(self, text: str, served: Served) -> Any:
        """Return the value that a text says; raises a `FeedError` that names the parameter."""
        if not text:
            raise BadParameter(f"{self.name} is empty: give it a value, or leave it out.", self.name)
        if self.most == 1:
            return self.kind.read(self.name, text, served)
        texts = text.split(",")
        if len(texts) > self.most:
            raise BadParameter(
                f"{self.name} has {len(texts):,} values, and takes {self.most:,} at most.", self.name
            )
        if "" in texts:
            raise BadParameter(f"{self.name} has a comma with nothing before or after it.", self.name)
        return tuple(dict.fromkeys(self.kind.read(self.name, one, served) for one in texts))

    @property
    def otherwise(self) -> Any:
        """Return the value where nothing is given."""
        return () if self.most > 1 and self.usual is None else self.usual


INDICATOR = Parameter(
    "indicator",
    "Ids of indicators, with commas between them; all of them where it is left out.",
    OneOf(lambda served: tuple(served.indicators), "indicator"),
    most=50,
)
ONE_INDICATOR = Parameter(
    "indicator",
    "The id of an indicator, whose values then stand with the shapes.",
    OneOf(lambda served: tuple(served.indicators), "indicator"),
)
LEVEL = Parameter(
    "level",
    "Keys of levels of geography, such as ward25, with commas between them.",
    OneOf(lambda served: tuple(geodata.LEVELS), "level"),
    most=20,
)
TO = Parameter(
    "to",
    "What the areas are joined with: levels, sub_icb, icb or police_force, with commas between them; all of "
    "them where it is left out.",
    OneOf(lambda served: (*geodata.LEVELS, *geodata.SCHEMES), "level or body"),
    most=20,
)
DRAWN_LEVEL = Parameter(
    "level",
    "The key of a level of geography with boundaries, such as ward25.",
    OneOf(lambda served: geodata.MAP_LEVELS, "level with boundaries"),
    in_path=True,
)
AREA = Parameter("area", "GSS codes of areas, with commas between them.", AreaCode(), most=200)
WITHIN = Parameter(
    "within",
    "The GSS code of an area: those inside it are given, or those that share an LSOA with it.",
    AreaCode(),
)
WORDS = Parameter(
    "words", "Words that the name, the parent's name or the code contains, in any case.", Words()
)
PERIOD = Parameter(
    "period",
    f"Labels of periods as the publisher gives them, with commas between them, or “{LATEST}” for the newest "
    "of each indicator and level; all of them where it is left out.",
    Label(),
    most=60,
)
ONE_PERIOD = Parameter(
    "period", f"The label of a period, or “{LATEST}” for the newest held.", Label(), usual=LATEST
)
SEX = Parameter(
    "sex",
    "Sexes, with commas between them; all that are published where it is left out.",
    OneOf(lambda served: served.sexes, "sex"),
    most=10,
)
ONE_SEX = Parameter(
    "sex",
    "The sex; where it is left out, all persons or else the first that is published, as on the page.",
    OneOf(lambda served: served.sexes, "sex"),
)
AGE = Parameter(
    "age",
    "Age groups, with commas between them; all that are published where it is left out.",
    OneOf(lambda served: served.ages, "age group"),
    most=20,
)
ONE_AGE = Parameter(
    "age",
    "The age group; where it is left out, the first that is published, as on the page.",
    OneOf(lambda served: served.ages, "age group"),
)
POOL = Parameter(
    "pool",
    "How many periods are taken together, up to each: counts are added, the rate is computed last.",
    Whole(1, 20),
    usual=1,
)
CONFIDENCE = Parameter(
    "confidence",
    "The confidence level of intervals that are computed from counts, in per cent; published ones stay 95 %.",
    Number(80, 99.8),
    usual=95.0,
)
FEWEST = Parameter(
    "fewest_residents",
    "Areas with fewer residents have no value, and say so.",
    Whole(0, 20_000),
    usual=0,
)
THEME = Parameter(
    "theme",
    "Themes, with commas between them; all where it is left out.",
    OneOf(lambda served: served.themes, "theme"),
    most=20,
)
SOURCE = Parameter(
    "source",
    "Ids of sources, with commas between them; all where it is left out.",
    OneOf(lambda served: served.sources, "source"),
    most=50,
)
LIMIT = Parameter("limit", "How many rows a page has at most.", Whole(1, 10_000), usual=5_000)
CURSOR = Parameter("cursor", "Where the page begins: copied from the link to it.", Place(), usual=(0, 0))
EDITION = Parameter("edition", "Which figures the pages before were of: copied from the link.", Edition())
PAGING = (LIMIT, CURSOR, EDITION)


def fields_of(query: str, parameters: Sequence[Parameter]) -> dict[str, str]:
    """Return the text of every parameter in a query string.

    Raises
    ------
    BadParameter
        The query is too long or is not UTF-8, or a parameter is unknown or stands there twice.
    """
    if len(query) > LONGEST_QUERY:
        raise BadParameter(
            f"The address has {len(query):,} characters after “?”, and may have {LONGEST_QUERY:,}."
        )
    try:
        pairs = parse_qsl(query, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except UnicodeDecodeError as fault:
        raise BadParameter("The address is not written in UTF-8.") from fault
    except ValueError as fault:
        raise BadParameter(f"The address has more than {MOST_FIELDS} parameters.") from fault
    known = [one.name for one in parameters if not one.in_path]
    found: dict[str, str] = {}
    for name, text in pairs:
        if name not in known:
            may = f"There are: {', '.join(known)}." if known else "There are none at this address."
            raise BadParameter(f"There is no parameter {quoted(name)} here. {may}", name[:60], known)
        if name in found:
            raise BadParameter(f"{name} stands in the address twice: put commas between its values.", name)
        found[name] = text
    return found


def values_of(texts: Mapping[str, str], parameters: Sequence[Parameter], served: Served) -> dict[str, Any]:
    """Return the value of every parameter, the usual one where there is no text; errors as its `read`."""
    return {
        one.name: one.read(texts[one.name], served) if one.name in texts else one.otherwise
        for one in parameters
    }
