"""A small profile and a small rug that the chart tests draw."""

import math

import numpy as np

from analysis.profile import Reading, spine
from analysis.rug import rug_row, weave

PEERS = np.array([2.0, 4.0, 6.0, 8.0, 10.0])
NAN = math.nan


def reading(title="Unemployment", value=8.0, reach=NAN, **more):
    """An indicator of an area among five peers, against 6."""
    given = {"theme": "worklessness", "unit": "%", "polarity": "high_is_bad", "comparator": 6.0} | more
    return Reading(
        title.lower().replace(" ", "_"),
        title,
        value=value,
        peers=PEERS,
        lower=value - reach,
        upper=value + reach,
        **given,
    )


SPINES = tuple(
    spine(one)
    for one in (
        reading("Unemployment", 8.0, 1.0),
        reading("Social housing", 9.0, 0.5, polarity="neutral", theme="housing"),
        reading("Weekly pay", 4.0, unit="£", decimals=0, polarity="high_is_good", theme="skills"),
        reading("Absence", 2.0, comparator=NAN, theme="skills"),
        reading("Obesity", NAN, theme="health", reason="suppressed"),
        reading("Claimants", 3.0, area="Trafford"),
    )
)

AREAS = ("Bolton", "Bury", "Manchester")
RUG = weave(
    AREAS,
    [
        rug_row(
            "a", "Unemployment", [3.0, 6.1, 9.0], [2, 5, 8], [4, 7, 10], 6.0, "high_is_bad", theme="work"
        ),
        rug_row("b", "Weekly pay", [600, 700, NAN], NAN, NAN, 650.0, "high_is_good", unit="£", decimals=0),
        rug_row("c", "Social housing", [3.0, 6.0, 9.0], [2, 5, 8], [4, 7, 10], 6.0, "neutral"),
        rug_row("d", "New homes", [1.0, 2.0, 3.0], NAN, NAN, NAN, "neutral", unit="per 1,000"),
    ],
)
