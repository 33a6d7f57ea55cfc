"""Generated observations of national size: not real figures, made in a scratch folder and removed after.

As many areas as England and Wales have LSOAs. Those of Greater Manchester have their own codes, the others
made-up ones; every number comes from a hash of indicator, area and month, so it is the same in every size.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from catalogue import Catalogue, load_catalogue
from geodata import ENGLAND, NORTH_WEST, UNITED_KINGDOM, load_areas
from store.build.snapshot import BREAKS, MEMBERS, PROVENANCE, members, write_table
from store.contents import summary
from store.files import partitioned
from store.layout import HERE, write_parts
from store.snapshot import CONTENTS, file_of, parts_of, write_manifest

MONTHS, FIRST_YEAR = 120, 2014
SOURCE = "generated"
MADE_ON = date(2024, 1, 1)
BEYOND = {NORTH_WEST: "region", ENGLAND: "country", UNITED_KINGDOM: "country"}
LEVELS = ("lsoa11", "msoa11", "ward17", "ward25", "borough", "combined_authority", "region", "country")

FIGURES = """
SELECT '{indicator}' AS indicator_id, area_code, area_type, strftime(month, '%B %Y') AS period,
       month AS period_start, last_day(month) AS period_end, 'all' AS sex, '16–64' AS age,
       100 * numerator / denominator AS value, NULL::DOUBLE AS lower_ci, NULL::DOUBLE AS upper_ci,
       numerator, denominator, 'rounded' AS flag, '{source}' AS source_id, DATE '{made_on}' AS retrieved_at,
       area_vintage
FROM (SELECT *, (5 * (hash('{indicator}', area_code, month) % 31))::DOUBLE AS numerator,
             (700 + hash(area_code) % 600)::DOUBLE AS denominator
      FROM areas, (SELECT (DATE '{first_year}-01-01' + to_months(number::INT))::DATE AS month
                   FROM range({months}) AS _(number)))
"""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is stored: indicators and LSOAs, those of Greater Manchester always among them."""

    name: str
    indicators: int
    lsoas: int

    @property
    def rows(self) -> int:
        """How many observations there are."""
        return self.indicators * MONTHS * (self.lsoas + len(BEYOND))


SIZES = (Size("1 %", 5, 1_673), Size("10 %", 12, 7_134), Size("100 %", 24, 35_672))


def indicator_ids(size: Size) -> list[str]:
    """Return the ids of a size's indicators."""
    return [f"generated_{number:02}" for number in range(1, size.indicators + 1)]


def catalogue() -> Catalogue:
    """Return a catalogue of generated indicators."""
    own = load_catalogue()
    like = replace(own.indicators["social_rented"], levels=LEVELS, source=SOURCE)
    made = {name: replace(like, id=name, title="Generated") for name in indicator_ids(SIZES[-1])}
    return Catalogue(MappingProxyType(made), own.sources)


def write(size: Size, folder: Path) -> None:
    """Write a snapshot of generated observations to `folder`, in the layout for many."""
    import ibis

    folder.mkdir()
    # One thread writes every file in one piece and in order.
    database: Any = ibis.duckdb.connect(threads=1)
    database.create_table("areas", areas(size), temp=True)
    given = {"source": SOURCE, "made_on": MADE_ON, "first_year": FIRST_YEAR, "months": MONTHS}
    for name in indicator_ids(size):
        write_parts(database, database.sql(FIGURES.format(indicator=name, **given)), name, folder)
    everything = partitioned(database, parts_of(folder, "observations"), "everything")
    database.to_parquet(summary(everything), file_of(folder, CONTENTS))
    database.disconnect()
    write_table(members(), MEMBERS, file_of(folder, "members"))
    write_table([provenance(size)], PROVENANCE, file_of(folder, "provenance"))
    write_table([], BREAKS, file_of(folder, "breaks"))
    write_manifest(folder, MADE_ON.isoformat(), grouped=HERE)


def areas(size: Size) -> pd.DataFrame:
    """Return code, type and vintage of every area of a size."""
    here = load_areas("lsoa11")["area_code"].tolist()
    lsoas = [*here, *islice(made_up_codes(set(here)), size.lsoas - len(here))]
    small = pd.DataFrame({"area_code": lsoas, "area_type": "lsoa", "area_vintage": "2011"})
    beyond = pd.DataFrame({"area_code": list(BEYOND), "area_type": BEYOND.values(), "area_vintage": ""})
    return pd.concat([small, beyond], ignore_index=True)


def made_up_codes(taken: set[str]) -> Iterator[str]:
    """Yield codes that look like those of LSOAs, in order, without those of Greater Manchester."""
    return (code for number in count(1) if (code := f"E01{number:06}") not in taken)


def provenance(size: Size) -> dict[str, Any]:
    """Return an origin that nobody takes for a publisher's."""
    texts = dict.fromkeys(PROVENANCE.names, "Generated for a benchmark: not real figures.")
    return texts | {"source_id": SOURCE, "rows": size.rows, "retrieved_at": MADE_ON}
