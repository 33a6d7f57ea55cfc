"""What a feed answers instead of figures: one tree, each a sentence that says what to change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

LONGEST_QUOTED = 60
MOST_LISTED = 100


class FeedError(Exception):
    """A question that is not answered; written as a problem document (RFC 9457).

    Attributes
    ----------
    status, title
        The HTTP status, and what that kind of problem is called.
    detail
        A sentence that says what is wrong and how to go on.
    parameter
        The parameter that it is about, "" where it is about none.
    allowed
        What could stand there instead, as far as that can be listed.
    """

    status: ClassVar[int] = 400
    title: ClassVar[str] = "The address cannot be understood"

    def __init__(self, detail: str, parameter: str = "", allowed: Sequence[str] = ()) -> None:
        super().__init__(detail)
        self.detail = detail
        self.parameter = parameter
        self.allowed = tuple(allowed)

    @property
    def headers(self) -> Mapping[str, str]:
        """Return what the answer's head says besides."""
        return {}

    def document(self) -> dict[str, Any]:
        """Return the problem as RFC 9457 has it, https://www.rfc-editor.org/rfc/rfc9457."""
        said: dict[str, Any] = {
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
        }
        if self.parameter:
            said["parameter"] = self.parameter
        if self.allowed:
            said["allowed"] = list(self.allowed[:MOST_LISTED])
        return said


class BadParameter(FeedError):
    """A parameter that is unknown, given twice, empty, or of a form that it cannot have."""


class NothingThere(FeedError):
    """A path, an area, an indicator or figures that are not held."""

    status = 404
    title = "There is nothing at this address"


class MethodRefused(FeedError):
    """Something else than a question."""

    status = 405
    title = "Feeds can only be read"

    def __init__(self, method: str, allowed: str) -> None:
        super().__init__(f"{quoted(method)} is not understood here: feeds can only be read, by GET or HEAD.")
        self._allowed = allowed

    @property
    def headers(self) -> Mapping[str, str]:
        """Return which methods there are."""
        return {"allow": self._allowed}


class NotAcceptable(FeedError):
    """None of the formats that the client takes is offered."""

    status = 406
    title = "There is no such format"


class Renewed(FeedError):
    """The figures were renewed between two pages of one answer."""

    status = 409
    title = "The figures were renewed"


class Failed(FeedError):
    """A fault of ours; the log says which."""

    status = 500
    title = "Something went wrong here"


class Unavailable(FeedError):
    """The figures cannot be read at the moment, or too many are asking."""

    status = 503
    title = "Not at the moment"

    @property
    def headers(self) -> Mapping[str, str]:
        """Return when to ask again."""
        return {"retry-after": "5"}


def quoted(text: str) -> str:
    """Return what somebody gave, short and in quotation marks, for a sentence."""
    shown = text if len(text) <= LONGEST_QUOTED else f"{text[:LONGEST_QUOTED]}…"
    return f"“{shown}”"
