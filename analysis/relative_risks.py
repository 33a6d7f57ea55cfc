"""Relative risks: never a remembered number, always one with the source that it was published in."""

import math
from dataclasses import dataclass

from analysis.errors import NotUsable

RELATIVE_RISK, HAZARD_RATIO, ODDS_RATIO = "relative risk", "hazard ratio", "odds ratio"
MEASURES = (RELATIVE_RISK, HAZARD_RATIO, ODDS_RATIO)
"""What studies publish. The last two are only near a relative risk, and a result that uses them says so."""

SHORTEST_SOURCE = 6
"""Letters and digits that a source has at least: a name and a year."""


@dataclass(frozen=True, slots=True)
class RelativeRisk:
    """How many times as likely an outcome is among the exposed as among the others, and who says so.

    Attributes
    ----------
    value
        Above 0; below 1 where the exposed have the outcome less often.
    source
        Where it was published.
    lower, upper
        Its confidence interval; NaN where none is held.
    measure
        One of `MEASURES`.
    adjusted_for
        What the study held equal, in words; empty for a ratio of plain risks.

    Raises
    ------
    NotUsable
        A value or limit that is no number above 0, limits that do not hold the value, one limit without the
        other, no source, or a measure that is not known.
    """

    value: float
    source: str
    lower: float = math.nan
    upper: float = math.nan
    measure: str = RELATIVE_RISK
    adjusted_for: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.value < math.inf:
            raise NotUsable(
                f"A relative risk is a number above 0, such as 1.5; {self.value:g} is not one. "
                "1 means that exposed and unexposed are alike."
            )
        if sum(letter.isalnum() for letter in self.source) < SHORTEST_SOURCE:
            raise NotUsable(
                "Say where the relative risk comes from: author, year and where it was published. "
                "Without a source nobody can check the answer."
            )
        if self.measure not in MEASURES:
            raise NotUsable(f"A measure is one of {', '.join(MEASURES)}; ‘{self.measure}’ is not.")
        self._check_limits()

    @property
    def has_interval(self) -> bool:
        """Whether both limits are held."""
        return math.isfinite(self.lower) and math.isfinite(self.upper)

    def _check_limits(self) -> None:
        if math.isnan(self.lower) and math.isnan(self.upper):
            return
        if not self.has_interval:
            raise NotUsable("An interval has two limits: give both of the relative risk, or neither.")
        if not 0 < self.lower <= self.value <= self.upper:
            raise NotUsable(
                f"The limits {self.lower:g} and {self.upper:g} must lie above 0 and on either side of the "
                f"relative risk, {self.value:g}."
            )


def entered_risk(
    value: str, source: str, lower: str = "", upper: str = "", measure: str = RELATIVE_RISK
) -> RelativeRisk:
    """Return the relative risk that a reader typed in, checked.

    Parameters
    ----------
    value, lower, upper : str
        Numbers as they were typed; empty limits are none.
    source : str
        Where it was published.
    measure : str
        One of `MEASURES`.

    Raises
    ------
    NotUsable
        A text that is no number, or what `RelativeRisk` refuses.
    """
    low, high = (
        _number(text, name) if text.strip() else math.nan
        for text, name in ((lower, "lower limit"), (upper, "upper limit"))
    )
    return RelativeRisk(_number(value, "relative risk"), source.strip(), low, high, measure)


def _number(text: str, what: str) -> float:
    given = text.strip()
    if not given:
        raise NotUsable(f"Enter the {what}: a number such as 1.5.")
    try:
        found = float(given)
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        shown = given if len(given) <= 20 else f"{given[:20]}…"
        raise NotUsable(f"The {what} ‘{shown}’ is not a number. Write it with a point, such as 1.5.")
    return found
