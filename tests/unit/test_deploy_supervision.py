"""Children that die are started again, after longer pauses if they keep dying; and all are ended together."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import pytest

from deploy import supervision
from deploy.supervision import Child, end_all, look_after_all

SLEEPS = "import time; time.sleep(600)"
DEAF = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {SLEEPS}"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The time, which moves only when a test moves it."""
    now = [1000.0]
    monkeypatch.setattr(supervision.time, "monotonic", lambda: now[0])
    yield now


def running(script: str) -> Child:
    child = Child("The child", [sys.executable, "-c", script])
    child.start()
    return child


def dies(child: Child) -> None:
    assert child.process
    child.process.kill()
    child.process.wait()


def test_who_dies_is_started_again_at_once(clock: list[float], capfd: pytest.CaptureFixture[str]) -> None:
    child = running(SLEEPS)
    first = child.process
    child.look_after()
    assert child.process is first
    dies(child)
    child.look_after()
    assert child.process is not first
    assert child.code is None
    assert "The child ended with code -9. It is started again at once." in capfd.readouterr().err
    end_all([child], 20)


def test_who_keeps_dying_is_left_in_peace_for_longer_and_longer(clock: list[float]) -> None:
    child, pauses = running("raise SystemExit(2)"), []
    for _ in range(8):
        assert child.process
        child.process.wait()
        before = child.process
        child.look_after()
        if child.process is before:
            pauses.append(child.again_at - clock[0])
            clock[0] = child.again_at - 0.01
            child.look_after()
            assert child.process is before
            clock[0] = child.again_at
            child.look_after()
            assert child.process is not before
    assert pauses == [1, 3, 7, 15, 30, 30, 30]
    end_all([child], 20)


def test_who_lived_long_is_sound_again(clock: list[float]) -> None:
    child = running(SLEEPS)
    child.deaths = 5
    clock[0] += supervision.LASTING_S + 1
    dies(child)
    child.look_after()
    assert (child.deaths, child.code) == (1, None)
    end_all([child], 20)


def test_children_are_looked_after_until_somebody_says_the_end() -> None:
    child = running(SLEEPS)
    dies(child)
    answers = iter([False, True])
    look_after_all([child], lambda: next(answers))
    assert child.code is None
    end_all([child], 20)
    assert child.code == -15


def test_who_does_not_listen_is_killed() -> None:
    child = running(SLEEPS)
    deaf = Child("The deaf", [sys.executable, "-c", DEAF])
    deaf.start()
    time.sleep(0.5)  # until it is deaf
    end_all([child, deaf], 1)
    assert (child.code, deaf.code) == (-15, -9)


def test_who_never_began_is_not_waited_for() -> None:
    end_all([Child("The unborn", ["true"])], 0)
