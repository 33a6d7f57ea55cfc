"""The snapshot as files: what belongs to it, and whether they are the ones that were built."""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path
from typing import Any

from store.errors import SnapshotCorrupt, SnapshotMissing

FOLDER = Path(__file__).parent / "snapshot"
MANIFEST = "snapshot.json"
TABLES = ("observations", "members", "provenance", "breaks")
CONTENTS = "contents"
"""A table more that large snapshots hold: what could be computed, but not at every start."""

SCHEMA_VERSION = 2
REBUILD = "Rebuild it with: python -m store.build"

SAMPLED = 8
"""How many parts of a table in many files are compared with their checksums at a start."""


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def file_of(folder: Path, table: str) -> Path:
    """Return where a table of the snapshot in `folder` lies, if it is one file."""
    return folder / f"{table}.parquet"


def parts_of(folder: Path, table: str) -> list[Path]:
    """Return the files of a table that is many, in the folder of its name; none if it is one file."""
    return sorted((folder / table).rglob("*.parquet"))


def write_manifest(folder: Path, made_on: str, **more: Any) -> None:
    """Write the manifest of the tables in `folder`. `made_on` is the day of its newest source table."""
    whole = [path for table in (*TABLES, CONTENTS) if (path := file_of(folder, table)).is_file()]
    parts = [path for table in TABLES for path in parts_of(folder, table)]
    sums = {_name(path, folder): checksum(path) for path in [*whole, *parts]}
    manifest = {"schema_version": SCHEMA_VERSION, "made_on": made_on, "sha256": sums, **more}
    if parts:
        manifest["bytes"] = {_name(path, folder): path.stat().st_size for path in parts}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def check_snapshot(folder: Path, mend: str = REBUILD, *, every_part: bool = False) -> dict[str, Any]:
    """Return the manifest of the snapshot in `folder`, its files compared with their checksums.

    Of a table in many files every size is compared, and the checksums of a few, others each time: to read
    gigabytes at every start would keep readers waiting. `every_part` compares them all.

    Parameters
    ----------
    mend
        What to do about one that is not whole, as a sentence for the message.

    Raises
    ------
    SnapshotMissing
        The manifest or a file is not there.
    SnapshotCorrupt
        A file differs from its checksum, or the manifest is of another schema or cannot be read.
    """
    manifest = _read_manifest(folder, mend)
    parts = manifest.get("bytes", {})
    in_parts = {name.partition("/")[0] for name in parts}
    optional = [CONTENTS] if file_of(folder, CONTENTS).name in manifest["sha256"] else []
    for table in (*TABLES, *optional):
        if table not in in_parts:
            _check_file(file_of(folder, table), folder, manifest, mend)
    for name, size in parts.items():
        _check_size(folder / name, folder, size, mend)
    for name in parts if every_part else random.sample(sorted(parts), min(SAMPLED, len(parts))):
        _check_file(folder / name, folder, manifest, mend)
    return manifest


def _check_file(path: Path, folder: Path, manifest: dict[str, Any], mend: str) -> None:
    name = _name(path, folder)
    if not path.is_file():
        raise SnapshotMissing(f"The snapshot lacks {name} in {folder}. {mend}".rstrip())
    if manifest["sha256"].get(name) != checksum(path):
        raise SnapshotCorrupt(_damaged(name, folder, mend))


def _check_size(path: Path, folder: Path, size: int, mend: str) -> None:
    name = _name(path, folder)
    if not path.is_file():
        raise SnapshotMissing(f"The snapshot lacks {name} in {folder}. {mend}".rstrip())
    if path.stat().st_size != size:
        raise SnapshotCorrupt(_damaged(name, folder, mend))


def _damaged(name: str, folder: Path, mend: str) -> str:
    return f"{name} in {folder} is damaged: it is not the file that was built. {mend}".rstrip()


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _read_manifest(folder: Path, mend: str) -> dict[str, Any]:
    path = folder / MANIFEST
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SnapshotMissing(f"There is no snapshot in {folder}. {mend}".rstrip()) from error
    except ValueError as error:
        raise SnapshotCorrupt(f"{path.name} in {folder} cannot be read: {error}. {mend}".rstrip()) from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("sha256"), dict):
        raise SnapshotCorrupt(f"{path.name} in {folder} is not a manifest. {mend}".rstrip())
    if manifest.get("schema_version") != SCHEMA_VERSION:
        found = manifest.get("schema_version")
        why = f"has schema {found}, not {SCHEMA_VERSION}."
        raise SnapshotCorrupt(f"The snapshot in {folder} {why} {mend}".rstrip())
    return manifest
