"""Formats of an answer: which one is wanted, and how rows, shapes and documents are written in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import urlencode

import orjson

from feeds.columns import Rows
from feeds.errors import NotAcceptable
from feeds.served import Served

Answer: TypeAlias = Rows | dict[str, Any] | str
"""A page of a table; a document that is JSON as it stands; or HTML."""

QUALITY = re.compile(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")
RANGE = re.compile(r"[\w!#$&^.+*-]+/[\w!#$&^.+*-]+")
MOST_RANGES = 40


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes
    ----------
    media_type
        What it is called in HTTP.
    also
        Other names for it that a client may ask by.
    head
        What the Content-Type says besides.
    """

    name: str
    media_type: str
    also: tuple[str, ...] = ()
    head: str = ""

    @property
    def content_type(self) -> str:
        """Return the Content-Type of an answer."""
        return f"{self.media_type}{self.head}"


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format("json", "application/json"),
        Format("csv", "text/csv", head="; charset=utf-8; header=present"),
        Format("geojson", "application/geo+json", also=("application/json", "application/vnd.geo+json")),
        Format("html", "text/html", head="; charset=utf-8"),
    )
}


def wanted_format(accept: str, offered: Sequence[str]) -> str:
    """Return the format offered that an Accept header prefers: the first of those that it likes equally.

    Raises
    ------
    NotAcceptable
        It takes none of them.
    """
    ranges = accepted(accept)
    liked = {name: quality_of(FORMATS[name], ranges) for name in offered}
    best = max(offered, key=lambda name: liked[name])
    if liked[best] <= 0:
        types = [FORMATS[name].media_type for name in offered]
        raise NotAcceptable(f"This is offered as {' and '.join(types)} only.", "Accept", types)
    return best


def accepted(accept: str) -> dict[str, float]:
    """Return the quality of every media range in an Accept header (RFC 9110); what is not one is ignored."""
    found: dict[str, float] = {}
    for part in accept.split(",")[:MOST_RANGES]:
        media, *rest = [piece.strip().lower() for piece in part.split(";")]
        if not RANGE.fullmatch(media):
            continue
        given = [piece.removeprefix("q=") for piece in rest if piece.startswith("q=")]
        found[media] = float(given[0]) if given and QUALITY.fullmatch(given[0]) else 1.0
    return found or {"*/*": 1.0}


def quality_of(offered: Format, ranges: Mapping[str, float]) -> float:
    """Return how much a format is liked: by the most exact range that it is in, 0 if it is in none."""
    found = []
    for media in (offered.media_type, *offered.also):
        for exact, one in ((2, media), (1, f"{media.partition('/')[0]}/*"), (0, "*/*")):
            if one in ranges:
                found.append((exact, ranges[one]))
                break
    return max(found, default=(0, 0.0))[1]


def write(answer: Answer, name: str, served: Served, following: str) -> bytes:
    """Return an answer in a format; `following` is the address of the next page, "" on the last."""
    return WRITERS[name](answer, served, following)


def _json(answer: Answer, served: Served, following: str) -> bytes:
    if not isinstance(answer, Rows):
        return orjson.dumps(answer)
    items = answer.records()
    page = {"snapshot": about(served), "count": len(items), "next": following or None, **answer.more}
    return orjson.dumps({**page, "items": items})


def _csv(answer: Answer, served: Served, following: str) -> bytes:
    assert isinstance(answer, Rows)
    # With a mark, by which Excel knows that it is UTF-8.
    return answer.cells().to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def _html(answer: Answer, served: Served, following: str) -> bytes:
    assert isinstance(answer, str)
    return answer.encode()


WRITERS: Mapping[str, Callable[[Answer, Served, str], bytes]] = {
    "json": _json,
    "geojson": _json,
    "csv": _csv,
    "html": _html,
}


def about(served: Served) -> dict[str, str]:
    """Return which figures an answer is of."""
    return {"edition": served.edition, "name": served.snapshot, "made_on": served.store.made_on}


def next_address(path: str, given: Mapping[str, str], following: Mapping[str, str]) -> str:
    """Return the address of the next page, relative to that of this one; "" where there is none."""
    if not following:
        return ""
    return f"{path.rsplit('/', 1)[-1]}?{urlencode({**given, **following}, safe=',')}"
