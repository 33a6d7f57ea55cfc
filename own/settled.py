"""What a session has shown figures of: one set of rows, taken in one way, for as long as it lasts."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from threading import Lock

import pandas as pd

from own.prepared import Prepared, Refused

BOTH_WAYS = "With both, small numbers could be worked out by subtraction, so these are not shown."


class Settled:
    """The first file that figures were made of, and how it was taken; any other is refused from then on.

    Two releases are safe one by one and not together: of the same rows held back and rounded, by years and by
    months, with a column more, or with a row less, whose answers are then the difference. Which files share
    people cannot be told, as answers and places may be written otherwise. So a session shows figures of one
    set of rows, whose places, periods, answers and weights are what they were, in any order; with the same
    questions and the same way of protection. Thresholds may change: higher ones hold back more.

    Of the rows nothing is kept but a checksum with a salt of the session's own, from which nobody can try out
    what they were, and which ends with the session. Not protected against are two sessions: who opens two
    pages, or works with somebody else, can have two releases.
    """

    def __init__(self) -> None:
        self._salt = secrets.token_bytes(32)
        self._lock = Lock()
        self._rows = b""
        self._base = -1

    def settle(self, prepared: Prepared, base: int) -> None:
        """Take a file, if it is the first or the same again.

        Raises
        ------
        Refused
            Figures of other rows, or of the same rows taken in another way, were made before.
        """
        rows = self._checksum(prepared)
        with self._lock:
            if not self._rows:
                self._rows, self._base = rows, base
        self._check(rows, base)

    def check(self, prepared: Prepared, base: int) -> None:
        """Raise as `settle` would, and take nothing."""
        if self._rows:
            self._check(self._checksum(prepared), base)

    def _check(self, rows: bytes, base: int) -> None:
        if base != self._base:
            raise Refused(
                f"Figures were already shown on this page with {_way(self._base)}. {BOTH_WAYS} Choose the "
                "file again, and the same way."
            )
        if not hmac.compare_digest(rows, self._rows):
            raise Refused(
                "Figures of another file, or of this one with other columns, dates or rows, were already "
                f"shown on this page. {BOTH_WAYS} The same file with the same choices can be shown again. A "
                "file about other people needs a page of its own."
            )

    def _checksum(self, prepared: Prepared) -> bytes:
        use = prepared.used
        columns = {
            "code": prepared.placed.code[use],
            "period": [one.label for one in prepared.periods[use]],
        }
        if prepared.weight is not None:
            columns["weight"] = prepared.weight[use]
        measures = [one for family in prepared.families for one in family]
        for number, one in enumerate(sorted(measures, key=lambda one: (one.kind, one.asked, one.title))):
            columns[f"{number} {one.kind} {one.title}"] = one.value[use]
            columns[f"{number} base"] = one.base[use]
        rows = pd.DataFrame(columns)
        ordered = rows.sort_values(list(rows.columns)).to_csv(index=False)
        return hmac.digest(self._salt, f"{prepared.per_area}\n{ordered}".encode(), sha256)


def _way(base: int) -> str:
    return f"counts rounded to {base}" if base else "small numbers held back"
