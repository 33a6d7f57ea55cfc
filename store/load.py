"""`python -m store.load FILE…`: bring a new snapshot into use, with what official files hold.

It is that of the data folder; with `--into`, it is written to a folder of its own and not used.

`python -m sources.load` reports on files, and hands over to this command when it is given `--into`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from catalogue import Catalogue, CatalogueError, load_catalogue
from geodata import GeographyError
from sources import SourceError
from sources.files.loading import Loaded, load
from store.errors import StoreError
from store.folders import USUAL, DataFolder, data_folder
from store.imported import Written, publish_imported, write_imported
from store.snapshot import FOLDER


def main(arguments: Sequence[str]) -> int:
    """Report on the files, then write. Return 0, or 1 if one could not be read: then nothing is written."""
    asked = _parser().parse_args(arguments)
    try:
        catalogue = load_catalogue()
        loaded = load(asked.files, catalogue, asked.indicator)
        _report(loaded)
        if loaded.refused:
            raise StoreError("A file could not be read.")
        files = files_by_source(loaded, asked.files, catalogue)
        done, folder = _write(asked, loaded, files, catalogue)
    except (CatalogueError, GeographyError, SourceError, StoreError, OSError) as error:
        sys.stderr.write(f"Nothing was written. {error}\n")
        return 1
    _tell(done, folder)
    return 0


def _write(
    asked: argparse.Namespace, loaded: Loaded, files: Mapping[str, Sequence[Path]], catalogue: Catalogue
) -> tuple[Written, Path]:
    if asked.folder is None:
        data = DataFolder(asked.data) if asked.data else data_folder() or DataFolder(USUAL)
        return publish_imported(loaded.observations, files, catalogue, data, date.today())
    old = asked.old or FOLDER
    done = write_imported(loaded.observations, files, catalogue, old, asked.folder, date.today())
    return done, asked.folder


def files_by_source(loaded: Loaded, paths: Sequence[Path], catalogue: Catalogue) -> dict[str, list[Path]]:
    """Return the files that brought figures, or a part of them, of each source."""
    by_name = {path.name: path for path in paths}
    found: dict[str, list[Path]] = {}
    for report in loaded.reports:
        indicators = {*report.indicators, *report.valueless}
        for source in sorted({catalogue.indicators[name].source for name in indicators}):
            found.setdefault(source, []).append(by_name[report.file])
    return found


def _report(loaded: Loaded) -> None:
    for report in loaded.reports:
        sys.stdout.write(f"{report.text()}\n\n")
    for note in loaded.notes:
        sys.stdout.write(f"{note}\n")
    for path, why in loaded.refused.items():
        sys.stderr.write(f"{path.name} was not read. {why}\n")


def _tell(done: Written, folder: Path) -> None:
    sys.stdout.write(f"{folder}: {done.written:,} observations written, {done.replaced:,} replaced.\n")
    for indicator, count in done.set_aside.items():
        sys.stdout.write(f"Set aside: {count:,} of {indicator}, of a level at which it is not shown.\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m store.load", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    where = "the data folder (default: EXPLORER_DATA, else data/ in the project)"
    parser.add_argument("--data", type=Path, metavar="FOLDER", help=where)
    parser.add_argument("--into", dest="folder", type=Path, metavar="FOLDER", help="write to this new folder")
    start = "what --into starts from (default: the embedded snapshot)"
    parser.add_argument("--from", dest="old", type=Path, metavar="FOLDER", help=start)
    parser.add_argument("--as", dest="indicator", default="", metavar="INDICATOR")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
