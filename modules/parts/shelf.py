"""What sessions show: each keeps what it began with, and new ones get the newest snapshot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from .drawings import Drawings
from .views import Views

EMBEDDED = "the snapshot that comes with the application"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a session shows from its beginning to its end.

    Attributes
    ----------
    snapshot
        Which snapshot it is, as a reader calls it.
    fault
        Why it is not the one that it should be, as a sentence; "" when it is.
    whole
        Gives all of it as one file; None where it is kept in a database.
    """

    views: Views
    drawings: Drawings
    snapshot: str = EMBEDDED
    fault: str = ""
    whole: Callable[[], bytes] | None = None


class Shelf:
    """Holds the newest figures; older ones live for as long as a session holds them.

    Parameters
    ----------
    mark
        Gives something that changes when another snapshot comes into use. It is asked for every session.
    open_newest
        Opens the snapshot that is in use.
    """

    def __init__(self, mark: Callable[[], object], open_newest: Callable[[], Shown]) -> None:
        self._mark = mark
        self._open = open_newest
        self._lock = Lock()
        # What is there when the mark is taken may be older than the mark, and is then opened once more;
        # it is never newer, so no session misses a snapshot.
        self._seen = mark()
        self._newest = open_newest()

    def newest(self) -> Shown:
        """Return what a new session shows."""
        with self._lock:
            seen = self._mark()
            if seen != self._seen:
                self._newest, self._seen = self._open(), seen
            return self._newest
