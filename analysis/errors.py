"""What `analysis` raises: one tree, each with a sentence that a reader understands."""


class AnalysisError(ValueError):
    """Something was asked for that the figures cannot answer; the message says why."""


class BreaksError(AnalysisError):
    """Manual class breaks that cannot be used; the message says what to change."""


class NotPoolable(AnalysisError):
    """Years cannot be pooled, because counts or a base are not published."""


class NotComparable(AnalysisError):
    """Two figures that must not be set against each other; the message says why."""


class NotClusterable(AnalysisError):
    """Figures or neighbours among which no clusters can be looked for; the message says why."""
