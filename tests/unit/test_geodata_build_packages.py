"""Published files: found without importing their package, read without trusting their habits."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from geodata.build.packages import (
    SourceMissing,
    _read_code_point_part,
    package_file,
    parse_count,
    tidy_postcode,
)


def test_counts_with_thousands_separators_are_whole_numbers() -> None:
    assert parse_count(pd.Series(["1,563", "46", "1,001,002"])).tolist() == [1563, 46, 1_001_002]


def test_a_count_that_is_no_number_is_not_swallowed() -> None:
    with pytest.raises(ValueError, match="n/a"):
        parse_count(pd.Series(["1,563", "n/a"]))


def test_postcodes_of_every_spacing_become_one_form() -> None:
    assert tidy_postcode(pd.Series(["M1 1AD", "BL0 0AA", "M11AD", "wa143ab", "OL161AB"])).tolist() == [
        "M1 1AD",
        "BL0 0AA",
        "M1 1AD",
        "WA14 3AB",
        "OL16 1AB",
    ]


def test_only_postcodes_of_the_ten_boroughs_are_read() -> None:
    rows = io.BytesIO(
        b'"M1 1AD",10,383848,398589,"E92000001","","","","E08000003","E05011361"\r\n'
        b'"WA130AA",10,370000,387000,"E92000001","","","","E06000007","E05012243"\r\n'
    )
    part = _read_code_point_part(rows.getvalue())
    assert part.to_dict("records") == [
        {
            "postcode": "M1 1AD",
            "easting": "383848",
            "northing": "398589",
            "borough": "E08000003",
            "ward25": "E05011361",
        },
    ]


def test_a_package_that_is_not_installed_is_named_with_the_remedy() -> None:
    with pytest.raises(SourceMissing, match=r"no_such_package.*requirements-build\.txt"):
        package_file("no_such_package", "table.csv")


def test_a_file_that_a_package_lacks_is_named() -> None:
    with pytest.raises(SourceMissing, match=r"no file no_such_table\.csv"):
        package_file("pandas", "no_such_table.csv")
    assert package_file("pandas", "__init__.py").is_file()
