"""Whether a change is for the better, and whether chance could have made it."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.change import Change
from analysis.ranking import SAME

BETTER, WORSE, HIGHER, LOWER, STILL = "better", "worse", "higher", "lower", "the same"

_UP_DOWN: Mapping[str, tuple[str, str]] = {
    "high_is_bad": (WORSE, BETTER),
    "high_is_good": (BETTER, WORSE),
    "neutral": (HIGHER, LOWER),
}


@dataclass(frozen=True, slots=True)
class Movement:
    """A change by its direction: better, worse, the same, or higher and lower where neither is better.

    `clear` is whether its interval leaves out no change; None where there is no interval.
    """

    direction: str
    clear: bool | None

    @property
    def improving(self) -> bool:
        """Whether it got better by more than chance would do."""
        return self.direction == BETTER and self.clear is True

    @property
    def worsening(self) -> bool:
        """Whether it got worse by more than chance would do."""
        return self.direction == WORSE and self.clear is True

    @property
    def words(self) -> str:
        """What to call it: "better", "better, not tested", "no clear change"."""
        if self.direction == STILL or self.clear:
            return self.direction
        return f"{self.direction}, not tested" if self.clear is None else "no clear change"


def movement(change: Change, polarity: str) -> Movement | None:
    """Return the direction of a change by polarity; None where there is no change to speak of.

    Parameters
    ----------
    change : Change
        As `analysis.change.change` gives it.
    polarity : {"high_is_bad", "high_is_good", "neutral"}
    """
    if change.absolute is None:
        return None
    apart = round(change.absolute, SAME)
    up, down = _UP_DOWN[polarity]
    return Movement(up if apart > 0 else down if apart < 0 else STILL, change.clear)
