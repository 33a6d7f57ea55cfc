"""Writing so that a power cut leaves the old or the new, and never a half."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

BESIDE = ".new"
"""Ending of what is written beside a file and then put in its place. One that is found is a leftover."""


def sync(path: Path) -> None:
    """Wait until the file or folder at `path` is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Wait until everything in `folder`, and the folder, is on the disk."""
    for path in sorted(folder.rglob("*"), reverse=True):
        sync(path)
    sync(folder)


def replace_text(path: Path, text: str) -> None:
    """Write `text` to `path`: whoever reads it, at any moment, sees the old text whole or the new."""
    beside = path.with_name(path.name + BESIDE)
    beside.write_text(text, encoding="utf-8")
    sync(beside)
    os.replace(beside, path)
    sync(path.parent)


def move_folder(folder: Path, target: Path) -> None:
    """Move `folder`, all of it on the disk first, to `target`, which does not exist."""
    sync_tree(folder)
    folder.rename(target)
    sync(target.parent)
    sync(folder.parent)


def remove(path: Path) -> None:
    """Remove a file or a folder with all that is in it; it may be gone already."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
