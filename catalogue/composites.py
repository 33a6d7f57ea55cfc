"""Which indicators lie within which others, so that nothing is added to, or set against, a part of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from catalogue.indicator import Indicator

NEWER_RELEASE = "_2025"
"""How the ids of the Indices of Deprivation of 2025 end; those of 2019 have no ending."""


def contains(whole: Indicator, part: Indicator) -> bool:
    """Return whether `whole` is made of `part`, at once or through other parts; nothing contains itself."""
    return part.id in whole.contains


def overlap(one: Indicator, other: Indicator) -> bool:
    """Return whether two indicators are the same, or one contains the other."""
    return one.id == other.id or contains(one, other) or contains(other, one)


def overlap_in_any_release(one: Indicator, other: Indicator) -> bool:
    """Return whether two indicators overlap, or would if they were of one release.

    A domain of 2019 ranked by the index of 2025 is ranked by nearly the same figures once more.
    """
    first, second = _stem(one.id), _stem(other.id)
    return first == second or first in map(_stem, other.contains) or second in map(_stem, one.contains)


def _stem(name: str) -> str:
    return name.removesuffix(NEWER_RELEASE)


def with_all_parts(indicators: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """Return the indicators with the parts of their parts in `contains`, in alphabetical order.

    The counts that make a rate (`parts`) lie within it too. An indicator that lies within itself comes back
    with its own id in `contains`, for the checks to refuse.
    """
    direct = {name: _named(one) for name, one in indicators.items()}
    return {
        name: replace(one, contains=tuple(sorted(_reached(name, direct)))) for name, one in indicators.items()
    }


def _named(indicator: Indicator) -> frozenset[str]:
    counts = (indicator.parts[key] for key in ("numerator", "denominator") if key in indicator.parts)
    return frozenset((*indicator.contains, *counts))


def _reached(name: str, direct: Mapping[str, frozenset[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(direct[name])
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.add(part)
            waiting += direct[part]
    return found
