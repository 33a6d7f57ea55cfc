"""Figures: a DataFrame in, a matplotlib figure or its SVG out.

matplotlib is imported with the first chart, not with this package, so that the page starts without waiting
for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from charts.alt import alt_distribution, alt_range, alt_ranked, alt_trend
    from charts.alt_profile import alt_rug, alt_spine, title_rug, title_spine
    from charts.contributions import (
        Contributions,
        alt_contributions,
        plot_contributions,
        title_contributions,
    )
    from charts.distribution import Distribution, plot_distribution
    from charts.marks import LETTERS, PANEL, PROJECTOR, Break, Chosen, Comparator, Series, Sheet
    from charts.picture import to_png
    from charts.range import Ranges, plot_range
    from charts.ranked import Ranked, plot_ranked
    from charts.rug import RugOptions, plot_rug
    from charts.spine import NEUTRAL_HEADING, SpineOptions, plot_spine, row_places
    from charts.svg import to_svg
    from charts.titles import (
        subtitle_distribution,
        title_distribution,
        title_range,
        title_ranked,
        title_trend,
    )
    from charts.trend import Trend, plot_trend
    from charts.words import Words

_HOMES = {
    "alt": ("alt_distribution", "alt_trend", "alt_ranked", "alt_range"),
    "alt_profile": ("alt_spine", "alt_rug", "title_spine", "title_rug"),
    "contributions": (
        "Contributions",
        "alt_contributions",
        "plot_contributions",
        "title_contributions",
    ),
    "distribution": ("Distribution", "plot_distribution"),
    "marks": ("LETTERS", "PANEL", "PROJECTOR", "Chosen", "Comparator", "Sheet", "Break", "Series"),
    "picture": ("to_png",),
    "range": ("Ranges", "plot_range"),
    "ranked": ("Ranked", "plot_ranked"),
    "rug": ("RugOptions", "plot_rug"),
    "spine": ("NEUTRAL_HEADING", "SpineOptions", "plot_spine", "row_places"),
    "svg": ("to_svg",),
    "titles": ("title_distribution", "subtitle_distribution", "title_trend", "title_ranked", "title_range"),
    "trend": ("Trend", "plot_trend"),
    "words": ("Words",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "LETTERS",
    "NEUTRAL_HEADING",
    "PANEL",
    "PROJECTOR",
    "Break",
    "Chosen",
    "Comparator",
    "Contributions",
    "Distribution",
    "Ranges",
    "Ranked",
    "RugOptions",
    "Series",
    "Sheet",
    "SpineOptions",
    "Trend",
    "Words",
    "alt_contributions",
    "alt_distribution",
    "alt_range",
    "alt_ranked",
    "alt_rug",
    "alt_spine",
    "alt_trend",
    "plot_contributions",
    "plot_distribution",
    "plot_range",
    "plot_ranked",
    "plot_rug",
    "plot_spine",
    "plot_trend",
    "row_places",
    "subtitle_distribution",
    "title_contributions",
    "title_distribution",
    "title_range",
    "title_ranked",
    "title_rug",
    "title_spine",
    "title_trend",
    "to_png",
    "to_svg",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'charts' has no attribute '{name}'")
    return getattr(import_module(f"charts.{_HOME_OF[name]}"), name)
