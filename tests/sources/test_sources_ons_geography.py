"""ONS Open Geography: pages to their end, errors with status 200, degrees; files for the importer."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from catalogue import load_catalogue
from sources import Incomplete, SchemaChanged, SourceError
from sources.errors import NotUnderstood, Refused, SourceUnavailable
from sources.files.boundaries import read_boundaries
from sources.files.lookups import lookup_of
from sources.files.sheet import read_sheet
from sources.ons_geography import fetch, write
from tests.sources.faulty_server import FAULTS, Asking, FaultyServer, Reply

CATALOGUE = load_catalogue()
LOOKUP = CATALOGUE.live["lsoa21_ward25"]
SHAPES = CATALOGUE.live["lsoa21_boundaries"]
PATH = "/layer/query"


def asked_at(source, server, **fetch):
    given = {**source.fetch, "address": server.url + PATH, **fetch}
    return replace(source, fetch=given)


def pair(number: int) -> dict[str, Any]:
    """Return a row of the lookup, its field names in capitals as the service writes them."""
    code = f"E010{number:05d}"
    return {
        "LSOA21CD": code,
        "LSOA21NM": f"Bolton {number:03d}A",
        "WD25CD": "E05000650",
        "WD25NM": "Astley Bridge",
        "LAD25CD": "E08000001",
        "LAD25NM": "Bolton",
        "ObjectId": number,
    }


def square(number: int, west: float = -2.4, south: float = 53.5) -> dict[str, Any]:
    ring = [[west, south], [west + 0.1, south], [west + 0.1, south + 0.1], [west, south + 0.1], [west, south]]
    return {
        "properties": {"LSOA21CD": f"E010{number:05d}", "LSOA21NM": f"Bolton {number:03d}A"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def one_corner_in_metres() -> dict[str, Any]:
    """Return a square that begins well: half of it was never converted."""
    area = square(1)
    area["geometry"]["coordinates"][0][2] = [372_100.0, 405_100.0]
    return area


def service(rows, page=2000, flag="properties", counted=None, **changes):
    """Return a function that answers as a feature service does: a count, or a page."""

    def answer(asking: Asking) -> Reply:
        if asking.parameters.get("returnCountOnly"):
            return Reply(json.dumps({"count": len(rows) if counted is None else counted}).encode())
        begin = int(asking.parameters["resultOffset"])
        shown = [row if "geometry" in row else {"properties": row} for row in rows[begin : begin + page]]
        said: dict[str, Any] = {"type": "FeatureCollection", "features": shown}
        if begin + page < len(rows) and flag:
            more = {"exceededTransferLimit": True}
            said |= {"properties": more} if flag == "properties" else more
        return Reply(json.dumps(said | changes).encode())

    return answer


@pytest.mark.parametrize("flag", ["properties", "top"])
def test_pages_are_read_to_the_number_counted(server: FaultyServer, open_client, flag) -> None:
    server.on(PATH, service([pair(number) for number in range(5)], page=2, flag=flag))
    fetched = fetch(asked_at(LOOKUP, server), client=open_client())
    assert list(fetched.table) == ["lsoa21cd", "lsoa21nm", "wd25cd", "wd25nm", "lad25cd", "lad25nm"]
    assert fetched.table["lsoa21cd"].tolist() == [f"E010{number:05d}" for number in range(5)]
    pages = [one.parameters for one in server.asked[1:]]
    assert [page["resultOffset"] for page in pages] == ["0", "2", "4"]
    assert {page["orderByFields"] for page in pages} == {"LSOA21CD"}
    assert "E08000010" in pages[0]["where"]
    assert pages[0]["returnGeometry"] == "false"


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (service([pair(1), pair(2), pair(3)], page=2, flag=""), Incomplete, "stopped after 2 of 3 rows"),
        (service([pair(1), pair(2)], counted=1), Incomplete, "more than the 1 rows that it counted"),
        (service([pair(1), pair(1)]), Incomplete, "the same rows twice"),
        (service([], counted=3), Incomplete, "stopped after 0 of 3 rows"),
        (service([], counted=0), Incomplete, "counts 0 rows"),
        (service([], counted=10**9), Incomplete, "counts 1,000,000,000 rows"),
        (service([{"LSOA21CD": "E01000001"}]), SchemaChanged, "sent no field lsoa21nm, wd25cd"),
        (service([pair(1)], features="none"), NotUnderstood, "no list of features"),
        (service([pair(1)], features=["none"]), NotUnderstood, "no list of features"),
        (Reply(b"[1]"), NotUnderstood, "something else than asked for"),
        (Reply(b'{"objectIds": []}'), NotUnderstood, "no count"),
        (FAULTS["error object"], Refused, "Invalid query"),
        (FAULTS["HTML"], NotUnderstood, "a web page instead of the object"),
        (FAULTS["empty"], NotUnderstood, "an empty answer"),
        (FAULTS["503"], SourceUnavailable, "503"),
    ],
)
def test_what_is_wrong_is_named(server: FaultyServer, open_client, answer, kind, words) -> None:
    server.on(PATH, answer)
    with pytest.raises(kind, match=words):
        fetch(asked_at(LOOKUP, server), client=open_client())


def test_a_page_that_is_sent_again_is_no_end(server: FaultyServer, open_client) -> None:
    rows = [pair(1), pair(2)]

    def same(asking: Asking) -> Reply:
        asking.parameters["resultOffset"] = "0"
        return service(rows, exceededTransferLimit=True, counted=6)(asking)

    server.on(PATH, same)
    with pytest.raises(Incomplete, match="the same rows twice"):
        fetch(asked_at(LOOKUP, server), client=open_client())
    assert len(server.asked) == 4


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        (square(1, west=372_000, south=405_000), "in metres, or not in Britain"),
        (square(1, west=53.5, south=-2.4), "outside Britain"),
        (square(1) | {"geometry": None}, "an area without a shape"),
        (square(1) | {"geometry": {"type": "Polygon", "coordinates": [[]]}}, "cannot be drawn"),
        (square(1) | {"geometry": {"type": "Polygon", "coordinates": [["x", "y"]]}}, "cannot be drawn"),
        (one_corner_in_metres(), "in metres, or not in Britain"),
    ],
)
def test_shapes_must_lie_in_britain_in_degrees(server: FaultyServer, open_client, shape, words) -> None:
    server.on(PATH, service([shape]))
    with pytest.raises(SchemaChanged, match=words):
        fetch(asked_at(SHAPES, server), client=open_client())


@pytest.mark.parametrize(
    ("named", "refused"),
    [
        ("EPSG:27700", True),
        ("urn:ogc:def:crs:EPSG::27700", True),
        ("EPSG:3857", True),
        ("EPSG:4326", False),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", False),
    ],
)
def test_a_reference_system_that_is_said_must_be_that_of_degrees(server, open_client, named, refused) -> None:
    said = {"type": "name", "properties": {"name": named}}
    server.on(PATH, service([square(1)], crs=said))
    if refused:
        with pytest.raises(SchemaChanged, match=f"sent shapes in {named}, where degrees were asked for"):
            fetch(asked_at(SHAPES, server), client=open_client())
    else:
        assert len(fetch(asked_at(SHAPES, server), client=open_client()).table) == 1


@pytest.mark.parametrize("spelt", [str.upper, str.lower, str.title])
def test_field_names_are_read_in_any_case(server, open_client, spelt) -> None:
    row = {spelt(name): value for name, value in pair(1).items()}
    server.on(PATH, service([row]))
    table = fetch(asked_at(LOOKUP, server), client=open_client()).table
    assert table["wd25cd"].tolist() == ["E05000650"]


def test_what_is_fetched_is_a_file_that_the_importer_reads(server, open_client, tmp_path) -> None:
    server.on(PATH, service([square(1), square(2, west=-2.3)]))
    path = write(fetch(asked_at(SHAPES, server), client=open_client()), SHAPES, tmp_path)
    found = read_boundaries(path)
    assert found.shapes["area_code"].tolist() == ["E01000001", "E01000002"]
    assert found.vintage == "2021"
    server.on(PATH, service([pair(1), pair(2)]))
    path = write(fetch(asked_at(LOOKUP, server), client=open_client()), LOOKUP, tmp_path)
    lookup = lookup_of(read_sheet(path))
    assert lookup is not None
    assert set(lookup.columns) == {("lsoa", "2021"), ("ward", "2025"), ("borough", "2025")}


@pytest.mark.parametrize(
    "name", [one for one, source in CATALOGUE.live.items() if source.reader == "ons_geography"]
)
def test_every_entry_asks_for_greater_manchester_alone(name: str) -> None:
    source = CATALOGUE.live[name]
    assert source.fetch["address"].endswith("/FeatureServer/0/query")
    where = source.fetch["where"]
    assert ("E08000001" in where and "E08000010" in where) or (
        "'Bolton 0%'" in where and "'Wigan 0%'" in where
    )
    assert issubclass(Refused, SourceError)
