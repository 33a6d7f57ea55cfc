"""`python -m store.load FILE… [--into DATA]`: bring what official files hold into use in a data folder.

Areas come first: lookups and boundaries make its geography, which a process reads when it starts. So the
figures are written by a process of their own, that knows the areas which came with them.

`python -m sources.load` reports on files, and hands over to this command when it is given `--into`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from catalogue import Catalogue, CatalogueError, load_catalogue
from geodata import GeographyError
from geodata.brought import BROUGHT, BroughtLevel
from geodata.data_folder import geography_of
from sources import SourceError
from sources.files.loading import Loaded, load
from sources.files.telling import say, tell
from sources.files.understanding import kind_of
from store.errors import StoreError
from store.folders import USUAL, VARIABLE, DataFolder, data_folder
from store.geography import brings_geography, gather
from store.imported import Written, publish_imported, write_imported
from store.snapshot import FOLDER

NOTHING = "No figure in the files is of an indicator and an area that are known."

NEXT = "--areas-are-written"
"""Told to the process that writes the figures."""


def main(arguments: Sequence[str]) -> int:
    """Report on the files, then write. Return 0, or 1 if one could not be read: then nothing is written."""
    asked = _parser().parse_args(arguments)
    data = DataFolder(asked.data.absolute()) if asked.data else data_folder() or DataFolder(USUAL)
    if not _knows_areas_of(data):
        return _in_new_process(arguments, data)
    try:
        catalogue = load_catalogue()
        loaded = load(asked.files, catalogue, asked.indicator)
        if not asked.areas_are_written and not asked.json_events:
            tell(loaded)
        if loaded.refused:
            raise StoreError("A file could not be read.")
        if not asked.areas_are_written:
            if brings_geography(loaded, catalogue):
                _write_areas(loaded, catalogue, data, asked.json_events)
                return _in_new_process([*arguments, NEXT], data)
            if loaded.observations.empty:
                raise StoreError(NOTHING)
        files = files_by_source(loaded, asked.files, catalogue)
        done, folder = _write(asked, loaded, files, catalogue, data)
    except (CatalogueError, GeographyError, SourceError, StoreError, OSError) as error:
        what = "No figures were" if asked.areas_are_written else "Nothing was"
        sys.stderr.write(f"{what} written. {error}\n")
        return 1
    if asked.json_events:
        _tell_program(done, folder, catalogue)
    else:
        _tell(done, folder)
    return 0


def _knows_areas_of(data: DataFolder) -> bool:
    """Return whether this process started with the geography of the data folder."""
    there = geography_of(data.path)
    return BROUGHT.folder == (there if there.is_dir() else None)


def _in_new_process(arguments: Sequence[str], data: DataFolder) -> int:
    sys.stdout.flush()
    command = [sys.executable, "-m", "store.load", *arguments]
    return subprocess.run(command, check=False, env={**os.environ, VARIABLE: str(data.path)}).returncode


def _write_areas(loaded: Loaded, catalogue: Catalogue, data: DataFolder, to_program: bool) -> None:
    """Write the geography that the files bring, and say what every join did."""
    from geodata.build.brought import write_geography

    with data.lock("areas being loaded"), data.writable():
        written = write_geography(gather(loaded, catalogue), data.path)
    if to_program:
        say("areas", {"levels": [_plain(level) for level in written.levels], "notes": written.notes})
        return
    for note in written.notes:
        sys.stdout.write(f"{note}\n")
    held = ", ".join(f"{level.areas:,} {_kind(level)}" for level in written.levels)
    sys.stdout.write(f"{data.geography}: {held}. An explorer that is running shows them when restarted.\n\n")


def _kind(level: BroughtLevel) -> str:
    return kind_of(level.area_type, level.vintage)


def _plain(level: BroughtLevel) -> dict[str, Any]:
    return {"key": level.key, "kind": _kind(level), "areas": level.areas, "on_map": level.on_map}


def _write(
    asked: argparse.Namespace,
    loaded: Loaded,
    files: Mapping[str, Sequence[Path]],
    catalogue: Catalogue,
    data: DataFolder,
) -> tuple[Written, Path]:
    if asked.folder is None:
        return publish_imported(loaded.observations, files, catalogue, data, date.today())
    old = data.current() or FOLDER
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


def _tell_program(done: Written, folder: Path, catalogue: Catalogue) -> None:
    aside = {catalogue.indicators[name].title: count for name, count in done.set_aside.items()}
    told = {"figures": done.written, "replaced": done.replaced, "set_aside": aside, "snapshot": folder.name}
    say("loaded", told)


def _tell(done: Written, folder: Path) -> None:
    sys.stdout.write(f"{folder}: {done.written:,} observations written, {done.replaced:,} replaced.\n")
    for indicator, count in done.set_aside.items():
        sys.stdout.write(f"Set aside: {count:,} of {indicator}, of a level at which it is not shown.\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m store.load", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    where = "the data folder (default: EXPLORER_DATA, else data/ in the project)"
    parser.add_argument("--into", "--data", dest="data", type=Path, metavar="DATA", help=where)
    aside = "write the snapshot to this new folder, and do not bring it into use"
    parser.add_argument("--snapshot", dest="folder", type=Path, metavar="FOLDER", help=aside)
    parser.add_argument(NEXT, dest="areas_are_written", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--as", dest="indicator", default="", metavar="INDICATOR")
    parser.add_argument("--json-events", action="store_true", help="tell a program: one JSON object a line")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
