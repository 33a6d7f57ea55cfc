"""Small tables that the chart tests draw."""

from datetime import date

import numpy as np
import pandas as pd


def wards(areas=215, seed=1):
    """Areas of two boroughs with values, intervals and names."""
    rng = np.random.default_rng(seed)
    value = np.round(rng.gamma(3, 4, areas), 1)
    return pd.DataFrame(
        {
            "area_code": [f"E0501{number:04d}" for number in range(areas)],
            "name": [f"Ward {number}" for number in range(areas)],
            "parent_code": np.where(np.arange(areas) < 21, "E08000009", "E08000003"),
            "value": value,
            "lower": value - 1,
            "upper": value + 1,
        }
    )


def series(values, code="E08000009", first=2012):
    """One observation a year; None leaves the year out."""
    years = [first + place for place, value in enumerate(values) if value is not None]
    given = [value for value in values if value is not None]
    return pd.DataFrame(
        {
            "area_code": code,
            "period": [str(year) for year in years],
            "period_start": [date(year, 1, 1) for year in years],
            "period_end": [date(year, 12, 31) for year in years],
            "value": np.array(given, dtype=float),
            "lower_ci": np.array(given, dtype=float) - 0.5,
            "upper_ci": np.array(given, dtype=float) + 0.5,
        }
    )


def texts(figure):
    """What a figure says, with ordinary spaces."""
    return [text.get_text().replace("\u00a0", " ") for text in figure.texts]
