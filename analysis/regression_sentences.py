"""What a regression says, in plain words."""

from analysis.regression import Effect, Regression
from analysis.sentences import Run
from analysis.wording import format_number, format_value, join_words


def describe_regression(found: Regression, plural: str) -> list[Run]:
    """Return which exposures still go with the outcome when the others are held still.

    "With the others held still, “Out of work” and “Crime, score” go with more of “Bad health”, and “Pay” with
    less; nothing clear for “Renting”. Together they account for 71 % of the differences between 1,673 LSOAs."
    """
    groups = (
        ([one for one in found.effects if one.clear and one.standardised > 0], "more"),
        ([one for one in found.effects if one.clear and one.standardised < 0], "less"),
    )
    parts = [(_named(effects), word) for effects, word in groups if effects]
    unclear = [one for one in found.effects if not one.clear]
    alone = len(found.effects) == 1
    runs: list[Run] = [] if alone else [("With the others held still, ", False)]
    for place, (names, word) in enumerate(parts):
        verb = _verb(groups[0][0] if word == "more" else groups[1][0])
        runs += (
            [(names, False), (f" {verb} {word}", True)]
            if not place
            else [
                (f", and {names} ", False),
                (f"{verb} {word}", True),
            ]
        )
        runs.append((f" of {found.outcome.quoted}" if not place else " of it", False))
    if unclear:
        runs.append((f"{'; ' if parts else ''}nothing is clear for {_named(unclear)}", False))
    subject = "It accounts" if alone else "Together they account"
    share = format_value(found.r_squared * 100, "%", 0)
    areas = f"{format_number(found.areas)} {plural}"
    return [*runs, (f". {subject} for {share} of the differences between {areas}.", False)]


def describe_effect(effect: Effect) -> str:
    """Return one effect in words, for lists and alternative texts: "Out of work: +0.42 (0.38 to 0.46)"."""
    limits = f"{format_number(effect.lower, 2)} to {format_number(effect.upper, 2)}"
    sign = "+" if effect.standardised > 0 else ""
    return f"{effect.named.title}: {sign}{format_number(effect.standardised, 2)} ({limits})"


def _named(effects: list[Effect]) -> str:
    return join_words([one.named.quoted for one in effects])


def _verb(effects: list[Effect]) -> str:
    return "goes with" if len(effects) == 1 else "go with"
