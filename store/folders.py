"""The data folder: snapshots that came after the embedded one, and which of them is in use."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from store.durable import BESIDE, move_folder, remove, replace_text, sync
from store.errors import FolderError, NothingEarlier, SnapshotError
from store.locks import SoleWriter, is_held
from store.snapshot import MANIFEST, check_snapshot

VARIABLE = "EXPLORER_DATA"
USUAL = Path(__file__).parents[1] / "data"
KEPT = 3
"""Snapshots that stay: the one in use and those to go back to."""

NAME = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{6})(?:-(\d+))?")
WITHDRAWN = "withdrawn"
"""File in a snapshot that was rolled back, or that never came into use: it is not gone back to."""

GOING = ".going"
"""Ending of a snapshot that is being removed."""


@dataclass(frozen=True, slots=True)
class InUse:
    """The snapshot to serve.

    Attributes
    ----------
    folder
        Where it lies; None for the one that comes with the application.
    fault
        Why it is not the one that the data folder names, as a sentence; "" when it is.
    """

    folder: Path | None
    fault: str = ""


class DataFolder:
    """What lies where in a data folder, and the moves from one snapshot to the next.

    Whoever writes holds `lock()`. Readers need none: at every moment `current` names a whole snapshot.

    Attributes
    ----------
    path
        The folder; it may not exist yet.
    snapshots, geography, work, cache
        Its parts: snapshots by name, geography that files brought, what a refresh has fetched so far, and
        the publishers' answers.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.snapshots = path / "snapshots"
        self.geography = path / "geography"
        self.work = path / "work"
        self.cache = path / "cache"
        self.pointer = path / "current"

    def current(self) -> Path | None:
        """Return the folder of the snapshot to serve, whole; None for the embedded one."""
        return self.in_use().folder

    def in_use(self) -> InUse:
        """Return the snapshot to serve: the one named, else the newest whole one, else the embedded one."""
        if not self.path.exists() and self.path == USUAL:
            return InUse(None)
        if not self.path.is_dir():
            return InUse(None, f"There is no data folder {self.path}. {_shown(None)}")
        try:
            folder = self.named()
            if folder is None:
                return InUse(None)
            check_snapshot(folder, mend="")
        except (SnapshotError, OSError) as fault:
            return self._instead(str(fault))
        return InUse(folder)

    def named(self) -> Path | None:
        """Return the folder that `current` names; None if there is no `current`.

        Raises
        ------
        SnapshotError
            `current` does not hold the name of a snapshot.
        """
        try:
            name = self.pointer.read_text(encoding="utf-8", errors="replace").strip()
        except FileNotFoundError:
            return None
        if not NAME.fullmatch(name):
            raise SnapshotError(f"{self.pointer} does not name a snapshot.")
        return self.snapshots / name

    def mark(self) -> tuple[int, int]:
        """Return what changes whenever another snapshot comes into use; it costs one look at a file."""
        try:
            seen = self.pointer.stat()
        except OSError:
            return (0, 0)
        return (seen.st_ino, seen.st_mtime_ns)

    def history(self) -> list[Path]:
        """Return the folders of the snapshots held, oldest first."""
        found = [path for path in self.snapshots.glob("*") if NAME.fullmatch(path.name)]
        return sorted(found, key=_age)

    @contextmanager
    def lock(self, what: str = "a refresh") -> Iterator[None]:
        """Hold the folder for writing, make it if needed, and clear away what a crash left.

        Raises
        ------
        FolderBusy
            Somebody else holds it; the message says who, and since when.
        FolderError
            The folder cannot be written.
        """
        with self.writable():
            for folder in (self.path, self.snapshots, self.work):
                folder.mkdir(parents=True, exist_ok=True)
            lock = SoleWriter(self.path / "lock", what)
        try:
            with self.writable():
                self._clear()
            yield
        finally:
            lock.release()

    def publish(self, fresh: Path) -> Path:
        """Bring the snapshot in `fresh`, on the same disk, into use; return where it lies from now on.

        Raises
        ------
        SnapshotMissing, SnapshotCorrupt
            It is not whole; what is in use stays.
        FolderError
            The folder cannot be written; what is in use stays.
        """
        check_snapshot(fresh)
        with self.writable():
            folder = self.snapshots / self._next_name()
            move_folder(fresh, folder)
            replace_text(self.pointer, folder.name + "\n")
        # The new one is in use: an old one that cannot go now is for the next refresh to remove.
        with suppress(OSError):
            self._prune(folder)
        return folder

    def rollback(self) -> Path | None:
        """Bring the snapshot before the current one into use and return it; None for the embedded one.

        Raises
        ------
        NothingEarlier
            The embedded snapshot is in use already.
        FolderError
            The folder cannot be written.
        """
        current = self.named()
        if current is None:
            raise NothingEarlier("The snapshot in use is the one that comes with the application.")
        earlier = [one for one in self.history() if _age(one) < _age(current) and _is_good(one)]
        with self.writable():
            if earlier:
                replace_text(self.pointer, earlier[-1].name + "\n")
            else:
                self.pointer.unlink()
                sync(self.path)
            if current.is_dir():
                (current / WITHDRAWN).touch()
        return earlier[-1] if earlier else None

    def _instead(self, fault: str) -> InUse:
        good = [one for one in self.history() if _is_good(one)]
        folder = good[-1] if good else None
        return InUse(folder, f"{fault} {_shown(folder)}")

    def _next_name(self) -> str:
        """Return a name that comes after all others, even where a clock was put back."""
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S")
        held = self.history()
        if not held or _age(held[-1])[0] < now:
            return now
        newest, count = _age(held[-1])
        return f"{newest}-{count + 1}"

    def _prune(self, current: Path) -> None:
        """Remove old snapshots that no process uses; withdrawn ones do not count among those kept."""
        others = [one for one in self.history() if one != current]
        good = [one for one in others if not (one / WITHDRAWN).exists()]
        for folder in others:
            if folder not in good[-(KEPT - 1) :] and not _is_used(folder):
                going = folder.with_name(folder.name + GOING)
                folder.rename(going)
                remove(going)

    def _clear(self) -> None:
        """Clear away what a crash left: halves of files, halves of folders, and a snapshot never named."""
        written = chain(self.path.glob(f"*{BESIDE}"), self.work.rglob(f"*{BESIDE}"))
        for half in [*written, *self.snapshots.glob(f"*{GOING}")]:
            remove(half)
        try:
            current = self.named()
        except SnapshotError:
            return
        for folder in self.history():
            if current is None or (current.is_dir() and _age(folder) > _age(current)):
                (folder / WITHDRAWN).touch()

    @contextmanager
    def writable(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            why = os.strerror(error.errno) if error.errno else str(error)
            told = f"{self.path} cannot be written: {why}. The figures stay as they are."
            raise FolderError(told) from error


def data_folder(environment: Mapping[str, str] | None = None) -> DataFolder | None:
    """Return the data folder that EXPLORER_DATA names, else `data` in the project if that is there."""
    named = (os.environ if environment is None else environment).get(VARIABLE, "").strip()
    if named:
        return DataFolder(Path(named).expanduser().absolute())
    return DataFolder(USUAL) if USUAL.is_dir() else None


def _age(folder: Path) -> tuple[str, int]:
    """Return what sorts snapshots by age."""
    found = NAME.fullmatch(folder.name)
    return (found[1], int(found[2] or 1)) if found else ("", 0)


def _is_good(folder: Path) -> bool:
    """Return whether a snapshot is whole and was not withdrawn."""
    if (folder / WITHDRAWN).exists():
        return False
    try:
        check_snapshot(folder)
    except (SnapshotError, OSError):
        return False
    return True


def _is_used(folder: Path) -> bool:
    try:
        return is_held(folder / MANIFEST)
    except FileNotFoundError:
        return False


def _shown(folder: Path | None) -> str:
    instead = f"the snapshot of {folder.name}" if folder else "the one that comes with the application"
    return f"Shown instead: {instead}."
