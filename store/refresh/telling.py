"""How a refresh is told: as lines that a program reads, or to somebody at a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol, TextIO

from store.refresh.fetching import Begun, Came, News, Received
from store.refresh.plan import Step, megabytes
from store.refresh.report import Outcome, Report

if TYPE_CHECKING:
    from rich.progress import TaskID

FEW = 2
"""Indicators that are named; more are counted."""


class Teller(Protocol):
    """Is told the plan, then what happens, then the report."""

    def plan(self, steps: Sequence[Step]) -> None: ...

    def news(self, news: News | Outcome) -> None: ...

    def report(self, report: Report) -> None: ...

    def close(self) -> None: ...


def state_of(news: News | Outcome) -> tuple[str, str]:
    """Return the source that news are of, and what there is to say, in a few words."""
    if isinstance(news, Outcome):
        return news.source, "done" if news.state == "refreshed" else news.state
    return news.step.source.id, _words(news)


def _words(news: News) -> str:
    if isinstance(news, Begun):
        return "asked"
    if isinstance(news, Received):
        return f"{megabytes(news.bytes)} received"
    if isinstance(news, Came):
        return f"{news.kept.rows:,} rows {'fetched before' if news.again else 'received'}, being checked"
    return "not received"


class Lines:
    """Writes one JSON object a line: `event` is "plan", "news" or "report"."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout

    def plan(self, steps: Sequence[Step]) -> None:
        """Write the sources in the order in which they are asked."""
        self._write(event="plan", steps=[plain(step) for step in steps])

    def news(self, news: News | Outcome) -> None:
        """Write what became of a source so far."""
        source, state = state_of(news)
        self._write(event="news", source=source, state=state, settled=isinstance(news, Outcome))

    def report(self, report: Report) -> None:
        """Write the report and its sentence."""
        self._write(event="report", sentence=report.words(), **report.plain())

    def close(self) -> None:
        """Nothing is left to do."""

    def _write(self, **said: Any) -> None:
        self._stream.write(json.dumps(said, ensure_ascii=False) + "\n")
        self._stream.flush()


def plain(step: Step) -> dict[str, Any]:
    """Return a step as JSON takes it."""
    named = [indicator.title for indicator in step.indicators]
    known = {"source": step.source.id, "publisher": step.publisher, "dataset": step.source.dataset}
    return known | {"indicators": named, "size": step.size()}


class Terminal:
    """Shows a table of the plan, a line a source while it is asked, and the report."""

    def __init__(self, stream: TextIO | None = None) -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn

        self._console = Console(file=stream, highlight=False)
        named = TextColumn("{task.fields[source]:<32}", markup=False)
        told = TextColumn("{task.description}", markup=False)
        quiet = not self._console.is_terminal
        self._progress = Progress(SpinnerColumn(), named, told, console=self._console, disable=quiet)
        self._tasks: dict[str, TaskID] = {}

    def plan(self, steps: Sequence[Step]) -> None:
        """Show the plan."""
        from rich.table import Column, Table

        # A source's name is what --source takes: it is folded, and never cut short.
        source = Column("Source", overflow="fold")
        table = Table(
            source, "Publisher", "Indicators", "To fetch", title="To be asked", title_justify="left"
        )
        for step in steps:
            titles = [indicator.title for indicator in step.indicators]
            named = ", ".join(titles) if len(titles) <= FEW else f"{len(titles)} indicators"
            table.add_row(step.source.id, step.publisher, named, step.size())
        self._console.print(table)

    def news(self, news: News | Outcome) -> None:
        """Bring the source's line up to date; a source that is done has a line of its own for good."""
        source, words = state_of(news)
        if source not in self._tasks:
            self._progress.start()
            self._tasks[source] = self._progress.add_task(words, source=source, total=1)
        self._progress.update(self._tasks[source], description=words, completed=isinstance(news, Outcome))
        if isinstance(news, Outcome) and not self._console.is_terminal:
            self._console.print(news.words(), markup=False, soft_wrap=True)

    def report(self, report: Report) -> None:
        """Show what became of each source, and the sentence on the whole."""
        self._progress.stop()
        if self._console.is_terminal:
            for outcome in report.outcomes:
                self._console.print(outcome.words(), markup=False, soft_wrap=True)
        self._console.print(report.words(), markup=False, soft_wrap=True)

    def close(self) -> None:
        """Give the terminal back."""
        self._progress.stop()
