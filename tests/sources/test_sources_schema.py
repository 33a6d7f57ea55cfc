import pandas as pd

from sources.schema import KEY, OBSERVATION_COLUMNS, join_flags


def test_the_key_is_made_of_columns():
    assert set(KEY) <= set(OBSERVATION_COLUMNS)


def test_flags_are_joined_once_and_only_where_marked():
    flags = pd.Series(["", "rounded", "estimated"])
    joined = join_flags(flags, pd.Series([True, True, False]), "rounded")
    assert joined.tolist() == ["rounded", "rounded", "estimated"]
    again = join_flags(joined, True, "estimated")
    assert again.tolist() == ["rounded,estimated", "rounded,estimated", "estimated"]
