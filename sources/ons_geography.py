"""ONS Open Geography: boundaries and lookups, from the feature services of ArcGIS.

Its quirks: it answers an error with status 200, ends a page without a word unless `exceededTransferLimit` is
read, changes the case and the year of its field names from service to service, and may answer in metres.
What it sends is written as the files that people download, and read by the importer of those.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from catalogue import Indicator, Source
from sources.answer import Answer, excerpt
from sources.errors import Incomplete, NotUnderstood, Refused, SchemaChanged
from sources.fetched import Fetched
from sources.layout import settings

if TYPE_CHECKING:
    from sources.client import Client

FEATURES_A_PAGE = 2000
"""What a service gives at most, whatever is asked for."""

MOST_FEATURES = 50_000
"""More than there are LSOAs in England and Wales."""

GEOMETRY = "geometry"
"""Column of the shapes, GeoJSON as text."""

BRITAIN = (-9.0, 49.0, 2.5, 61.5)
"""West, south, east and north, in degrees."""

DEGREES = re.compile(r"(?:EPSG:+4326|CRS84)$", re.IGNORECASE)
"""How GeoJSON calls longitude and latitude, where it says its coordinate reference system at all."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The `fetch` of a source.

    Attributes
    ----------
    address
        The layer's `query` address.
    where
        Which rows are wanted, in SQL.
    fields
        Fields that must be there, in lower case; the first holds the codes and keeps the pages in one order.
    shapes
        Whether boundaries are wanted.
    """

    address: str
    where: str
    fields: tuple[str, ...]
    shapes: bool = False
    without: tuple[str, ...] = ()


def fetch(
    source: Source, areas: Sequence[str] = (), *, client: Client, indicators: Iterable[Indicator] = ()
) -> Fetched:
    """Return the rows of the source, field names in lower case, and `geometry` where shapes are asked for.

    Raises
    ------
    Refused
        The service answered an error: it does not know a field or a part of `where`.
    Incomplete
        Fewer rows came than it had counted, or the same ones again, or more without end.
    SchemaChanged, NotUnderstood
        A field is missing, the shapes are not in degrees, or the answer is no list of features.
    SourceUnavailable and others
        As `sources.client.Client.get`.
    """
    asking = settings(Asking, f"sources.toml, entry [{source.id}.fetch]", source.fetch)
    counted = _counted(asking, source.dataset, client)
    answers, rows = [], []
    for answer, features in _pages(asking, source.dataset, counted, client):
        answers.append(answer)
        rows += [_row(feature, asking, answer) for feature in features]
    _refuse_repeats(rows, answers[-1])
    table = pd.DataFrame(rows, dtype="str")
    return Fetched(
        table, tuple(answer.url for answer in answers), min(answer.retrieved_at for answer in answers)
    )


def write(fetched: Fetched, source: Source, folder: Path) -> Path:
    """Write what was fetched as the file that people download, GeoJSON or CSV; return its path."""
    table = fetched.table
    if GEOMETRY not in table:
        path = folder / f"{source.id}.csv"
        table.to_csv(path, index=False, lineterminator="\n")
        return path
    path = folder / f"{source.id}.geojson"
    shapes = [json.loads(shape) for shape in table[GEOMETRY]]
    rows = table.drop(columns=GEOMETRY).to_dict("records")
    features = [
        {"type": "Feature", "properties": row, "geometry": shape}
        for row, shape in zip(rows, shapes, strict=True)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(collection, ensure_ascii=False), encoding="utf-8")
    return path


def _counted(asking: Asking, what: str, client: Client) -> int:
    """Return how many rows the service says there are."""
    parameters = {"where": asking.where, "returnCountOnly": "true", "f": "json"}
    answer = client.get(asking.address, parameters, what=f"{what}, how many rows")
    said = _understood(answer)
    count = said.get("count", said.get("properties", {}).get("count"))
    if not isinstance(count, int):
        raise NotUnderstood(f"{answer.asked.publisher} sent no count for {answer.asked}.")
    if not 0 < count <= MOST_FEATURES:
        raise Incomplete(
            f"{answer.asked.publisher} counts {count:,} rows of {answer.asked}: none, or too many."
        )
    return count


def _pages(
    asking: Asking, what: str, counted: int, client: Client
) -> Iterator[tuple[Answer, list[Mapping[str, Any]]]]:
    """Yield pages until all rows that were counted are read."""
    read = 0
    while read < counted:
        parameters = {
            "where": asking.where,
            "outFields": "*",
            "returnGeometry": str(asking.shapes).lower(),
            "outSR": "4326",
            "orderByFields": asking.fields[0].upper(),
            "resultOffset": str(read),
            "resultRecordCount": str(FEATURES_A_PAGE),
            "f": "geojson",
        }
        answer = client.get(asking.address, parameters, what=f"{what}, rows from {read + 1:,}")
        said = _understood(answer)
        features = said.get("features")
        if not isinstance(features, list) or not all(isinstance(one, dict) for one in features):
            raise NotUnderstood(f"{answer.asked.publisher} sent no list of features for {answer.asked}.")
        if asking.shapes:
            _refuse_another_crs(said, answer)
        read += len(features)
        _refuse_another_number(read, counted, bool(features) and _goes_on(said), answer)
        yield answer, features


def _refuse_another_crs(said: Mapping[str, Any], answer: Answer) -> None:
    """Raise `SchemaChanged` for shapes that are said to be in another system than was asked for."""
    named = ((said.get("crs") or {}).get("properties") or {}).get("name", "")
    if named and not DEGREES.search(str(named)):
        who = answer.asked.publisher
        raise SchemaChanged(f"{who} sent shapes in {named}, where degrees were asked for: {answer.asked}.")


def _refuse_another_number(read: int, counted: int, goes_on: bool, answer: Answer) -> None:
    """Raise `Incomplete` for more rows than were counted, and for fewer where no page follows."""
    who = answer.asked.publisher
    if read > counted:
        raise Incomplete(f"{who} sent more than the {counted:,} rows that it counted of {answer.asked}.")
    if read < counted and not goes_on:
        raise Incomplete(f"{who} stopped after {read:,} of {counted:,} rows of {answer.asked}.")


def _goes_on(said: Mapping[str, Any]) -> bool:
    """Return whether a page says that another follows; services say it in one of two places."""
    within = said.get("properties")
    return bool(said.get("exceededTransferLimit") or (within or {}).get("exceededTransferLimit"))


def _understood(answer: Answer) -> dict[str, Any]:
    """Return an answer that is no error; ArcGIS sends errors with status 200."""
    said = answer.object()
    if not isinstance(said, dict):
        raise NotUnderstood(f"{answer.asked.publisher} sent something else than asked for: {answer.asked}.")
    if "error" in said:
        words = excerpt(answer.text())
        raise Refused(f"{answer.asked.publisher} refused {answer.asked}: “{words}”.")
    return said


def _row(feature: Mapping[str, Any], asking: Asking, answer: Answer) -> dict[str, str]:
    given = feature.get("properties") or feature.get("attributes") or {}
    words = {str(name).lower(): "" if value is None else str(value) for name, value in given.items()}
    lacking = [name for name in asking.fields if name not in words]
    if lacking:
        who, have = answer.asked.publisher, ", ".join(words)
        raise SchemaChanged(f"{who} sent no field {', '.join(lacking)} for {answer.asked}; it has {have}.")
    row = {name: words[name] for name in asking.fields}
    return row | ({GEOMETRY: _shape(feature, answer)} if asking.shapes else {})


def _shape(feature: Mapping[str, Any], answer: Answer) -> str:
    """Return a shape as text, known to be in degrees and in Britain."""
    shape = feature.get(GEOMETRY)
    if not shape or not shape.get("coordinates"):
        raise SchemaChanged(f"{answer.asked.publisher} sent an area without a shape for {answer.asked}.")
    try:
        lons, lats = zip(*_points(shape["coordinates"]), strict=True)
    except (IndexError, TypeError, ValueError) as error:
        who = answer.asked.publisher
        raise SchemaChanged(f"{who} sent a shape that cannot be drawn, for {answer.asked}.") from error
    west, south, east, north = BRITAIN
    if min(lons) < west or max(lons) > east or min(lats) < south or max(lats) > north:
        far = max(map(abs, (*lons, *lats))) > 180
        why = "in metres, or not in Britain" if far else "outside Britain"
        raise SchemaChanged(f"{answer.asked.publisher} sent shapes that lie {why}, for {answer.asked}.")
    return json.dumps(shape, separators=(",", ":"))


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    """Yield the corners of a shape, however deep its rings are nested."""
    if isinstance(coordinates[0], list):
        for part in coordinates:
            yield from _points(part)
    else:
        yield float(coordinates[0]), float(coordinates[1])


def _refuse_repeats(rows: Sequence[Mapping[str, str]], answer: Answer) -> None:
    """Raise `Incomplete` if a row came twice: a page was sent again in the place of another."""
    keys = [tuple(value for name, value in row.items() if name != GEOMETRY) for row in rows]
    if len(set(keys)) < len(keys):
        raise Incomplete(f"{answer.asked.publisher} sent the same rows twice for {answer.asked}.")
