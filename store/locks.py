"""Locks of the operating system, which fall with the process that holds them: a crash leaves none behind."""

from __future__ import annotations

import fcntl
import getpass
import os
import weakref
from datetime import UTC, datetime
from pathlib import Path

from store.errors import FolderBusy

LONGEST_NOTE = 1000


class Held:
    """A file that is in use for as long as this object lives. Any number may hold one file."""

    def __init__(self, path: Path) -> None:
        descriptor = os.open(path, os.O_RDONLY)
        self._close = weakref.finalize(self, os.close, descriptor)
        fcntl.flock(descriptor, fcntl.LOCK_SH)

    def release(self) -> None:
        """Stop using the file."""
        self._close()


def is_held(path: Path) -> bool:
    """Return whether somebody, in this process or another, uses the file at `path`."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


class SoleWriter:
    """A lock file that one process at a time holds, with a note of who it is and what it does.

    Raises
    ------
    FolderBusy
        Somebody else holds it; the message says who, and since when.
    """

    def __init__(self, path: Path, what: str) -> None:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        self._close = weakref.finalize(self, os.close, descriptor)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.pread(descriptor, LONGEST_NOTE, 0).decode(errors="replace") or "another process"
            self._close()
            why = f"{path.parent} is being written: {holder}. Try again when it is done."
            raise FolderBusy(why) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{what} by {_user()}, process {os.getpid()}, since {_now()}".encode(), 0)

    def release(self) -> None:
        """Let the next one in."""
        self._close()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"user {os.getuid()}"


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
