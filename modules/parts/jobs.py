"""Work in a process of its own, so that no session waits for it: what it said so far, and how it ended."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from typing import IO, Any

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


@dataclass(slots=True)
class _Run:
    """One command: what it said so far, and how it ended."""

    what: str = ""
    lines: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    code: int | None = None
    process: subprocess.Popen[str] | None = None

    @property
    def running(self) -> bool:
        return bool(self.what) and self.code is None


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
        self._run = _Run()

    @property
    def running(self) -> bool:
        """Return whether a process is at work."""
        return self._run.running

    def start(self, words: Sequence[str], what: str) -> bool:
        """Start a command for what is wanted, and forget the one before; False if that is still at work."""
        with self._lock:
            if self._run.running:
                return False
            self._run = run = _Run(what)
            try:
                run.process = subprocess.Popen(
                    list(words),
                    cwd=self._folder,
                    env=self._environment,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                )
            except OSError as problem:
                run.faults, run.code = [str(problem)], 1
                return True
        Thread(target=_follow, args=(run, run.process), daemon=True).start()
        return True

    def progress(self) -> Progress:
        """Return what is known by now."""
        run = self._run
        code = run.code  # before what it said: a job that has ended says no more
        return Progress(tuple(run.lines), tuple(run.faults), code, run.what)

    def drop(self) -> None:
        """Forget what the job said; one that is at work is ended, so it must be one that changes nothing."""
        with self._lock:
            run, self._run = self._run, _Run()
        if run.running and run.process:
            run.process.kill()


def _follow(run: _Run, process: subprocess.Popen[str]) -> None:
    assert process.stdout and process.stderr
    beside = Thread(target=_read, args=(process.stderr, run.faults), daemon=True)
    beside.start()
    _read(process.stdout, run.lines)
    beside.join()
    run.code = process.wait()


def _read(stream: IO[str], lines: list[str]) -> None:
    with stream:
        for line in stream:
            if len(lines) < MOST_LINES:
                lines.append(line.rstrip("\n"))
