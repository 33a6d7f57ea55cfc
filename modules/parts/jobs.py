"""Work in a process of its own, so that no session waits for it: what it said so far, and how it ended."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread

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
    """

    lines: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    code: int | None = None


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

    @property
    def running(self) -> bool:
        """Return whether a process is at work."""
        return self._running

    def start(self, words: Sequence[str]) -> bool:
        """Start a command, and forget what the one before said; False if that is still at work."""
        with self._lock:
            if self._running:
                return False
            self._running, self._code = True, None
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
        return Progress(tuple(self._lines), tuple(self._faults), self._code)

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
