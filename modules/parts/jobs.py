"""Work in a process of its own, so that no session waits for it: what it said so far, and how it ended."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread
from typing import Any

MOST_LINES = 5000


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known of a job.

    Attributes
    ----------
    lines, faults
        What it wrote to standard output and standard error.
    code
        Its exit code; None while it runs.
    what
        What was wanted of it: the button that was pressed.
    """

    lines: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    code: int | None = None
    what: str = ""

    @property
    def running(self) -> bool:
        """Return whether it is at work."""
        return bool(self.what) and self.code is None

    def events(self, kind: str) -> list[dict[str, Any]]:
        """Return the events of a kind, from the lines of JSON that it wrote for us."""
        told = map(event_of, self.lines)
        return [event for event in told if event and event["event"] == kind]


def event_of(line: str) -> dict[str, Any] | None:
    """Return what a line tells a program; None for a line that is meant for people."""
    if not line.startswith("{"):
        return None
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) and "event" in found else None


class Job:
    """One process at a time, for all sessions.

    Parameters
    ----------
    folder
        Where its commands run.
    environment
        What they know of the world.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._folder = folder
        self._environment = dict(environment)
        self._lock = Lock()
        self._lines: list[str] = []
        self._faults: list[str] = []
        self._code: int | None = None
        self._running = False
        self._what = ""

    @property
    def running(self) -> bool:
        """Return whether a process is at work."""
        return self._running

    def start(self, words: Sequence[str], what: str) -> bool:
        """Start a command for what is wanted, and forget the one before; False if that is still at work."""
        with self._lock:
            if self._running:
                return False
            self._running, self._code, self._what = True, None, what
            self._lines, self._faults = [], []
        try:
            process = subprocess.Popen(
                list(words),
                cwd=self._folder,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        except OSError as problem:
            self._faults, self._code, self._running = [str(problem)], 1, False
            return True
        Thread(target=self._follow, args=(process,), daemon=True).start()
        return True

    def progress(self) -> Progress:
        """Return what is known by now."""
        return Progress(tuple(self._lines), tuple(self._faults), self._code, self._what)

    def forget(self) -> None:
        """Forget what a job that has ended said."""
        with self._lock:
            if not self._running:
                self._lines, self._faults, self._code, self._what = [], [], None, ""

    def _follow(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout and process.stderr
        beside = Thread(target=_read, args=(process.stderr, self._faults), daemon=True)
        beside.start()
        _read(process.stdout, self._lines)
        beside.join()
        self._code = process.wait()
        self._running = False


def _read(stream, lines: list[str]) -> None:
    with stream:
        for line in stream:
            if len(lines) < MOST_LINES:
                lines.append(line.rstrip("\n"))
