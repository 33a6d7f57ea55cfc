"""Boundaries as people download them: GeoJSON or GeoPackage, in any coordinate reference system.

Their quirks: field names change their case and year; a service may answer in metres and not say so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sources.errors import Incomplete, SchemaChanged, SourceUnavailable
from sources.files.errors import Unrecognised

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

GEOPACKAGE = b"SQLite format 3\0"
GEOJSON = re.compile(rb'\s*\{.*"(?:FeatureCollection|features)"', re.DOTALL)

DEGREES, NATIONAL_GRID = "EPSG:4326", "EPSG:27700"

BRITAIN = (-9.0, 49.0, 2.5, 61.5)
"""West, south, east and north, in degrees."""

CODE_FIELD = re.compile(r"(?:[a-z]+(\d\d))?_?(?:cd|code)|area_code", re.IGNORECASE)

YEAR = re.compile(r"(?<!\d)20[12]\d(?!\d)")

HEAD = 4096


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Boundaries in degrees.

    Attributes
    ----------
    name
        The file's name.
    shapes
        area_code and geometry (longitude and latitude), by code.
    given_crs
        The coordinate reference system that the file came in.
    vintage
        Year that the field of codes gives, else the file's name; empty if neither gives one.
    names
        Names by code, where a field beside that of the codes holds them.
    notes
        Sentences on what was doubtful.
    """

    name: str
    shapes: GeoDataFrame
    given_crs: str
    vintage: str
    names: Mapping[str, str]
    notes: tuple[str, ...]


def are_boundaries(path: Path) -> bool:
    """Return whether a file begins as a GeoPackage or GeoJSON does.

    Raises
    ------
    SourceUnavailable
        The file cannot be read.
    """
    try:
        with path.open("rb") as opened:
            head = opened.read(HEAD)
    except OSError as error:
        raise SourceUnavailable(f"{path} cannot be read: {error.strerror}.") from error
    return head.startswith(GEOPACKAGE) or bool(GEOJSON.match(head.removeprefix(b"\xef\xbb\xbf")))


def read_boundaries(path: Path) -> Boundaries:
    """Return the areas of a file of boundaries, in degrees.

    Raises
    ------
    SourceUnavailable
        The file is damaged, or holds nothing.
    Unrecognised
        It has no field of GSS codes.
    SchemaChanged
        An area comes twice, or has no shape.
    Incomplete
        It says a coordinate reference system in which it does not lie in Britain.
    """
    import geopandas

    try:
        given = geopandas.read_file(path)
    except Exception as error:  # The drivers raise errors of their own kinds.
        raise SourceUnavailable(f"{path.name} cannot be read as boundaries: {error}") from error
    if given.empty:
        raise SourceUnavailable(f"{path.name} holds no shapes.")
    field = _code_field(given, path.name)
    placed, notes = _in_degrees(given, path.name)
    shapes = placed[[field, "geometry"]].rename(columns={field: "area_code"}).sort_values("area_code")
    repeated = shapes["area_code"][shapes["area_code"].duplicated()]
    if len(repeated):
        raise SchemaChanged(f"{path.name} has {repeated.iloc[0]} twice.")
    shapeless = shapes["area_code"][shapes.geometry.isna() | shapes.geometry.is_empty]
    if len(shapeless):
        raise SchemaChanged(f"{path.name}: {shapeless.iloc[0]} has no shape.")
    crs = given.crs.to_string() if given.crs else "not said"
    vintage = _year(field) or _year_of_name(path.name)
    return Boundaries(path.name, shapes.reset_index(drop=True), crs, vintage, _names(given, field), notes)


def _code_field(given: GeoDataFrame, name: str) -> str:
    for field in given.columns:
        if (
            CODE_FIELD.fullmatch(str(field))
            and given[field].astype("str").str.fullmatch(r"[EWSN]\d{8}").all()
        ):
            return str(field)
    fields = ", ".join(str(field) for field in given.columns if field != "geometry")
    raise Unrecognised(f"{name} has no field of area codes; its fields are {fields}.")


def _names(given: GeoDataFrame, field: str) -> dict[str, str]:
    """Return the names by code, from the field called as that of the codes is."""
    wanted = re.sub(r"cd$", "nm", re.sub(r"code$", "name", field.lower()))
    named = next((column for column in given.columns if str(column).lower() == wanted), None)
    if named is None or named == field:
        return {}
    return dict(zip(given[field].astype("str"), given[named].astype("str"), strict=True))


def _year_of_name(name: str) -> str:
    """Return the one year in a file's name; nothing if there is none, or several."""
    years = set(YEAR.findall(name))
    return years.pop() if len(years) == 1 else ""


def _in_degrees(given: GeoDataFrame, name: str) -> tuple[GeoDataFrame, tuple[str, ...]]:
    notes: tuple[str, ...] = ()
    said = given
    if given.crs is None or (given.crs.is_geographic and not _are_degrees(given)):
        metres = not _are_degrees(given)
        assumed = NATIONAL_GRID if metres else DEGREES
        said = given.set_crs(assumed, allow_override=True)
        notes = (f"Its numbers are {'metres' if metres else 'degrees'}: taken as {assumed}.",)
    placed = said.to_crs(DEGREES)
    west, south, east, north = placed.total_bounds
    inside = BRITAIN[0] <= west and BRITAIN[1] <= south and east <= BRITAIN[2] and north <= BRITAIN[3]
    if not inside:
        raise Incomplete(f"{name} does not lie in Britain by its coordinate reference system ({said.crs}).")
    return placed, notes


def _are_degrees(given: GeoDataFrame) -> bool:
    return bool((abs(given.total_bounds) <= 180).all())


def _year(field: str) -> str:
    found = CODE_FIELD.fullmatch(field)
    return f"20{found[1]}" if found and found[1] else ""
