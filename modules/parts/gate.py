"""Who may refresh and load: whoever knows the token, and guesses it slowly."""

from __future__ import annotations

import hmac
import secrets
import time
from collections import deque
from collections.abc import Callable

MOST_WRONG = 5
WITHIN_S = 60.0
"""Wrong tries that a process takes in that many seconds; after them it listens to nobody for a while."""


class Gate:
    """Checks the administrator's token, and hands out keys that stand for it while a session lasts.

    Parameters
    ----------
    token
        What the administrator knows; not empty.
    clock
        What tells the time in seconds.
    """

    def __init__(self, token: str, clock: Callable[[], float] = time.monotonic) -> None:
        if not token:
            raise ValueError("A gate needs a token.")
        self._token = token.encode()
        self._clock = clock
        self._wrong: deque[float] = deque(maxlen=MOST_WRONG)
        self._keys: set[str] = set()

    def refusal(self, given: str) -> str:
        """Return why the token given does not open the gate, as a sentence; "" if it does."""
        now = self._clock()
        if len(self._wrong) == MOST_WRONG and now - self._wrong[0] < WITHIN_S:
            return "Too many wrong tries. Wait a minute, then try again."
        if hmac.compare_digest(given.encode(), self._token):
            return ""
        self._wrong.append(now)
        return "This is not the administrator’s token."

    def issue(self) -> str:
        """Return a new key, for a session that showed the token."""
        key = secrets.token_urlsafe(32)
        self._keys.add(key)
        return key

    def withdraw(self, key: str) -> None:
        """End a key with its session."""
        self._keys.discard(key)

    def knows(self, key: str) -> bool:
        """Return whether a key is that of a session which showed the token."""
        return any([hmac.compare_digest(key.encode(), one.encode()) for one in self._keys])
