"""The whole snapshot as one file to take away: its tables, and a page that says what they hold."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from store.errors import StoreError
from store.snapshot import FOLDER, MANIFEST

MOST_BYTES = 256 * 1024 * 1024
"""Beyond this a snapshot is copied as files, by whoever looks after the server."""

ABOUT = """GM Determinants Explorer: a whole snapshot
==========================================

observations   the figures: one row for each indicator, area, period, sex and age. Columns: indicator_id,
               area_code (GSS code), area_type, area_vintage, period, period_start, period_end, sex, age,
               value, lower_ci, upper_ci, numerator, denominator, flag, source_id, retrieved_at. An empty
               value is missing, never zero; flag says why.
provenance     publisher, dataset, query, licence, day and checksum of every source_id.
members        which LSOAs lie in which larger area.
breaks         natural class breaks of the maps.
snapshot.json  what the explorer checks before it opens the snapshot.

The tables are Parquet, which R (arrow), pandas, DuckDB, Power BI and Excel (Power Query) read. Figures are
published under the Open Government Licence v3.0 by the offices named in provenance; name them when you use
the figures.
"""


class TooLarge(StoreError):
    """The snapshot is too large to be sent in one file; the message says where it is."""


def whole_snapshot(folder: Path | None = None) -> bytes:
    """Return the files of a snapshot as a ZIP archive, the embedded one unless told.

    Parquet is compressed already, so the archive only holds the files together.

    Raises
    ------
    TooLarge
        More than 256 MB.
    """
    place = folder or FOLDER
    files = sorted(path for path in place.rglob("*") if path.suffix == ".parquet" or path.name == MANIFEST)
    size = sum(path.stat().st_size for path in files)
    if size > MOST_BYTES:
        raise TooLarge(
            f"This snapshot has {size / 2**20:,.0f} MB, too much for one download. Whoever looks after the "
            "explorer can copy it from its data folder."
        )
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_STORED) as archive:
        archive.writestr("about.txt", ABOUT)
        for path in files:
            archive.write(path, path.relative_to(place).as_posix())
    return held.getvalue()
