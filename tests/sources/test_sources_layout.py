import pytest

from catalogue import CatalogueError
from sources.layout import Layout, Selection, settings


def test_settings_have_defaults_and_lists_become_tuples():
    layout = settings(Layout, "here", {"levels": ["borough"], "area": "code"})
    assert layout.levels == ("borough",)
    assert layout.reference_date == "month"


def test_an_unknown_key_is_named():
    with pytest.raises(CatalogueError, match="here: unknown key 'vaule'; known are value, scale"):
        settings(Selection, "here", {"vaule": "rate"})


def test_a_missing_key_is_named():
    with pytest.raises(CatalogueError, match=r"here: .*'area'"):
        settings(Layout, "here", {"levels": ["borough"]})
