"""Figures: a DataFrame in, a matplotlib figure or its SVG out.

matplotlib is imported with the first chart, not with this package, so that the page starts without waiting
for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from charts.distribution import Distribution, plot_distribution
    from charts.marks import PANEL, PROJECTOR, Chosen, Comparator, Sheet
    from charts.svg import to_svg

_HOMES = {
    "Distribution": "distribution",
    "plot_distribution": "distribution",
    "PANEL": "marks",
    "PROJECTOR": "marks",
    "Chosen": "marks",
    "Comparator": "marks",
    "Sheet": "marks",
    "to_svg": "svg",
}

__all__ = [
    "PANEL",
    "PROJECTOR",
    "Chosen",
    "Comparator",
    "Distribution",
    "Sheet",
    "plot_distribution",
    "to_svg",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'charts' has no attribute '{name}'")
    return getattr(import_module(f"charts.{_HOMES[name]}"), name)
