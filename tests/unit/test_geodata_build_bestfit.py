"""Best fit: an LSOA goes where most of its postcodes are."""

from __future__ import annotations

import pandas as pd
import pytest

from geodata.build.bestfit import NoBestFit, best_fit_wards


def postcodes(*rows: tuple[str, str, float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["lsoa11", "ward25", "easting", "northing"])


def test_the_ward_with_most_postcodes_wins_and_its_share_is_kept() -> None:
    fit = best_fit_wards(
        postcodes(
            ("L1", "W1", 0, 0),
            ("L1", "W1", 1, 0),
            ("L1", "W2", 2, 0),
            ("L2", "W2", 9, 9),
        )
    )
    assert fit["ward25"].to_dict() == {"L1": "W1", "L2": "W2"}
    assert fit.loc["L1", "ward25_share"] == pytest.approx(2 / 3)
    assert fit.loc["L1", ["postcodes_inside", "postcodes"]].tolist() == [2, 3]


def test_a_tie_goes_to_the_ward_at_the_mean_coordinate() -> None:
    # Two postcodes each; the mean, 47.5 m east, is nearest to W2's postcode at 45 m.
    tied = [("L1", "W1", 0, 0), ("L1", "W1", 10, 0), ("L1", "W2", 45, 0), ("L1", "W2", 135, 0)]
    held = [("L2", "W1", 0, 0)]
    assert best_fit_wards(postcodes(*tied, *held)).loc["L1", "ward25"] == "W2"


def test_a_tie_is_between_the_wards_that_tie_only() -> None:
    # W3 has a postcode at the very mean but fewer postcodes than the two that tie.
    tied = [("L1", "W1", 0, 0), ("L1", "W1", 0, 2), ("L1", "W2", 100, 0), ("L1", "W2", 100, 2)]
    least = [("L1", "W3", 50, 1), ("L3", "W3", 50, 1), ("L4", "W2", 0, 0)]
    assert best_fit_wards(postcodes(*tied, *least)).loc["L1", "ward25"] in {"W1", "W2"}


def test_the_order_of_postcodes_does_not_matter() -> None:
    table = postcodes(
        ("L1", "W2", 0, 0),
        ("L1", "W1", 10, 0),
        ("L1", "W2", 12, 0),
        ("L1", "W1", 0, 8),
        ("L2", "W1", 0, 0),
        ("L3", "W2", 0, 0),
    )
    pd.testing.assert_frame_equal(best_fit_wards(table), best_fit_wards(table.iloc[::-1]))


def test_a_ward_left_with_nothing_is_named() -> None:
    with pytest.raises(NoBestFit, match="W2"):
        best_fit_wards(postcodes(("L1", "W1", 0, 0), ("L1", "W1", 0, 0), ("L1", "W2", 0, 0)))
