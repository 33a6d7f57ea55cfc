"""Residents by single year of age."""

import pytest

from sources.errors import SchemaChanged
from sources.files.population import AGES, OLDEST, recognise, tidy
from sources.files.sheet import read_sheet


@pytest.fixture
def sheet_of(tmp_path):
    def make(name="population17_lsoa11.csv", heading="lsoa11_code", ages=AGES, more=()):
        path = tmp_path / name
        before = "".join(f"{column}," for column, _ in more)
        given = "".join(f"{value}," for _, value in more)
        lines = [f"{heading},{before}{','.join(ages)},{OLDEST}"]
        lines += [f"{code},{given}{','.join('1' for _ in ages)},9" for code in ("E01004766", "E01004767")]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return read_sheet(path)

    return make


def test_people_of_working_age_are_those_from_16_to_64(sheet_of):
    reading = tidy(sheet_of())
    adults = reading.figures[reading.figures["series"] == "residents aged 16–64"]
    assert adults["numerator"].tolist() == [49.0, 49.0]
    assert set(adults["period"]) == {"2017"}
    assert (reading.vintage, reading.family) == ("2011", "population")


def test_a_column_may_say_the_day_and_the_sex(sheet_of):
    sheet = sheet_of("people.csv", "area_code", more=[("period", "2022-06-30"), ("sex", "Female")])
    figures = tidy(sheet).figures
    assert set(figures["period"]) == {"2022"} and set(figures["sex"]) == {"female"}


def test_a_table_that_does_not_say_its_year_is_refused(sheet_of):
    with pytest.raises(SchemaChanged, match="put the year into its name"):
        tidy(sheet_of("people.csv"))


def test_tables_without_every_age_are_others(sheet_of):
    assert recognise(sheet_of()) == 1.0
    assert recognise(sheet_of(ages=AGES[:-1])) == 0.0
