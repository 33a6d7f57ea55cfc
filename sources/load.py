"""`python -m sources.load FILE…`: say what is understood of official files that were downloaded by hand.

With `--into DATA` the store's own command brings it into use: sources know nothing of the store.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from catalogue import CatalogueError, load_catalogue
from geodata import GeographyError
from sources.errors import SourceError
from sources.files.loading import load

STORE_COMMAND = "store.load"


def main(arguments: Sequence[str]) -> int:
    """Report on the files. Return 0, or 1 if one could not be read; nothing is written without `--into`."""
    asked = _parser().parse_args(arguments)
    if asked.data:
        return hand_over(arguments)
    try:
        loaded = load(asked.files, load_catalogue(), asked.indicator)
    except (CatalogueError, GeographyError, SourceError) as error:
        sys.stderr.write(f"Nothing was read. {error}\n")
        return 1
    for report in loaded.reports:
        sys.stdout.write(f"{report.text()}\n\n")
    for note in loaded.notes:
        sys.stdout.write(f"{note}\n")
    for path, why in loaded.refused.items():
        sys.stderr.write(f"{path.name} was not read. {why}\n")
    counted = f"{len(loaded.reports):,} of {len(loaded.reports) + len(loaded.refused):,} files were read"
    sys.stdout.write(f"{counted}: {len(loaded.observations):,} observations. Nothing was changed.\n")
    return 1 if loaded.refused else 0


def hand_over(arguments: Sequence[str]) -> int:
    """Run the store's command with the same arguments and return what it returns."""
    # A process of its own: the store is built on the sources and never the other way round.
    command = [sys.executable, "-m", STORE_COMMAND, *arguments]
    return subprocess.run(command, check=False).returncode


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sources.load", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="as the publisher's page gave it")
    parser.add_argument(
        "--as",
        dest="indicator",
        default="",
        metavar="INDICATOR",
        help="the catalogue's id of what the files measure, where they do not say so",
    )
    parser.add_argument(
        "--into", dest="data", type=Path, metavar="DATA", help="bring it into use in this data folder"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
