"""The application in a process of its own, started as `./run` starts it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START = ("-m", "start", "--port", "0")
NOTHING: Mapping[str, str] = {}
NETWORK = {"SHINYWIDGETS_CDN": "/no-cdn/", "SHINYWIDGETS_EXTENSION_WARNING": "true"}


@dataclass
class RunningApp:
    """Where the application answers, and what it complains of."""

    url: str
    log: Path

    def tracebacks(self, since: int = 0) -> str:
        """Return what the server wrote after the first `since` characters, if it holds a traceback."""
        written = self.log.read_text("utf-8")[since:]
        return written if "Traceback" in written else ""


@contextmanager
def serving(
    folder: Path, log: Path, words: Sequence[str] = START, environment: Mapping[str, str] = NOTHING
) -> Iterator[RunningApp]:
    """Serve the project in `folder` on a free port; its errors go to `log`.

    Parameters
    ----------
    words
        What Python runs.
    environment
        What it knows of the world besides what we do.

    Raises
    ------
    RuntimeError
        It ended before it said where it listens.
    """
    command, known = [sys.executable, *words], os.environ | NETWORK | environment
    with (
        log.open("w") as errors,
        subprocess.Popen(
            command, cwd=folder, env=known, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        try:
            address = re.search(r"http://\S+", process.stdout.readline() if process.stdout else "")
            if not address:
                raise RuntimeError(f"The application did not start: {log.read_text('utf-8')}")
            yield RunningApp(f"{address[0]}/", log)
        finally:
            process.terminate()
