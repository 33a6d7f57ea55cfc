"""What can go wrong between a publisher and our table: one tree.

Every message names the publisher or the file and says what was asked for and where; none holds a key.
"""


class SourceError(Exception):
    """Figures could not be had from a source; the message names the source and says what to do."""


class SourceUnavailable(SourceError):
    """The publisher or its file did not answer; later it may.

    Attributes
    ----------
    retry_after
        Seconds that the publisher asks us to wait before we ask again; None where it names no time.
    """

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class RateLimited(SourceUnavailable):
    """The publisher says that we ask too often."""


class Unreachable(SourceUnavailable):
    """There is no way to the publisher: no network, no such host, nobody listening."""


class Untrusted(SourceError):
    """The answer would have come from somebody else: another host, or a certificate that does not hold."""


class Refused(SourceError):
    """The publisher turned the request down: asking again in the same way will not help."""


class TooLarge(SourceError):
    """The answer is larger than anything we would believe."""


class SchemaChanged(SourceError):
    """The answer is not laid out as it was: a column is missing, or a value cannot be read."""


class NotUnderstood(SchemaChanged):
    """The answer is not the kind of thing that was asked for: a web page, an error object, broken text."""


class Incomplete(SourceError):
    """Fewer areas or rows came than were promised, or some that belong nowhere."""
