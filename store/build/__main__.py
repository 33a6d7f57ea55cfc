"""`python -m store.build`: build the snapshot from the source tables, and say what it holds."""

from __future__ import annotations

import sys

from catalogue import CatalogueError, load_catalogue
from geodata import GeographyError
from sources import SourceError
from store.build.snapshot import build
from store.build.tables import TABLES, check_tables
from store.errors import StoreError
from store.snapshot import FOLDER, check_snapshot


def main() -> int:
    """Build the snapshot. Return 0, or 1 with a sentence on standard error that says what to mend."""
    try:
        catalogue = load_catalogue().embedded()
        build(catalogue, check_tables(), TABLES, FOLDER)
    except (CatalogueError, GeographyError, SourceError, StoreError) as error:
        sys.stderr.write(f"The snapshot was not built. {error}\n")
        return 1
    made_on = check_snapshot(FOLDER)["made_on"]
    held = f"{len(catalogue.indicators)} indicators of {len(catalogue.sources)} sources"
    sys.stdout.write(f"{FOLDER}: {held}, as of {made_on}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
