"""Children that are started again when they die, and ended in order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).parents[1]
LONGEST_PAUSE_S = 30.0
LASTING_S = 60.0
"""Who lives so long is sound again: if it dies, it is started at once."""
TO_END_S = 5.0


@dataclass
class Child:
    """A process of ours.

    Attributes
    ----------
    name
        What it is, for those who read the log.
    command, environment
        How it is started, and what it knows of the world beside what we know.
    deaths
        How often in a row it died young.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    deaths: int = 0
    process: subprocess.Popen[bytes] | None = None
    begun: float = 0.0
    again_at: float = 0.0

    def start(self) -> None:
        """Start it."""
        environment = {**os.environ, **self.environment}
        nowhere = subprocess.DEVNULL
        self.process = subprocess.Popen(
            list(self.command), cwd=PROJECT, env=environment, stdin=nowhere, stdout=nowhere
        )
        self.begun, self.again_at = time.monotonic(), 0.0

    @property
    def code(self) -> int | None:
        """How it ended; None while it runs."""
        return self.process.poll() if self.process else None

    def look_after(self) -> None:
        """Start it again if it has died: at once the first time, then after longer and longer pauses."""
        if self.code is None:
            return
        now = time.monotonic()
        if not self.again_at:
            self.deaths = 1 if now - self.begun > LASTING_S else self.deaths + 1
            pause = min(LONGEST_PAUSE_S, 2.0 ** (self.deaths - 1) - 1)
            self.again_at = now + pause
            when = f"in {pause:g} s" if pause else "at once"
            say(f"{self.name} ended with code {self.code}. It is started again {when}.")
        if now >= self.again_at:
            self.start()

    def tell_to_end(self) -> None:
        """Tell it to end, in its own time."""
        if self.process and self.code is None:
            self.process.terminate()

    def end(self, within_s: float) -> None:
        """Wait until it has ended, and kill it if it takes longer."""
        if not self.process:
            return
        try:
            self.process.wait(max(0.0, within_s))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def end_all(children: Sequence[Child], within_s: float) -> None:
    """End children together, within so many seconds."""
    for child in children:
        child.tell_to_end()
    until = time.monotonic() + within_s
    for child in children:
        child.end(until - time.monotonic())


def look_after_all(children: Sequence[Child], ended: Callable[[], bool]) -> None:
    """Keep children alive until `ended` says so."""
    while not ended():
        for child in children:
            child.look_after()
        time.sleep(0.1)


def told_to_end() -> Callable[[], bool]:
    """Return what says whether somebody has asked us to end, by Ctrl+C or SIGTERM."""
    asked: list[int] = []
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda number, frame: asked.append(number))
    return lambda: bool(asked)


def say(sentence: str) -> None:
    """Write a line for those who read the log."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
