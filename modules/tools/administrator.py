"""For the administrator, in About the data: refresh, and load official files. Off unless there is a token."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from shiny import Inputs, Session, reactive, render

from ..parts.gate import Gate
from ..parts.jobs import Job
from ..parts.uploads import Uploads
from .administrator_panels import locked, progress_panel, report_panel, unlocked

LOOK_AGAIN_S = 0.5


@dataclass(frozen=True, slots=True)
class Office:
    """What the administrators of a process share.

    Attributes
    ----------
    project, environment
        Where commands run, and what they know of the world.
    data
        The data folder.
    writing
        The process that refreshes or loads: one at a time.
    refresher
        The command that refreshes.
    """

    gate: Gate
    uploads: Uploads
    project: Path
    environment: Mapping[str, str]
    data: Path
    writing: Job
    refresher: tuple[str, ...] = (sys.executable, "-m", "store.refresh")

    @classmethod
    def of(cls, token: str, project: Path, data: Path, environment: Mapping[str, str]) -> Office:
        """Return the office of a process whose administrators know `token`."""
        gate = Gate(token)
        uploads = Uploads(data / "work" / "uploads", gate)
        return cls(gate, uploads, project, environment, data, Job(project, environment))

    def refresh_words(self, *more: str) -> list[str]:
        """Return the command of a refresh."""
        return [*self.refresher, "--json-events", "--data", str(self.data), *more]

    def report_words(self, files: Sequence[Path]) -> list[str]:
        """Return the command that says what is understood of files, and changes nothing."""
        return [sys.executable, "-m", "sources.load", *map(str, files)]

    def load_words(self, files: Sequence[Path]) -> list[str]:
        """Return the command that brings files into use."""
        return [sys.executable, "-m", "store.load", *map(str, files), "--data", str(self.data)]


def administrator_server(input: Inputs, session: Session, office: Office | None) -> None:
    """Register the administrator's part of the page; without an office there is none."""
    if office is None:
        return
    key: reactive.Value[str] = reactive.value("")
    refusal: reactive.Value[str] = reactive.value("")
    done: reactive.Value[tuple[int, str]] = reactive.value((0, ""))
    reading = Job(office.project, office.environment)
    session.on_ended(lambda: leave(office, key))

    @reactive.effect
    @reactive.event(input.admin_token)
    def unlock() -> None:
        why = office.gate.refusal(str(input.admin_token() or ""))
        refusal.set(why)
        if not why:
            key.set(office.gate.issue())

    @reactive.effect
    @reactive.event(input.admin_do)
    def act() -> None:
        asked = input.admin_do()
        what = str(asked.get("what", "")) if isinstance(asked, dict) else ""
        if key():
            do(office, reading, key(), what)
            done.set((done()[0] + 1, what))

    @reactive.effect
    def tidy_up() -> None:
        if done()[1] != "load":
            return
        if office.writing.running:
            reactive.invalidate_later(LOOK_AGAIN_S)
        else:
            office.uploads.discard(key())

    @render.ui
    def administrator():
        return unlocked(key()) if key() else locked(refusal())

    @render.ui
    def admin_refresh():
        done()
        running = office.writing.running
        if running:
            reactive.invalidate_later(LOOK_AGAIN_S)
        return progress_panel(office.writing.progress(), running) if key() else None

    @render.ui
    def admin_report():
        running = reading.running
        if running:
            reactive.invalidate_later(LOOK_AGAIN_S)
        return report_panel(reading.progress(), running) if done()[1] == "read" else None


def do(office: Office, reading: Job, key: str, what: str) -> None:
    """Do what a button says."""
    files = office.uploads.files(key)
    if what == "plan":
        office.writing.start(office.refresh_words("--dry-run"))
    elif what == "refresh":
        office.writing.start(office.refresh_words())
    elif what == "read" and files:
        reading.start(office.report_words(files))
    elif what == "load" and files:
        office.writing.start(office.load_words(files))
    elif what == "discard":
        office.uploads.discard(key)


def leave(office: Office, key: reactive.Value[str]) -> None:
    """End a session's key, and delete its files unless they are being loaded."""
    with reactive.isolate():
        held = key()
    office.gate.withdraw(held)
    if not office.writing.running:
        office.uploads.discard(held)
