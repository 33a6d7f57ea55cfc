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
from sources.files.telling import summary, tell, tell_program

STORE_COMMAND = "store.load"


def main(arguments: Sequence[str]) -> int:
    """Report on the files. Return 0, or 1 if one could not be read; nothing is written without `--into`."""
    asked = _parser().parse_args(arguments)
    if asked.data:
        return hand_over(arguments)
    try:
        catalogue = load_catalogue()
        loaded = load(asked.files, catalogue, asked.indicator)
    except (CatalogueError, GeographyError, SourceError) as error:
        sys.stderr.write(f"Nothing was read. {error}\n")
        return 1
    if asked.json_events:
        tell_program(loaded, catalogue)
    else:
        tell(loaded)
        read = summary(loaded)
        counted = f"{read['files']:,} of {read['of']:,} files were read"
        sys.stdout.write(f"{counted}: {read['figures']:,} observations. Nothing was changed.\n")
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
    parser.add_argument("--json-events", action="store_true", help="tell a program: one JSON object a line")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
