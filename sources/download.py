"""`python -m sources.download [SOURCE…] --into FOLDER`: boundaries and lookups, as files to be loaded.

What it writes is what people download by hand from Open Geography, so it is loaded in the same way:
`python -m sources.load FOLDER/*`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from catalogue import CatalogueError, Source, load_catalogue
from sources.errors import SourceError
from sources.ons_geography import fetch, write

READER = "ons_geography"


def main(arguments: Sequence[str]) -> int:
    """Fetch each source and write it; return how many could not be had."""
    parser = argparse.ArgumentParser(prog="python -m sources.download", description=__doc__)
    known = offered()
    which = f"of {', '.join(known)}; all unless told"
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help=which)
    parser.add_argument("--into", type=Path, required=True, metavar="FOLDER")
    asked = parser.parse_args(arguments)
    strange = [name for name in asked.sources if name not in known]
    if strange:
        parser.error(f"there is no such source of boundaries and lookups: {', '.join(strange)}")
    asked.into.mkdir(parents=True, exist_ok=True)
    return sum(not _download(known[name], asked.into) for name in asked.sources or known)


def offered() -> dict[str, Source]:
    """Return the sources of boundaries and lookups in the catalogue, by id."""
    return {name: source for name, source in load_catalogue().live.items() if source.reader == READER}


def _download(source: Source, folder: Path) -> bool:
    from sources.client import Client

    try:
        with Client(str(source.fetch["address"])) as client:
            fetched = fetch(source, client=client)
        path = write(fetched, source, folder)
    except (CatalogueError, SourceError, OSError) as error:
        sys.stderr.write(f"{source.id} was not fetched. {error}\n")
        return False
    sys.stdout.write(f"{path}: {len(fetched.table):,} rows\n")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
