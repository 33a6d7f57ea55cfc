"""Plain sentences about a need ranking, made from its numbers."""

from collections.abc import Sequence

from analysis.sentences import Run
from analysis.wording import SPACE, format_number, join_words, ordinal

Parts = Sequence[tuple[str, float]]
"""What each indicator adds to an area's score against the average area: name, amount."""

PROPER = frozenset({"English"})
"""Words that begin with a capital wherever they stand."""
MOST_NAMED = 3
ENOUGH = 0.6
"""The share of all that is added which the named indicators make up together."""
WORTH_SAYING = 0.25
"""How large what works the other way must be, against all that is added, to be named."""


def describe_need(
    name: str, rank: int, of: int, parts: Parts, areas: tuple[str, str], where: str
) -> list[Run]:
    """Return where an area stands and why: text and whether it is bold.

    "Harpurhey has the greatest need of 215 wards in Greater Manchester, most of all because of employment
    deprivation and crime; barriers to housing takes off." Of an area below the average it says what keeps it
    there. `areas` is what one is called and what several are.
    """
    if of < 2:
        return [(f"{name} is the only area that can be ranked.", False)]
    standing = (f"{place_of_need(rank, of)} need", True)
    return [
        (f"{name} has the ", False),
        standing,
        (f" of {of:,} {areas[1]} in {where}{_because(parts, areas[0])}", False),
    ]


def describe_unranked(name: str, lacking: Sequence[str]) -> list[Run]:
    """Return why an area has no rank: "Bowdon is not ranked: it has no figure of crime."."""
    missing = join_words([mid_sentence(one) for one in lacking])
    return [(f"{name} is ", False), ("not ranked", True), (f": it has no figure of {missing}.", False)]


def place_of_need(rank: int, of: int) -> str:
    """Return a rank in words where 1 is the greatest need: "greatest", "second greatest", "least"."""
    if rank == of > 1:
        return "least"
    spelled = {1: "greatest", 2: "second greatest", 3: "third greatest"}
    return spelled.get(rank, f"{ordinal(rank)} greatest")


def share_words(share: float) -> str:
    """Return a share of draws in per cent: "97 %"; 0 and 100 % only where it is none or all of them."""
    whole = round(100 * share)
    if whole in (0, 100) and share not in (0.0, 1.0):
        return f"under 1{SPACE}%" if whole == 0 else f"over 99{SPACE}%"
    return f"{format_number(whole)}{SPACE}%"


def mid_sentence(title: str) -> str:
    """Return an indicator's title as it stands inside a sentence: "employment deprivation", "NEET at 16".

    What comes after a comma is left out, unless it is a list. What begins with an abbreviation, or has
    another capital, keeps its letters.
    """
    short = short_title(title)
    words = short.split()
    if (
        not words
        or words[0] in PROPER
        or words[0][1:2].isupper()
        or any(word[:1].isupper() for word in words[1:])
    ):
        return short
    return short[:1].lower() + short[1:]


def short_title(title: str) -> str:
    """Return a title up to its first comma, the whole of it where the commas are those of a list."""
    first, _, rest = title.partition(",")
    return title if " and " in rest or " or " in rest else first


def _because(parts: Parts, singular: str) -> str:
    total = sum(amount for _, amount in parts)
    sign = 1.0 if total >= 0 else -1.0
    along = sorted(((name, amount * sign) for name, amount in parts if amount * sign > 0), key=_larger)
    against = sorted(((name, -amount * sign) for name, amount in parts if amount * sign < 0), key=_larger)
    if not along:
        return "."
    whole = sum(amount for _, amount in along)
    named = [mid_sentence(name) for name, _ in _main(along, whole)]
    keep = "keeps" if len(named) == 1 else "keep"
    below = f"; {join_words(named)} {keep} it below the average {singular}"
    words = below if sign < 0 else f", most of all because of {join_words(named)}" if len(parts) > 1 else ""
    if not against or against[0][1] < WORTH_SAYING * whole:
        return f"{words}."
    turned = "takes off" if sign > 0 else "adds"
    return f"{words}; {mid_sentence(against[0][0])} {turned}."


def _main(along: Parts, whole: float) -> Parts:
    """Return the largest parts that together make up enough of the whole."""
    chosen: list[tuple[str, float]] = []
    for one in along[:MOST_NAMED]:
        if sum(amount for _, amount in chosen) >= ENOUGH * whole:
            break
        chosen.append(one)
    return chosen


def _larger(part: tuple[str, float]) -> float:
    return -part[1]
