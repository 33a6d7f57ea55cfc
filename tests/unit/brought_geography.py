"""A small geography of LSOAs of 2021 as files bring it, made of the LSOAs of 2011 that the application has.

It splits nothing: what matters is that every area has a code of its own, a borough and a shape.
"""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import shapely

from geodata import boundary_path, load_areas, load_lookup
from geodata.build.gathered import Gathered

LOOKUP = load_lookup()


def shapes_of(level: str) -> pd.Series:
    """Return the embedded polygons of a level by code."""
    found = json.loads(boundary_path(level).read_text("utf-8"))["features"]
    return pd.Series({one["id"]: shapely.geometry.shape(one["geometry"]) for one in found}, dtype=object)


def pairs() -> pd.DataFrame:
    """Return a lookup of LSOAs of 2021 with MSOAs of 2021, wards of 2024 and boroughs."""
    return pd.DataFrame(
        {
            "lsoa21": LOOKUP["lsoa11"],
            "lsoa21_name": LOOKUP["lsoa11_name"],
            "msoa21": LOOKUP["msoa11"],
            "msoa21_name": LOOKUP["msoa11_name"],
            "ward24": LOOKUP["ward25"],
            "borough": LOOKUP["borough"],
        }
    )


def people() -> pd.DataFrame:
    """Return two residents and one household in every LSOA."""
    counts = {"residents_2021": 2.0, "households_2021": 1.0}
    return pd.DataFrame(counts, index=pd.Index(LOOKUP["lsoa11"]))


def gathered(**changes: object) -> Gathered:
    """Return everything that files bring: a lookup, boundaries of LSOAs and of wards of 2023, people."""
    given = {
        "lookups": {"lookup.csv": pairs()},
        "polygons": {"lsoa21": [shapes_of("lsoa11")], "ward23": [shapes_of("ward25")]},
        "people": people(),
    }
    return Gathered(**(given | changes))  # type: ignore[arg-type]


def areas_file(data: Path) -> Path:
    """Return the table of areas of a data folder."""
    return data / "geography" / "areas.parquet"


NAMES = load_areas("ward25").set_index("area_code")["name"]


def split_lsoa() -> Gathered:
    """Return files in which one LSOA of 2011, E01004766, became two of 2021, with the lookup between them."""
    old, new = "E01004766", {"E01090001": 0.25, "E01090002": 0.75}
    lookup, counts = pairs(), people()
    lookup = pd.concat(
        [
            lookup[lookup["lsoa21"] != old],
            *(lookup[lookup["lsoa21"] == old].assign(lsoa21=code) for code in new),
        ]
    )
    same = pd.DataFrame({"from_code": LOOKUP["lsoa11"], "to_code": LOOKUP["lsoa11"], "share": 1.0})
    parts = pd.DataFrame({"from_code": old, "to_code": list(new), "share": list(new.values())})
    crosswalk = pd.concat([same[same["from_code"] != old], parts], ignore_index=True)
    residents = pd.DataFrame({"residents_2021": 2.0, "households_2021": 1.0}, index=pd.Index(new))
    return gathered(
        lookups={"lookup.csv": lookup},
        polygons={"ward23": [shapes_of("ward25")]},
        people=pd.concat([counts.drop(old), residents]),
        crosswalk=crosswalk.assign(estimated=crosswalk["share"] < 1),
    )
