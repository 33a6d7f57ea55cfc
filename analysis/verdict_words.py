"""Words that verdicts share: who and what they are about, and how far apart two courses are."""

from dataclasses import dataclass

from analysis.sentences import Measure
from analysis.wording import MINUS, count_words, format_difference, format_number, sentence_case


@dataclass(frozen=True, slots=True)
class Verdict:
    """Three sentences: the effect, how sure it is, what it cannot show; `notes` must stand beside them."""

    effect: str
    uncertainty: str
    cannot_show: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What a verdict is about.

    `title` is the indicator's, `who` the areas in question ("Trafford", with `several` "the three wards
    chosen"), `others` those compared with ("the nine other boroughs"), `since` the start in words.
    """

    title: str
    who: str
    measure: Measure
    polarity: str
    since: str = ""
    others: str = "the comparison areas"
    several: bool = False

    def say(self, value: float) -> str:
        """Return a value as the indicator displays it."""
        return self.measure.say(value)

    def signed(self, difference: float) -> str:
        """Return a difference with its sign, "+0.4 points"."""
        return format_difference(difference, self.measure.unit, self.measure.decimals, signed=True)

    def interval(self, lower: float, upper: float) -> str:
        """Return the limits of a difference, "−0.1 points to +0.4 points"."""
        return f"{self.signed(lower)} to {self.signed(upper)}"

    def apart(self, effect: float) -> str:
        """Return "0.4 points worse", or "" where it rounds to nothing."""
        if not format_number(effect, self.measure.decimals).strip(MINUS + "0.,"):
            return ""
        size = format_difference(effect, self.measure.unit, self.measure.decimals)
        return f"{size} {self.side(effect)}"

    def side(self, effect: float) -> str:
        """Return which side an effect is on: better or worse, higher or lower for a neutral indicator."""
        if self.polarity == "neutral":
            return "higher" if effect > 0 else "lower"
        return "better" if (effect > 0) == (self.polarity == "high_is_good") else "worse"


def number_words(count: int) -> str:
    """Return a number as a sentence has it: "no", "three", "1,203"."""
    return count_words(count, "", "").strip()


def many(count: int) -> str:
    """Return a number that opens a sentence, or stands for things just named: "None", "Three"."""
    return "None" if count == 0 else sentence_case(number_words(count))


def p_words(p: float) -> str:
    """Return a p-value with as many decimals as it can bear: "p = 0.048", "p = 0.40", "p under 0.001"."""
    return "p under 0.001" if p < 0.001 else f"p = {format_number(p, 3 if p < 0.1 else 2)}"
