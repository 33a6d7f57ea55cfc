"""Ratios as people say them: one and a half times, a third of, about the same as.

A ratio is named after the nearest everyday fraction. Within 4 % of it the name stands alone; further off it
is called "nearly" or "more than" that, so a name is never further from the truth than its words admit. From
3 % either side of equal the two are "about the same", and up to 7 % apart "slightly" above or below: in
small areas such differences lie within the rounding of what is displayed.
"""

from analysis.wording import SPELLED

SAME = 0.03
SLIGHT = 0.07
PLAIN = 0.04
PLAIN_APART = 0.025

_SHARES = {
    0.1: "a tenth of",
    0.2: "a fifth of",
    0.25: "a quarter of",
    1 / 3: "a third of",
    0.5: "half",
    2 / 3: "two thirds of",
    0.75: "three quarters of",
}
_TIMES = {1.5: "one and a half times", 2.0: "twice", 2.5: "two and a half times"} | {
    float(number): f"{SPELLED[number]} times" for number in range(3, 11)
}
_APART = {0.1: "a tenth", 0.2: "a fifth", 0.25: "a quarter", 1 / 3: "a third"}


def ratio_words(ratio: float) -> str:
    """Return a ratio above 0 in words that a noun can follow: "twice", "a third of".

    Raises
    ------
    ValueError
        The ratio is 0, negative or missing: such figures are compared by their difference.
    """
    if not ratio > 0:
        raise ValueError(f"a ratio in words needs a positive number, not {ratio}")
    if abs(ratio - 1) <= SAME:
        return "about the same as"
    if abs(ratio - 1) <= SLIGHT:
        return f"slightly {'above' if ratio > 1 else 'below'}"
    if ratio > 10 * (1 + PLAIN):
        return "more than ten times"
    if ratio < 0.1 * (1 - PLAIN):
        return "less than a tenth of"
    return _nearest(ratio)


def _nearest(ratio: float) -> str:
    """Return the name that is nearest in proportion, with "nearly" or "more than" where it is off."""
    named = min(_NAMES, key=lambda value: max(ratio / value, value / ratio))
    words = _NAMES[named]
    apart = named not in _SHARES and named not in _TIMES
    if abs(ratio - named) <= (PLAIN_APART if apart else PLAIN * named):
        return words
    # "a fifth below" counts downwards: a ratio nearer to 1 than the named one is less than a fifth below.
    further = (
        abs(ratio - 1) > abs(named - 1) if named not in _SHARES and named not in _TIMES else ratio > named
    )
    return f"{'more than' if further else 'nearly'} {words}"


_NAMES = (
    _SHARES
    | _TIMES
    | {1 + share: f"{words} above" for share, words in _APART.items()}
    | {1 - share: f"{words} below" for share, words in _APART.items() if share < 0.25}
)
