"""Relative risks: never a remembered number, always one with the source that it was published in."""

import math
import re
from dataclasses import dataclass

from analysis.errors import NotUsable

RELATIVE_RISK, HAZARD_RATIO, ODDS_RATIO = "relative risk", "hazard ratio", "odds ratio"
MEASURES = (RELATIVE_RISK, HAZARD_RATIO, ODDS_RATIO)
"""What studies publish. The last two are only near a relative risk, and a result that uses them says so."""

BETWEEN = re.compile(r"\s*(?:to|–|—|,|;|(?<=[\d.])\s*-)\s*")
"""What may stand between two limits. A minus before the first is left for the check of its sign."""
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


def entered_risk(value: str, source: str, interval: str = "", measure: str = RELATIVE_RISK) -> RelativeRisk:
    """Return the relative risk that a reader typed in, checked.

    Parameters
    ----------
    value : str
        A number as it was typed.
    interval : str
        Its limits as they were typed, "1.2 to 2.1"; empty for none.
    source : str
        Where it was published.
    measure : str
        One of `MEASURES`.

    Raises
    ------
    NotUsable
        A text that is no number, or what `RelativeRisk` refuses.
    """
    low, high = _limits(interval)
    return RelativeRisk(_number(value, "relative risk"), source.strip(), low, high, measure)


def entered_count(text: str, what: str = "number of cases") -> float:
    """Return the number that a reader typed in, thousands apart or not; NaN where nothing was typed.

    Raises
    ------
    NotUsable
        It is no number, or below 0.
    """
    if not text.strip():
        return math.nan
    found = _number(re.sub(r"(?<=\d)[ ,](?=\d{3}\b)", "", text), what)
    if found < 0:
        raise NotUsable(f"The {what} is 0 or more; {found:g} is not.")
    return found


def _limits(interval: str) -> tuple[float, float]:
    if not interval.strip():
        return math.nan, math.nan
    parts = BETWEEN.split(interval.strip().strip("()[]"))
    if len(parts) != 2:
        raise NotUsable(
            f"Write the interval as two numbers, such as 1.2 to 2.1; ‘{_short(interval)}’ is not."
        )
    return _number(parts[0], "lower limit"), _number(parts[1], "upper limit")


def _number(text: str, what: str) -> float:
    given = text.strip()
    if not given:
        raise NotUsable(f"Enter the {what}: a number such as 1.5.")
    try:
        found = float(given)
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise NotUsable(f"The {what} ‘{_short(given)}’ is not a number. Write it with a point, such as 1.5.")
    return found


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"
