"""What a publisher answered, and how it is read: as text, as a table, as an object."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

import pandas as pd

from sources.errors import Incomplete, NotUnderstood

EXCERPT = 160
"""Most characters of a publisher's own words in a message of ours."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom we asked, for what, and where; `where` is an address without parameters and keys."""

    publisher: str
    what: str
    where: str

    def __str__(self) -> str:
        return f"{self.what} ({self.where})"


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer.

    Attributes
    ----------
    url
        The address with its parameters and without any key, as provenance keeps it.
    content
        The body, decompressed.
    retrieved_at
        When it came, in UTC.
    from_cache
        Whether it came from the cache, without the publisher being asked.
    """

    asked: Asked
    url: str
    content: bytes = field(repr=False)
    retrieved_at: datetime
    from_cache: bool = False

    @property
    def checksum(self) -> str:
        """Return the SHA-256 of the body."""
        return sha256(self.content).hexdigest()

    def text(self) -> str:
        """Return the body as text. Raises `NotUnderstood` if it is not UTF-8."""
        try:
            return self.content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            why = f"sent broken text, not UTF-8 at byte {error.start:,}, for"
            raise NotUnderstood(f"{self.asked.publisher} {why} {self.asked}.") from error

    def object(self) -> Any:
        """Return the body read as JSON. Raises `NotUnderstood` if it is something else."""
        text = self.text()
        try:
            return json.loads(text)
        except ValueError as error:
            raise self._not("the object", text) from error

    def table(self) -> pd.DataFrame:
        """Return the body read as CSV, every cell a string.

        Raises
        ------
        NotUnderstood
            It is empty, a web page, an error object, or its rows differ in length.
        Incomplete
            It ends within a row.
        """
        text = self.text()
        if not text.strip() or text.lstrip()[0] in "<{":
            raise self._not("the table", text)
        self._check_rows(text)
        return pd.read_csv(io.StringIO(text), dtype="str", keep_default_na=False)

    def _check_rows(self, text: str) -> None:
        """Hold every row to the header: pandas fills short rows up in silence."""
        rows = csv.reader(io.StringIO(text), strict=True)
        try:
            columns = len(next(rows))
            uneven = next((row for row in rows if row and len(row) != columns), None)
            # A row that is too long is whole, even where it is the last.
            ended = next(rows, None) is None and len(uneven or ()) < columns
        except csv.Error as error:
            uneven, ended = [str(error)], True
        if uneven is None:
            return
        if ended:
            raise Incomplete(f"{self.asked.publisher} sent a table that ends within a row, for {self.asked}.")
        why = f"sent a table whose rows differ in length, near “{excerpt(','.join(uneven))}”, for"
        raise NotUnderstood(f"{self.asked.publisher} {why} {self.asked}.")

    def _not(self, wanted: str, text: str) -> NotUnderstood:
        return NotUnderstood(
            f"{self.asked.publisher} sent {_kind(text)} instead of {wanted} for {self.asked}{_quoted(text)}."
        )


def _kind(text: str) -> str:
    begin = text.lstrip()[:1]
    return {"": "an empty answer", "<": "a web page", "{": "an error"}.get(begin, "something else")


def _quoted(text: str) -> str:
    words = excerpt(text)
    return f": “{words}”" if words else ""


def excerpt(text: str) -> str:
    """Return the beginning of a publisher's own words, without markup and line breaks."""
    try:
        said = json.loads(text)
    except ValueError:
        said = re.sub(r"(?is)<(script|style)\b.*?</\1>|<[^>]*>", " ", text)
    if isinstance(said, dict):
        worded = (said.get(key) for key in ("detail", "message", "title", "error"))
        said = next((words for words in worded if words), said)
        # ArcGIS puts its words one level deeper.
        said = said.get("message", said) if isinstance(said, dict) else said
    words = " ".join(str(said).split())
    return words if len(words) <= EXCERPT else f"{words[:EXCERPT].rstrip()}…"
