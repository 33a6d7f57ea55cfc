"""The command line: `python -m briefing --all`, or `python -m briefing E08000009 Manchester`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from briefing.errors import BriefingError
from briefing.figures import Figures
from briefing.files import as_files
from briefing.making import Wish, title_of_theme
from briefing.places import Place, boroughs, listed, place_of
from catalogue import CatalogueError, load_catalogue
from geodata import GM, WHOLE, GeographyError
from store import Store, StoreError, store_url
from store.folders import VARIABLE, data_folder

DONE, NOT_DONE, INTERRUPTED = 0, 1, 130
ORDER = ("worklessness", "health", "housing", "skills")
"""Themes in the order of the page's tabs; others follow by name."""


def main(arguments: Sequence[str] | None = None, told: TextIO | None = None) -> int:
    """Make briefings and return the exit code: 0 when all were made, 1 when one was not."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    asked = parser().parse_args(given)
    if asked.data and os.environ.get(VARIABLE) != str(asked.data):
        return in_new_process(given, asked.data)
    try:
        return make_all(asked, told or sys.stdout)
    except (BriefingError, CatalogueError, GeographyError, StoreError, OSError) as fault:
        sys.stderr.write(f"{fault}\n")
        return NOT_DONE
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted. The briefings that were finished are there.\n")
        return INTERRUPTED


def in_new_process(given: Sequence[str], data: Path) -> int:
    """Run the command where the data folder is known from the start: areas are read with the first import."""
    sys.stdout.flush()
    command = [sys.executable, "-m", "briefing", *given]
    return subprocess.run(command, check=False, env={**os.environ, VARIABLE: str(data)}).returncode


def make_all(asked: argparse.Namespace, out: TextIO) -> int:
    """Make every briefing that is asked for, one after the other."""
    url, data = store_url(), data_folder()
    figures = Figures(Store(data.current() if data and not url else None, url), load_catalogue())
    everyone = [*boroughs(), Place(GM, "Greater Manchester", WHOLE)] if asked.all else []
    places = listed([*everyone, *(place_of(one) for one in asked.areas)])
    if not places:
        raise BriefingError("Say which areas: GSS codes or names of boroughs, or --all.")
    themes = themes_asked(asked.themes, {one.theme for one in figures.indicators()})
    asked.out.mkdir(parents=True, exist_ok=True)
    for some in [places] if asked.together else [(one,) for one in places]:
        wish, line = Wish(some, themes, asked.against), Line(out, ", ".join(one.name for one in some))
        made = as_files(figures, wish, line.tell)
        page, slides = (asked.out / f"{made.name}.{ending}" for ending in ("html", "pptx"))
        page.write_bytes(made.page)
        slides.write_bytes(made.slides)
        line.done(f"{made.sentence} {page} ({kilobytes(page)}), {slides} ({kilobytes(slides)})")
    return DONE


def themes_asked(names: Sequence[str], held: set[str]) -> tuple[tuple[str, str], ...]:
    """Return id and title of the themes asked for, of all that are held where none is.

    Raises
    ------
    BriefingError
        There is no such theme.
    """
    known = [*(one for one in ORDER if one in held), *sorted(held - set(ORDER))]
    strange = [one for one in names if one not in held]
    if strange:
        raise BriefingError(f"There is no theme “{strange[0]}”; there are {', '.join(known)}.")
    return tuple((one, title_of_theme(one)) for one in known if not names or one in names)


class Line:
    """One briefing's line in the terminal: how far it is, and at the end what it became."""

    def __init__(self, out: TextIO, name: str) -> None:
        self._out, self._name, self._began, self._drawn = out, name, time.monotonic(), 0

    def tell(self, share: float, words: str) -> None:
        """Show how far it is, where somebody watches."""
        if self._out.isatty():
            self._show(f"{self._name}: {share * 100:3.0f} %  {words}")

    def done(self, words: str) -> None:
        """Say what was made, and how long it took."""
        if self._out.isatty():
            self._show("")
        self._out.write(f"{words}  {time.monotonic() - self._began:.1f} s\n")
        self._out.flush()

    def _show(self, words: str) -> None:
        self._out.write("\r" + words.ljust(self._drawn) + ("\r" if not words else ""))
        self._out.flush()
        self._drawn = len(words)


def kilobytes(path: Path) -> str:
    """Return the size of a file in words."""
    return f"{path.stat().st_size / 1000:,.0f} kB"


def parser() -> argparse.ArgumentParser:
    """Return what the command understands."""
    found = argparse.ArgumentParser(
        prog="python -m briefing",
        description="Makes briefings: a page that prints to A4, and slides for PowerPoint.",
    )
    against = "GSS code of the comparator (default: %(default)s; “parent” for the own borough)"
    where = "the data folder (default: EXPLORER_DATA, else data/ in the project)"
    found.add_argument("areas", nargs="*", help="GSS codes, or names of boroughs")
    found.add_argument("--all", action="store_true", help="the ten boroughs and Greater Manchester")
    found.add_argument("--together", action="store_true", help="one briefing on all of them, not one each")
    found.add_argument("--out", type=Path, default=Path(), help="the folder to write to (default: this one)")
    found.add_argument("--themes", type=_names, default=(), help="ids with commas between (default: all)")
    found.add_argument("--against", default=GM, help=against)
    found.add_argument("--data", type=Path, help=where)
    return found


def _names(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split(",") if one.strip())
