"""File 7 of the Indices of Deprivation 2019, made of a table with our short names."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

HEADINGS = {
    "imd_score": "Index of Multiple Deprivation (IMD) Score",
    "imd_rank": "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)",
    "income_rate": "Income Score (rate)",
    "employment_rate": "Employment Score (rate)",
    "education_score": "Education, Skills and Training Score",
    "health_score": "Health Deprivation and Disability Score",
    "crime_score": "Crime Score",
    "barriers_score": "Barriers to Housing and Services Score",
    "living_environment_score": "Living Environment Score",
    "idaci_rate": "Income Deprivation Affecting Children Index (IDACI) Score (rate)",
    "idaopi_rate": "Income Deprivation Affecting Older People (IDAOPI) Score (rate)",
    "income_base": "Total population: mid 2015 (excluding prisoners)",
    "idaci_base": "Dependent Children aged 0-15: mid 2015 (excluding prisoners)",
    "idaopi_base": "Older population aged 60 and over: mid 2015 (excluding prisoners)",
    "employment_base": "Working age population 18-59/64: for use with Employment Deprivation Domain "
    "(excluding prisoners)",
}
BASES = [name for name in HEADINGS if name.endswith("_base")]
ALL = ["area_code", *HEADINGS]


def file_7(table: pd.DataFrame, without: Collection[str] = ()) -> str:
    """Return the file as CSV; a base that `table` lacks is left blank."""
    named = table.reindex(columns=ALL, fill_value="").drop(columns=list(without))
    sent = named.rename(columns={"area_code": "LSOA code (2011)", **HEADINGS})
    return str(sent.to_csv(index=False))
