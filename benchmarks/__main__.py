"""Run the benchmarks: `python -m benchmarks [part …] [--json FILE] [--keep] [--scratch FOLDER]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import datetime
from importlib import import_module
from pathlib import Path

from .report import LATEST, RESULTS, machine, table, write

PARTS = ("server_time", "tools", "start", "slider_step", "sessions", "refresh", "national")
WRITING = {"national"}
"""Parts that write gigabytes, or nearly, in the scratch folder."""


def arguments() -> argparse.Namespace:
    """Return what the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast the explorer is.")
    parser.add_argument("parts", nargs="*", metavar="part", help=f"of {', '.join(PARTS)}; all unless told")
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="where to write; else a dated file in results/"
    )
    parser.add_argument("--keep", action="store_true", help="make these numbers the reference, latest.json")
    parser.add_argument(
        "--scratch",
        type=Path,
        metavar="FOLDER",
        default=Path(tempfile.gettempdir()),
        help="where national generates its figures, 1 GB, and removes them; else the system's folder",
    )
    asked = parser.parse_args()
    unknown = sorted(set(asked.parts) - set(PARTS))
    if unknown:
        parser.error(f"there is no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    return asked


def main() -> int:
    """Measure, print, write; return 1 when a limit is missed."""
    asked, before, found = arguments(), machine(), []
    for name in PARTS:
        if not asked.parts or name in asked.parts:
            measure = import_module(f"benchmarks.{name}").measure
            found.append(measure(asked.scratch) if name in WRITING else measure())
            print(table(found[-1:]), flush=True)
    dated = RESULTS / f"{datetime.now():%Y-%m-%d-%H%M}.json"
    for file in [asked.json or dated, *([LATEST] if asked.keep else [])]:
        write(found, before, file)
    missed = [line.name for part in found for line in part.lines if line.verdict == "MISSED"]
    print(f"\n{len(missed)} limits missed" + (f": {'; '.join(missed)}" if missed else ""))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
