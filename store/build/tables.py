"""The source tables: whether they are the ones we described."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sources import Incomplete, SourceUnavailable, load_table
from store.snapshot import checksum

TABLES = Path(__file__).parents[1] / "tables"
DESCRIPTION = "provenance.toml"


@dataclass(frozen=True, slots=True)
class TableOrigin:
    """What `provenance.toml` says of a source table."""

    sha256: str
    rows: int
    taken: date
    origin: str


def check_tables(folder: Path = TABLES) -> dict[str, TableOrigin]:
    """Return the origin of every source table in `folder`, by file name, each compared with its checksum.

    Raises
    ------
    SourceUnavailable
        A table that is described is not there, or the description is missing.
    Incomplete
        A table is not the one described, or is not described.
    """
    try:
        described = tomllib.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise SourceUnavailable(f"{folder / DESCRIPTION} cannot be read: {error}.") from error
    origins = {name: TableOrigin(**given) for name, given in described.items()}
    strangers = {path.name for path in folder.glob("*.csv")} - set(origins)
    if strangers:
        raise Incomplete(f"{DESCRIPTION} does not describe {', '.join(sorted(strangers))}.")
    for name, origin in origins.items():
        _check(folder / name, origin)
    return origins


def _check(path: Path, origin: TableOrigin) -> None:
    if not path.is_file():
        raise SourceUnavailable(f"The source table {path.name} is not in {path.parent}.")
    found = checksum(path)
    if found != origin.sha256:
        raise Incomplete(f"{path.name} is not the table described in {DESCRIPTION}: its SHA-256 is {found}.")
    rows = len(load_table(path))
    if rows != origin.rows:
        raise Incomplete(f"{path.name} has {rows:,} rows, {DESCRIPTION} says {origin.rows:,}.")
