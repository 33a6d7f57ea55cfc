"""What can go wrong between a publisher and our table: one tree."""


class SourceError(Exception):
    """Figures could not be had from a source; the message names the source and says what to do."""


class SourceUnavailable(SourceError):
    """The publisher or its file did not answer."""


class SchemaChanged(SourceError):
    """The answer is not laid out as it was: a column is missing, or a value cannot be read."""


class Incomplete(SourceError):
    """Fewer areas or rows came than were promised, or some that belong nowhere."""
