"""The command line of a refresh: what is asked for, what is told, and the exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from catalogue import Catalogue, CatalogueError, load_catalogue
from geodata import GeographyError
from store.errors import NothingEarlier, StoreError
from store.folders import USUAL, DataFolder, data_folder
from store.refresh.fetching import OpenClient
from store.refresh.report import ALL_DONE, NOTHING_WRITTEN
from store.refresh.running import Asked, planned, refresh
from store.refresh.telling import Lines, Teller, Terminal

if TYPE_CHECKING:
    from sources.answer import Answer
    from sources.client import Client

INTERRUPTED = 130


def main(
    arguments: Sequence[str] | None = None,
    catalogue: Catalogue | None = None,
    open_client: OpenClient | None = None,
) -> int:
    """Refresh, plan or roll back.

    Return 0 if all that was asked for was done, 3 if some sources failed, 1 if nothing was changed.
    """
    asked = _parser().parse_args(arguments)
    data = DataFolder(asked.data) if asked.data else data_folder() or DataFolder(USUAL)
    try:
        if asked.rollback:
            return roll_back(data)
        return ask(asked, catalogue or load_catalogue(), data, open_client or partial(opened, data))
    except (CatalogueError, GeographyError, StoreError) as error:
        sys.stderr.write(f"Nothing was changed. {error}\n")
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted. Nothing was changed; what was fetched is kept for a day.\n")
        return INTERRUPTED
    return NOTHING_WRITTEN


def ask(asked: argparse.Namespace, catalogue: Catalogue, data: DataFolder, open_client: OpenClient) -> int:
    """Plan, and unless that is all that is wanted, refresh; return the exit code."""
    wanted = Asked(tuple(asked.source), tuple(asked.theme))
    teller: Teller = Lines() if asked.json_events else Terminal()
    if asked.dry_run:
        teller.plan(planned(catalogue, data, wanted))
        return ALL_DONE
    try:
        report = refresh(catalogue, data, wanted, open_client, teller.plan, teller.news)
        teller.report(report)
    finally:
        teller.close()
    return report.code


def roll_back(data: DataFolder) -> int:
    """Go back to the snapshot before the one in use, and say which that is."""
    if not data.path.is_dir():
        raise NothingEarlier(f"There is no data folder {data.path}.")
    with data.lock("a rollback"):
        earlier = data.rollback()
    shown = f"of {earlier.name}" if earlier else "that comes with the application"
    sys.stdout.write(f"The snapshot in use is now the one {shown}. New sessions show it.\n")
    return ALL_DONE


def opened(data: DataFolder, address: str, on_answer: Callable[[Answer], None]) -> Client:
    """Return a client of the publisher at an address, with a cache in the data folder."""
    from sources.client import Client

    # One cache a publisher: they are asked side by side, and a cache is written by one at a time.
    cache = data.cache / (urlsplit(address).hostname or "unnamed")
    cache.mkdir(parents=True, exist_ok=True)
    return Client(address, cache=cache, on_answer=on_answer)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m store.refresh", description="Ask the publishers for newer figures."
    )
    parser.add_argument("--source", action="append", default=[], metavar="SOURCE", help="only this one")
    parser.add_argument("--theme", action="append", default=[], metavar="THEME", help="only its indicators")
    parser.add_argument("--dry-run", action="store_true", help="say what would be asked, and ask nothing")
    parser.add_argument("--rollback", action="store_true", help="go back to the snapshot before this one")
    where = "the data folder (default: EXPLORER_DATA, else data/ in the project)"
    parser.add_argument("--data", type=Path, metavar="FOLDER", help=where)
    parser.add_argument("--json-events", action="store_true", help="tell a program: one JSON object a line")
    return parser
