"""Publishers asked side by side, each for one thing at a time."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, TypeAlias

from catalogue import CatalogueError
from geodata import GeographyError
from sources import SourceError, fetch_table
from store.refresh.plan import Step
from store.refresh.tables import Kept, Tables

if TYPE_CHECKING:
    from sources.answer import Answer
    from sources.client import Client

MOST_PUBLISHERS = 4
"""How many are asked at the same moment."""

LOG = logging.getLogger(__name__)

OpenClient: TypeAlias = "Callable[[str, Callable[[Answer], None]], Client]"
"""Opens a client of the publisher at an address, which tells every answer."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A source is being asked."""

    step: Step


@dataclass(frozen=True, slots=True)
class Received:
    """A part came: how many bytes there are so far."""

    step: Step
    bytes: int


@dataclass(frozen=True, slots=True)
class Came:
    """A source's table is there, and whether a refresh that was cut short had fetched it."""

    step: Step
    kept: Kept
    again: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """A source's table could not be had, and why."""

    step: Step
    fault: str


News: TypeAlias = Begun | Received | Came | Failed


def fetch_all(steps: Sequence[Step], open_client: OpenClient, tables: Tables) -> Iterator[News]:
    """Yield what happens, as it happens, until every step came or failed.

    Raises
    ------
    OSError
        A table cannot be written; nothing more is asked.
    """
    waiting: SimpleQueue[list[Step]] = SimpleQueue()
    for steps_of_one in by_host(steps):
        waiting.put(steps_of_one)
    told: SimpleQueue[News | OSError | None] = SimpleQueue()
    workers = [_worker(waiting, told, open_client, tables) for _ in range(MOST_PUBLISHERS)]
    while workers:
        news = told.get()
        if isinstance(news, OSError):
            raise news
        if news is None:
            workers.pop()
        else:
            yield news


def by_host(steps: Iterable[Step]) -> list[list[Step]]:
    """Return the steps of each server, in their order."""
    found: dict[str, list[Step]] = {}
    for step in steps:
        found.setdefault(step.host, []).append(step)
    return list(found.values())


def _worker(
    waiting: SimpleQueue[list[Step]],
    told: SimpleQueue[News | OSError | None],
    open_client: OpenClient,
    tables: Tables,
) -> threading.Thread:
    def work() -> None:
        try:
            with suppress(Empty):
                while True:
                    _ask_one_publisher(waiting.get_nowait(), told.put, open_client, tables)
        finally:
            told.put(None)

    # A daemon: whoever interrupts a refresh does not wait for a slow publisher.
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def _ask_one_publisher(
    steps: Sequence[Step], tell: Callable[[News | OSError], None], open_client: OpenClient, tables: Tables
) -> None:
    asking = _Asking(tell, tables)
    fresh = [step for step in steps if not step.kept]
    for step in steps:
        if step.kept:
            tell(Came(step, step.kept, again=True))
    if not fresh:
        return
    try:
        with open_client(fresh[0].address, asking.received) as client:
            for step in fresh:
                asking.ask(step, client)
    except OSError as error:
        tell(error)
    except Exception as error:
        for step in asking.outstanding(fresh):
            tell(Failed(step, unexpected(error, step)))


class _Asking:
    """One publisher's steps: counts what comes for the step that is being asked."""

    def __init__(self, tell: Callable[[News], None], tables: Tables) -> None:
        self._tell = tell
        self._tables = tables
        self._step: Step | None = None
        self._bytes = 0
        self._done: set[str] = set()

    def outstanding(self, steps: Iterable[Step]) -> list[Step]:
        """Return the steps that neither came nor failed so far."""
        return [step for step in steps if step.source.id not in self._done]

    def received(self, answer: Answer) -> None:
        """Count an answer."""
        self._bytes += len(answer.content)
        if self._step:
            self._tell(Received(self._step, self._bytes))

    def ask(self, step: Step, client: Client) -> None:
        """Fetch one table and keep it."""
        self._step, self._bytes = step, 0
        self._tell(Begun(step))
        try:
            fetched = fetch_table(step.source, client=client, indicators=step.indicators)
        except (SourceError, CatalogueError, GeographyError) as error:
            news: News = Failed(step, str(error))
        except Exception as error:
            news = Failed(step, unexpected(error, step))
        else:
            news = Came(step, self._tables.keep(step.source, step.question, fetched, self._bytes))
        self._done.add(step.source.id)
        self._tell(news)


def unexpected(error: Exception, step: Step) -> str:
    """Return a sentence about a mistake of ours, and log where it was made."""
    # Without the error's own words, which may hold what was asked and with which key.
    where = "".join(traceback.format_tb(error.__traceback__))
    LOG.error("%s while %s was refreshed:\n%s", type(error).__name__, step.source.id, where)
    return f"A mistake in this program ({type(error).__name__}); the log says where."
