"""Build every boundary and lookup from the installed data packages: ``python -m geodata.build``."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pandas as pd

from geodata.build import packages
from geodata.build.areas import Geography, build_areas
from geodata.build.bestfit import best_fit_wards
from geodata.build.coverage import dissolve, round_coverage
from geodata.build.lookup import build_lookup, check_boards, check_nesting, read_table
from geodata.build.neighbours import touching, touching_parents
from geodata.build.postcodes import ended_postcodes, place_postcodes
from geodata.build.within import ancestors
from geodata.build.write import feature_collection, vintage_of, write_boundaries, write_table
from geodata.levels import GM, MAP_LEVELS

PACKAGE = Path(__file__).parents[1]


def main(target: Path = PACKAGE) -> None:
    """Write `boundaries` and `lookups` below the target folder and report their sizes."""
    census = packages.read_census()
    local = census[census["borough"].isin(packages.BOROUGHS)]
    lsoas = round_coverage(packages.read_lsoa_polygons(pd.Index(local["lsoa11"].sort_values())))
    published = packages.read_postcode_lookup()
    postcodes = place_postcodes(packages.read_code_point(), published["lsoa11"], lsoas)
    fit = best_fit_wards(postcodes[~postcodes["estimated"]].dropna(subset=["lsoa11"]))
    lookup = build_lookup(local, fit)
    check_nesting(lookup, ward_boroughs(postcodes))
    geography = Geography(census, lookup, fit, dissolve_levels(lsoas, lookup), area_names(local))
    areas = build_areas(geography)
    write_lookups(target / "lookups", lookup, areas, postcodes, lsoas)
    write_identifiers(target / "lookups", lookup, ended_postcodes(published, postcodes, lookup["lsoa11"]))
    manifest = write_boundaries(target / "boundaries", boundary_files(geography, areas))
    report(target, manifest)


def dissolve_levels(lsoas: pd.Series, lookup: pd.DataFrame) -> dict[str, pd.Series]:
    """Polygons of every map level and of the outline, all made of the same LSOAs."""
    parents = lookup.set_index("lsoa11", drop=False)
    levels = {level: dissolve(lsoas, parents[level]) for level in MAP_LEVELS if level != "lsoa11"}
    return {"lsoa11": lsoas, **levels, "outline": dissolve(lsoas, pd.Series(GM, index=lsoas.index))}


def area_names(local: pd.DataFrame) -> pd.Series:
    """Official name of every area below Greater Manchester, by code."""
    wards17 = read_table("wards17.csv").set_index("ward17")["name"]
    pairs = [
        local.drop_duplicates(level).set_index(level)[f"{level}_name"]
        for level in ("lsoa11", "msoa11", "borough")
    ]
    names: pd.Series = pd.concat([*pairs, wards17, packages.read_ward_names()])
    return names


def ward_boroughs(postcodes: pd.DataFrame) -> pd.Series:
    """Borough of every ward of both vintages, by code of ward."""
    wards25 = postcodes.drop_duplicates("ward25").set_index("ward25")["borough"]
    boroughs: pd.Series = pd.concat([wards25, read_table("wards17.csv").set_index("ward17")["borough"]])
    return boroughs


def write_lookups(
    folder: Path, lookup: pd.DataFrame, areas: pd.DataFrame, postcodes: pd.DataFrame, lsoas: pd.Series
) -> None:
    """Write every table of the lookups folder."""
    write_table(folder / "lsoa11.parquet", lookup)
    write_table(folder / "areas.parquet", areas)
    columns = ["postcode", "lsoa11", "ward25", "borough", "lat", "lon", "estimated"]
    write_table(folder / "postcodes25.parquet", postcodes[columns])
    pairs = touching(lsoas)
    parents = lookup.set_index("lsoa11", drop=False)
    for level in MAP_LEVELS:
        write_table(folder / f"neighbours_{level}.parquet", touching_parents(pairs, parents[level]))


def write_identifiers(folder: Path, lookup: pd.DataFrame, ended: pd.DataFrame) -> None:
    """Write what is known of places besides their areas: NHS boards, and postcodes that are no more."""
    boards = packages.read_icbs()
    boards = boards[boards["sub_icb"].isin(lookup["sub_icb"])]
    check_boards(lookup, boards)
    write_table(folder / "sub_icbs.parquet", boards)
    write_table(folder / "postcodes_ended.parquet", ended)


def boundary_files(geography: Geography, areas: pd.DataFrame) -> dict[str, bytes]:
    """Contents of the boundary file of every map level and of the outline."""
    rows = {level: areas[areas["level"] == level] for level in MAP_LEVELS}
    rows["outline"] = areas[areas["area_code"] == GM]
    return {
        level: feature_collection(
            rows[level], geography.polygons[level], ancestors(geography.lookup, level), vintage_of(level)
        )
        for level in rows
    }


def report(target: Path, manifest: dict[str, dict[str, Any]]) -> None:
    """Print the size of every file written."""
    for entry in manifest.values():
        packed = len(gzip.compress((target / "boundaries" / entry["file"]).read_bytes(), mtime=0))
        print(f"{entry['file']:28} {entry['areas']:6,} areas {entry['bytes']:10,} bytes {packed:9,} gzipped")
    for path in sorted((target / "lookups").glob("*.parquet")):
        print(f"{path.name:28} {path.stat().st_size:23,} bytes")


if __name__ == "__main__":
    main()
