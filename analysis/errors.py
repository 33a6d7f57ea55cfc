"""What `analysis` raises: one tree, each with a sentence that a reader understands."""


class AnalysisError(ValueError):
    """Something was asked for that the figures cannot answer; the message says why."""


class BreaksError(AnalysisError):
    """Manual class breaks that cannot be used; the message says what to change."""


class NotPoolable(AnalysisError):
    """Years cannot be pooled, because counts or a base are not published."""


class NotComparable(AnalysisError):
    """Two figures that must not be set against each other; the message says why."""


class NotUsable(AnalysisError):
    """A number or a text, entered or held, that the method cannot work with; the message says why."""


class TooFewAreas(AnalysisError):
    """Fewer areas with figures than the method needs; the message says how many there are."""
