"""Small panels that the tests of change and difference use."""

from datetime import date, timedelta

import numpy as np

from analysis.panel import Panel


def panel_of(values, *, first=2012, months=12, window=None, half_width=None, codes=None):
    """One row an area; a period every `months`, each `window` months long (by default as long as a step)."""
    table = np.atleast_2d(np.asarray(values, dtype=float))
    starts = [_month(first, place * months) for place in range(table.shape[1])]
    ends = [
        _month(first, place * months + (window or months)) - timedelta(days=1) for place in range(len(starts))
    ]
    reach = np.full(table.shape, np.nan) if half_width is None else np.full(table.shape, float(half_width))
    return Panel(
        np.array(codes or [f"E{place:08d}" for place in range(table.shape[0])]),
        tuple(_label(start, months) for start in starts),
        np.array(starts, dtype="datetime64[D]"),
        np.array(ends, dtype="datetime64[D]"),
        table,
        table - reach,
        table + reach,
    )


def _month(first, more):
    return date(first + more // 12, more % 12 + 1, 1)


def _label(start, months):
    return str(start.year) if months == 12 else f"{start:%B %Y}"
