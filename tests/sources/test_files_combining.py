"""A rate from one file, its people from another."""

import pandas as pd
import pytest

from sources import SchemaChanged
from sources.files.areas import KnownAreas
from sources.files.combining import Opened, combine
from sources.files.reading import Reading, figures_of

CODE = "E01004766"


def opened(name, family="indices_of_deprivation", series="employment", **numbers):
    rows = pd.DataFrame({"area_code": [CODE], "series": [series], "period": ["2019"], **numbers}, dtype="str")
    reading = Reading("MHCLG", "Indices", family, figures_of(rows, name), "2011")
    return Opened(name, reading, KnownAreas.held().place([CODE], "2011"))


def test_a_base_is_found_from_two_files():
    both = combine([opened("rates.csv", value=["0.126"]), opened("people.csv", numerator=["126"])])
    assert len(both) == 1
    figure = both[0].reading.figures.iloc[0]
    assert figure[["value", "numerator", "denominator"]].tolist() == pytest.approx([0.126, 126, 1000])
    assert both[0].reading.notes == (
        "rates.csv, people.csv: the base of 1 figures is computed from the other two.",
    )


def test_files_of_other_families_stay_apart():
    kept = [opened("a.csv", value=["1"]), opened("b.csv", family="census", value=["2"])]
    assert combine(kept) == kept


def test_two_files_that_contradict_each_other_are_refused():
    with pytest.raises(SchemaChanged, match=r"a\.csv and b\.csv give different numbers for “employment”"):
        combine([opened("a.csv", value=["0.1"]), opened("b.csv", value=["0.2"])])


def test_the_same_file_twice_is_once():
    assert (
        len(combine([opened("a.csv", value=["0.1"]), opened("b.csv", value=["0.1"])])[0].reading.figures) == 1
    )
