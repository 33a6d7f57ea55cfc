"""Figures: a DataFrame in, a matplotlib figure or its SVG out.

matplotlib is imported with the first chart, not with this package, so that the page starts without waiting
for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from charts.alt import alt_distribution, alt_range, alt_ranked, alt_trend
    from charts.alt_profile import alt_rug, alt_spine, title_rug, title_spine
    from charts.area_map import AreaMap, alt_area_map, plot_area_map
    from charts.concentration import (
        Shares,
        alt_concentration,
        plot_concentration,
        title_concentration,
    )
    from charts.contributions import (
        Contributions,
        alt_contributions,
        plot_contributions,
        title_contributions,
    )
    from charts.counterfactual import (
        Counterfactual,
        alt_counterfactual,
        plot_counterfactual,
        title_counterfactual,
    )
    from charts.distribution import Distribution, plot_distribution
    from charts.effects import Effects, alt_effects, effect_rows, plot_effects, title_effects
    from charts.gradient import Gradient, alt_gradient, plot_gradient, title_gradient
    from charts.marks import LETTERS, PANEL, PROJECTOR, Break, Chosen, Comparator, Series, Sheet
    from charts.moran_scatter import (
        MoranScatter,
        alt_moran_scatter,
        plot_moran_scatter,
        title_moran_scatter,
    )
    from charts.picture import to_png
    from charts.placebo import Placebos, alt_placebos, plot_placebos, title_placebos
    from charts.pre_trend import Gaps, alt_gaps, plot_gaps, title_gaps
    from charts.range import Ranges, plot_range
    from charts.ranked import Ranked, plot_ranked
    from charts.rug import RugOptions, plot_rug
    from charts.scatter import Point, Scatter, plot_scatter
    from charts.scatter_words import alt_scatter, subtitle_scatter, title_scatter
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
    "area_map": ("AreaMap", "alt_area_map", "plot_area_map"),
    "concentration": ("Shares", "alt_concentration", "plot_concentration", "title_concentration"),
    "alt_profile": ("alt_spine", "alt_rug", "title_spine", "title_rug"),
    "contributions": (
        "Contributions",
        "alt_contributions",
        "plot_contributions",
        "title_contributions",
    ),
    "counterfactual": (
        "Counterfactual",
        "alt_counterfactual",
        "plot_counterfactual",
        "title_counterfactual",
    ),
    "distribution": ("Distribution", "plot_distribution"),
    "gradient": ("Gradient", "alt_gradient", "plot_gradient", "title_gradient"),
    "effects": ("Effects", "alt_effects", "effect_rows", "plot_effects", "title_effects"),
    "marks": ("LETTERS", "PANEL", "PROJECTOR", "Chosen", "Comparator", "Sheet", "Break", "Series"),
    "moran_scatter": ("MoranScatter", "plot_moran_scatter", "title_moran_scatter", "alt_moran_scatter"),
    "picture": ("to_png",),
    "placebo": ("Placebos", "alt_placebos", "plot_placebos", "title_placebos"),
    "pre_trend": ("Gaps", "alt_gaps", "plot_gaps", "title_gaps"),
    "range": ("Ranges", "plot_range"),
    "ranked": ("Ranked", "plot_ranked"),
    "scatter": ("Point", "Scatter", "plot_scatter"),
    "scatter_words": ("alt_scatter", "subtitle_scatter", "title_scatter"),
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
    "AreaMap",
    "Break",
    "Chosen",
    "Comparator",
    "Contributions",
    "Counterfactual",
    "Distribution",
    "Effects",
    "Gaps",
    "Gradient",
    "MoranScatter",
    "Placebos",
    "Point",
    "Ranges",
    "Ranked",
    "RugOptions",
    "Scatter",
    "Series",
    "Shares",
    "Sheet",
    "SpineOptions",
    "Trend",
    "Words",
    "alt_area_map",
    "alt_concentration",
    "alt_contributions",
    "alt_counterfactual",
    "alt_distribution",
    "alt_effects",
    "alt_gaps",
    "alt_gradient",
    "alt_moran_scatter",
    "alt_placebos",
    "alt_range",
    "alt_ranked",
    "alt_rug",
    "alt_scatter",
    "alt_spine",
    "alt_trend",
    "effect_rows",
    "plot_area_map",
    "plot_concentration",
    "plot_contributions",
    "plot_counterfactual",
    "plot_distribution",
    "plot_effects",
    "plot_gaps",
    "plot_gradient",
    "plot_moran_scatter",
    "plot_placebos",
    "plot_range",
    "plot_ranked",
    "plot_rug",
    "plot_scatter",
    "plot_spine",
    "plot_trend",
    "row_places",
    "subtitle_distribution",
    "subtitle_scatter",
    "title_concentration",
    "title_contributions",
    "title_counterfactual",
    "title_distribution",
    "title_effects",
    "title_gaps",
    "title_gradient",
    "title_moran_scatter",
    "title_placebos",
    "title_range",
    "title_ranked",
    "title_rug",
    "title_scatter",
    "title_spine",
    "title_trend",
    "to_png",
    "to_svg",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'charts' has no attribute '{name}'")
    return getattr(import_module(f"charts.{_HOME_OF[name]}"), name)
