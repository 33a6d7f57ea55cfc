"""For the administrator, in About the data: refresh, and load official files. Off unless there is a token."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from shiny import Inputs, Session, reactive, render

from catalogue import load_catalogue

from ...parts.gate import Gate
from ...parts.jobs import Job, Progress
from ...parts.uploads import Uploads
from .files import loaded_panel, read_panel, report_panel
from .panels import locked, plan_panel, said_panel, unlocked

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

    def report_words(self, files: Sequence[Path], named: str = "") -> list[str]:
        """Return the command that says what is understood of files, and changes nothing."""
        return [sys.executable, "-m", "sources.load", *self._of_files(files, named)]

    def load_words(self, files: Sequence[Path], named: str = "") -> list[str]:
        """Return the command that brings files into use."""
        into = ("--data", str(self.data))
        return [sys.executable, "-m", "store.load", *self._of_files(files, named), *into]

    def _of_files(self, files: Sequence[Path], named: str) -> list[str]:
        return [*map(str, files), "--json-events", *(("--as", named) if named else ())]


def administrator_server(input: Inputs, session: Session, office: Office | None, shown: str) -> None:
    """Register the administrator's part of a page that shows the snapshot `shown`; none without an office."""
    if office is None:
        return
    key: reactive.Value[str] = reactive.value("", name="key")
    refusal: reactive.Value[str] = reactive.value("", name="refusal")
    pressed: reactive.Value[int] = reactive.value(0, name="pressed")
    # What became of files that were loaded is said until others are sent.
    outdated: reactive.Value[bool] = reactive.value(False, name="outdated")
    reading = Job(office.project, office.environment)
    session.on_ended(lambda: leave(office, reading, key))
    written, read = followed(office.writing, key, pressed), followed(reading, key, pressed)
    desk = Desk(office, reading)

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
        if key() and isinstance(asked, dict):
            what = str(asked.get("what", ""))
            desk.do(key(), what, str(asked.get("as", "")))
            outdated.set(what in ("send", "discard") or (outdated() and what != "load"))
            pressed.set(pressed() + 1)

    @reactive.effect
    def tidy_up() -> None:
        code = written().code
        if written().what == "load" and code is not None and desk.settle(key(), loaded=code == 0):
            with reactive.isolate():
                pressed.set(pressed() + 1)

    @render.ui
    def administrator():
        return unlocked(key()) if key() else locked(refusal())

    @render.ui
    def admin_said():
        return said_panel(written(), shown) if key() else None

    @render.ui
    def admin_refresh():
        return plan_panel(written()) if key() else None

    @render.ui
    def admin_read():
        return read_panel(read()) if key() else None

    @render.ui
    def admin_loaded():
        return loaded_panel(written(), shown) if key() and not outdated() else None

    @render.ui
    def admin_report():
        return report_panel(read(), written()) if key() else None


def followed(job: Job, key: reactive.Value[str], pressed: reactive.Value[int]) -> reactive.Value[Progress]:
    """Return what is known of a job, which changes only when there is news; followed once there is a key."""
    told: reactive.Value[Progress] = reactive.value(Progress(), name="told")

    @reactive.effect
    def follow() -> None:
        pressed()
        if not key():
            return
        if job.running:
            reactive.invalidate_later(LOOK_AGAIN_S)
        news = job.progress()
        with reactive.isolate():
            is_news = news != told()
        if is_news:
            told.set(news)

    return told


class Desk:
    """What one administrator has before them: files that were read, and perhaps are being loaded."""

    def __init__(self, office: Office, reading: Job) -> None:
        self._office = office
        self._reading = reading
        self._files: list[Path] = []
        self._named = ""
        self._loading = False

    def do(self, key: str, what: str, named: str = "") -> None:
        """Do what a button says; `named` is the indicator that files are said to measure."""
        office = self._office
        if what == "plan":
            office.writing.start(office.refresh_words("--dry-run"), what)
        elif what == "refresh":
            office.writing.start(office.refresh_words(), what)
        elif what == "read":
            self._read(office.uploads.files(key), named)
        elif what == "load" and self._files:
            self._load(key)
        elif what in ("send", "discard"):
            self._put_away(key, delete=what == "discard")

    def _read(self, files: list[Path], named: str) -> None:
        # What is still being read may be files that were sent before these.
        self._reading.drop()
        self._files, self._named = files, named if named in load_catalogue().indicators else ""
        if files:
            self._reading.start(self._office.report_words(files, self._named), "read")

    def _load(self, key: str) -> None:
        words = self._office.load_words(self._files, self._named)
        self._loading = self._office.writing.start(words, "load")
        if self._loading:
            self._office.uploads.hold(key)

    def _put_away(self, key: str, delete: bool) -> None:
        self._reading.drop()
        self._files = []
        if delete:
            self._office.uploads.discard(key)

    def settle(self, key: str, loaded: bool) -> bool:
        """Note that a load ended, and delete its files if they are `loaded`; return whether it was ours."""
        ours, self._loading = self._loading, False
        if ours:
            self._office.uploads.release(key)
        if ours and loaded:
            self._put_away(key, delete=True)
        return ours


def leave(office: Office, reading: Job, key: reactive.Value[str]) -> None:
    """End a session's key and what it reads, and delete its files unless they are being loaded."""
    with reactive.isolate():
        held = key()
    office.gate.withdraw(held)
    reading.drop()
    office.uploads.discard(held)
