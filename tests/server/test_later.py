"""Answers made later: the newest wins, one that is out of date is told to stop, errors reach the reader."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from shiny import reactive
from shiny.types import SilentOperationInProgressException

from modules.parts.later import Later, _in_thread, key_of


class Slow:
    """An answer that is made until it is told to stop."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.stopped = False
        self._loop = asyncio.get_running_loop()

    def __call__(self, _: int, gone: Callable[[], bool]) -> None:
        self._loop.call_soon_threadsafe(self.begun.set)
        while not gone():
            pass
        self.stopped = True


async def settle(done: Callable[[], bool]) -> None:
    """Let what was asked be made and told."""
    await reactive.flush()
    with reactive.isolate():
        for _ in range(1000):
            await asyncio.sleep(0.02)
            if done():
                break
    await asyncio.sleep(0.05)


def test_a_request_is_known_by_its_own_key_or_by_itself():
    assert key_of(("a", 1)) == ("a", 1)
    assert key_of(SimpleNamespace(cache_key=("b", 2))) == ("b", 2)


def test_the_answer_is_made_in_a_thread():
    assert asyncio.run(_in_thread(lambda wanted: wanted * 2, 21, stop=False)) == 42


def test_who_is_cancelled_is_told_to_stop():
    async def cancelled_halfway() -> Slow:
        slow = Slow()
        task = asyncio.create_task(_in_thread(slow, 1, stop=True))
        await slow.begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return slow

    # The end of the event loop has waited for the thread.
    assert asyncio.run(cancelled_halfway()).stopped


def test_an_error_comes_out_as_it_was():
    def fail(_: int) -> None:
        raise ValueError("two areas are too few")

    with pytest.raises(ValueError, match="two areas are too few"):
        asyncio.run(_in_thread(fail, 1, stop=False))


def test_nothing_is_asked_until_the_part_that_shows_it_is_open():
    made: list[str] = []

    async def opened_later() -> None:
        is_open = reactive.value(False)
        with reactive.isolate():
            later = Later(lambda: "ranking", made.append, when=is_open, pause=0.0)
        await reactive.flush()
        await asyncio.sleep(0.05)
        assert made == []
        is_open.set(True)
        await reactive.flush()
        await asyncio.sleep(0.05)
        assert made == ["ranking"]
        assert later is not None

    asyncio.run(opened_later())


def test_an_output_never_shows_the_answer_before_as_new():
    shown: list[object] = []

    async def asked_twice() -> None:
        wanted = reactive.value(1)
        with reactive.isolate():
            later = Later(wanted, lambda one: one * 10, pause=0.0)

            @reactive.effect
            def output() -> None:
                wanted()
                try:
                    shown.append(later.finished())
                except SilentOperationInProgressException:
                    shown.append("being made")

        await settle(lambda: not later.working)
        wanted.set(2)
        await settle(lambda: not later.working)

    asyncio.run(asked_twice())
    assert shown == [None, 10, "being made", 20]


def test_only_the_newest_of_many_questions_is_answered():
    made: list[int] = []
    told: list[int | None] = []

    async def moved_along() -> None:
        wanted = reactive.value(0)
        with reactive.isolate():
            later = Later(wanted, lambda one: made.append(one) or one, pause=0.02)
            reactive.effect(lambda: told.append(later.current()))
        for place in range(1, 6):
            wanted.set(place)
            await reactive.flush()
        await settle(lambda: not later.working)

    asyncio.run(moved_along())
    assert made == [5]
    assert told[-1] == 5 and set(told) == {None, 5}


def test_an_error_is_raised_until_the_next_question():
    seen: list[object] = []

    async def failed_then_not() -> None:
        wanted = reactive.value(0)
        with reactive.isolate():
            later = Later(wanted, lambda one: 12 // one, pause=0.0)

            @reactive.effect
            def output() -> None:
                try:
                    seen.append(later.newest())
                except ZeroDivisionError as fault:
                    seen.append(str(fault))

        await settle(lambda: not later.working)
        wanted.set(3)
        await settle(lambda: not later.working)

    asyncio.run(failed_then_not())
    assert seen == [None, "integer division or modulo by zero", None, 4]


def test_a_session_that_ends_stops_what_is_made_for_it():
    async def ended_halfway() -> bool:
        slow = Slow()
        with reactive.isolate():
            later = Later(lambda: 1, slow, stop=True, pause=0.0)
        await reactive.flush()
        await slow.begun.wait()
        later.end()
        await settle(lambda: slow.stopped)
        return slow.stopped

    assert asyncio.run(ended_halfway())


def test_what_takes_long_has_threads_of_its_own():
    with ThreadPoolExecutor(1, "patient") as pool:
        where = asyncio.run(_in_thread(lambda _: threading.current_thread().name, 1, stop=False, pool=pool))
    assert where.startswith("patient")
