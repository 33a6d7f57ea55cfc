"""The snapshot as files: what belongs to it, and whether they are the ones that were built."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from store.errors import SnapshotCorrupt, SnapshotMissing

FOLDER = Path(__file__).parent / "snapshot"
MANIFEST = "snapshot.json"
TABLES = ("observations", "members", "provenance", "breaks")
SCHEMA_VERSION = 1
REBUILD = "Rebuild it with: python -m store.build"


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def file_of(folder: Path, table: str) -> Path:
    """Return where a table of the snapshot in `folder` lies."""
    return folder / f"{table}.parquet"


def write_manifest(folder: Path, made_on: str) -> None:
    """Write the manifest of the tables in `folder`. `made_on` is the day of its newest source table."""
    files = {file_of(folder, table).name: checksum(file_of(folder, table)) for table in TABLES}
    manifest = {"schema_version": SCHEMA_VERSION, "made_on": made_on, "sha256": files}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def check_snapshot(folder: Path, mend: str = REBUILD) -> dict[str, Any]:
    """Return the manifest of the snapshot in `folder`, every file compared with its checksum.

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
    for table in TABLES:
        path = file_of(folder, table)
        if not path.is_file():
            raise SnapshotMissing(f"The snapshot lacks {path.name} in {folder}. {mend}".rstrip())
        if manifest["sha256"].get(path.name) != checksum(path):
            why = "is damaged: it is not the file that was built."
            raise SnapshotCorrupt(f"{path.name} in {folder} {why} {mend}".rstrip())
    return manifest


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
