"""A session with a file of the reader's own, and how to find what is left of it."""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.server.conftest import TestClient
from tests.server.own_file import MARKER

Opens = Callable[[], AbstractContextManager["OwnPage"]]
PLACE = {"protocol": "http:", "hostname": "localhost", "port": "8017", "pathname": "/"}


class OwnPage:
    """A page in a browser with a tool open that takes files, as far as the server can tell.

    Parameters
    ----------
    kind
        The tool's id.
    shown
        The outputs of the tool that are in sight.
    name
        What the reader's file is called unless told otherwise.
    """

    def __init__(
        self, client: TestClient, socket: Any, kind: str, shown: Sequence[str], name: str, **inputs: str
    ) -> None:
        self._client, self._socket, self.kind, self.name = client, socket, kind, name
        self.values: dict[str, Any] = {}
        self.told: dict[str, Any] = {}
        first = {f".clientdata_url_{part}": value for part, value in PLACE.items()}
        first |= {".clientdata_url_search": f"?tool={kind}", "tool": kind, "level": "borough"} | inputs
        outputs = (*(f"{kind}-{one}" for one in shown), "summary")
        first |= {f".clientdata_output_{one}_hidden": False for one in outputs}
        self._send("init", first)
        self.wait(lambda: f"{kind}-token" in self.values)

    def _send(self, method: str, data: dict[str, Any]) -> None:
        self._socket.send_text(json.dumps({"method": method, "data": data}))

    def wait(self, until: Any, most: int = 400) -> None:
        """Read what the server says until something is so."""
        for _ in range(most):
            if until():
                return
            says = json.loads(self._socket.receive_text())
            self.values |= says.get("values", {})
            self.told |= says.get("custom", {})
            assert not says.get("errors"), says["errors"]
        raise AssertionError("the server never said it")

    def html(self, name: str) -> str:
        value = self.values.get(name)
        return value["html"] if isinstance(value, dict) else ""

    @property
    def token(self) -> str:
        return self.html(f"{self.kind}-token").partition('data-own-token="')[2].partition('"')[0]

    def post(self, content: bytes, name: str = "") -> tuple[int, str]:
        name = name or self.name
        answer = self._client.post(f"/own-data/{self.token}", content=content, headers={"x-file-name": name})
        return answer.status_code, answer.text

    def tell(self, what: str, **more: Any) -> None:
        self._send("update", {f"{self.kind}-heard": {"what": what, **more}})

    def set(self, **inputs: str) -> None:
        self._send("update", inputs)


def opener(client: TestClient, make: Callable[[TestClient, Any], OwnPage]) -> Opens:
    """Return what opens a page, to be used in a `with`: the session ends with it."""

    @contextmanager
    def opened() -> Iterator[OwnPage]:
        with client.websocket_connect("/websocket/") as socket:
            yield make(client, socket)

    return opened


WATCHERS: list[list[str]] = []


def watch(event: str, given: tuple[Any, ...]) -> None:
    """Note the files that are opened to be written to, Python's own of its code aside."""
    if event != "open" or not WATCHERS or not isinstance(given[2], int):
        return
    writing = given[2] & (os.O_WRONLY | os.O_RDWR) and str(given[0]) != os.devnull
    if writing and "__pycache__" not in str(given[0]):
        WATCHERS[-1].append(str(given[0]))


sys.addaudithook(watch)


@contextmanager
def watching() -> Iterator[list[str]]:
    """Return the list in which the files opened to be written to are noted meanwhile."""
    WATCHERS.append([])
    yield WATCHERS[-1]
    WATCHERS.pop()


def written() -> set[Path]:
    """Return the files in the usual places for temporary files that hold the marker."""
    found = set()
    for folder in (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm")):
        for path in folder.glob("*"):
            try:
                if path.is_file() and path.stat().st_size < 5e6 and MARKER.encode() in path.read_bytes():
                    found.add(path)
            except OSError:
                continue
    return found


def live(*kinds: type) -> list[str]:
    """Return what objects of these kinds there are once the garbage is collected."""
    gc.collect()
    return [type(one).__name__ for one in gc.get_objects() if isinstance(one, kinds)]


def holders(words: str) -> list[str]:
    """Return what kinds of containers hold a text with these words, those of the tests' own modules aside."""
    found = []
    for one in gc.get_objects():
        if type(one) is dict:
            parts: Any = [*one.keys(), *one.values()]
        elif type(one) in (list, tuple, set, frozenset):
            parts = list(one)
        elif isinstance(one, pd.DataFrame):
            parts = list(one.columns)
        else:
            continue
        texts = [part for part in parts if isinstance(part, str) and words in part and part != words]
        if texts and not any("tests" in text or "own_file" in text or "def " in text for text in texts):
            found.append(f"{type(one).__name__}: {texts[0][:80]}")
    return found


def check_written_nowhere(
    opens: Opens,
    use: Callable[[OwnPage], Any],
    refused: bytes,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Check that a file that is used, and one that is refused, are written nowhere and told to no log."""
    caplog.set_level(logging.DEBUG)
    before = written()
    with opens() as page, watching() as opened, pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(tmp_path))
        use(page)
        assert page.post(refused)[0] == 422
    assert opened == []
    assert written() == before
    assert list(tmp_path.iterdir()) == []
    assert MARKER not in caplog.text


def check_gone_with_the_session(
    opens: Opens, use: Callable[[OwnPage], Any], meanwhile: Sequence[type], others: Sequence[type] = ()
) -> None:
    """Check that nothing of a file outlives its session, in which there is one object of each `meanwhile`."""
    with opens() as page:
        use(page)
        assert [live(kind) for kind in meanwhile] == [[kind.__name__] for kind in meanwhile]
        assert holders(MARKER) != []
        page.values.clear()
        page.told.clear()
    del page
    assert live(*meanwhile, *others) == []
    assert holders(MARKER) == []
