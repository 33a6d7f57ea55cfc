"""What `analysis` raises: one tree, each with a sentence that a reader understands."""


class AnalysisError(ValueError):
    """Something was asked for that the figures cannot answer; the message says why."""


class BreaksError(AnalysisError):
    """Manual class breaks that cannot be used; the message says what to change."""


class NotStandardisable(AnalysisError):
    """An indicator that cannot be put on a common scale; the message says which and why."""


class NotWeighable(AnalysisError):
    """Weights that cannot be used; the message says what to change."""


class NotShareable(AnalysisError):
    """An amount that cannot be shared out as asked; the message says what to change."""


class NotPoolable(AnalysisError):
    """Years cannot be pooled, because counts or a base are not published."""


class NotComparable(AnalysisError):
    """Two figures that must not be set against each other; the message says why."""


class TooFewAreas(AnalysisError):
    """Fewer areas with figures than the method needs; the message says how many there are."""


class Constant(AnalysisError):
    """A figure that is the same in every area, and so goes with nothing; the message names it."""


class Collinear(AnalysisError):
    """Exposures of which one can be worked out from the others; the message names them."""


class TooFewPeriods(AnalysisError):
    """There are not enough periods for a method; the message says how many there are and are needed."""


class OverlappingPeriods(AnalysisError):
    """Periods share years, so a method that takes them for independent points is refused."""


class StartOutsideSeries(AnalysisError):
    """A start date leaves no figures before it or none after it; the message says what they span."""


class GroupMissing(AnalysisError):
    """Two groups of areas are needed and one is empty, unknown or the same as the other."""


class NothingKnown(AnalysisError):
    """There is no figure at all for what was asked."""


class NotClusterable(AnalysisError):
    """Figures or neighbours among which no clusters can be looked for; the message says why."""


class NotUsable(AnalysisError):
    """A number or a text, entered or held, that the method cannot work with; the message says why."""


class NotProtectable(AnalysisError):
    """Counts or a threshold with which small numbers cannot be protected; the message says why."""
