"""Each mistake that a hand can make in a catalogue file is refused with the file, the entry and the key."""

import pytest

from catalogue import CatalogueError, load_catalogue
from catalogue.vocabulary import MAP_LEVELS

ENTRY = {
    "title": '"Test rate"',
    "short": '"test"',
    "unit": '"%"',
    "polarity": '"high_is_bad"',
    "measure": '"proportion"',
    "numerator": '"People counted"',
    "sentence": '"{value} of people are counted"',
    "levels": '["borough"]',
    "greyed": '"Boroughs only."',
    "source": '"office"',
    "query": '{ value = "rate" }',
    "definition": '"People counted, of all."',
}

SOURCE = """
[office]
publisher = "An office"
dataset = "A table"
query = "All of it"
link = "https://example.org"
file = "table.csv"
"""


LIVE_SOURCE = """
[elsewhere]
publisher = "Another office"
dataset = "Another table"
query = "All of it"
link = "https://example.org"
file = "elsewhere.csv"
embedded = false
table = { levels = ["borough", "region"] }
fetch = { address = "https://example.org/table.csv" }
"""


def entry(name="test_rate", **changes):
    keys = {**ENTRY, **changes}
    lines = [f"{key} = {value}" for key, value in keys.items() if value is not None]
    return "\n".join([f"[{name}]", *lines, ""])


@pytest.fixture
def load(tmp_path):
    def load_files(sources=SOURCE, **themes):
        (tmp_path / "sources.toml").write_text(sources, encoding="utf-8")
        for theme, text in themes.items():
            (tmp_path / f"{theme}.toml").write_text(text, encoding="utf-8")
        return load_catalogue(tmp_path)

    return load_files


def test_a_sound_entry_passes(load):
    indicator = load(health=entry()).indicators["test_rate"]
    assert indicator.theme == "health"
    assert set(indicator.greyed) == set(MAP_LEVELS) - {"borough"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"polarity": None}, "key 'polarity': missing"),
        ({"polarity": '"low_is_good"'}, "'low_is_good' is not one of high_is_bad, high_is_good, neutral"),
        ({"measure": '"share"'}, "key 'measure': 'share'"),
        ({"unit": '"percent"'}, "key 'unit': 'percent'"),
        ({"source": '"nobody"'}, "key 'source': 'nobody' is not in sources.toml, which has office"),
        ({"levels": '["parish"]'}, "key 'levels': 'parish'"),
        ({"levels": "[]"}, "key 'levels': is empty"),
        ({"levels": '"borough"'}, "key 'levels': is str, should be list"),
        ({"levels": "[1]"}, "should be a list of strings"),
        ({"greyed": None}, "gives no reason for level 'ward25'"),
        ({"greyed": '{ ward25 = "Because." }'}, "gives no reason for level 'msoa21'"),
        (
            {"greyed": '{ region = "x", ward25 = "x", ward17 = "x", msoa11 = "x", lsoa11 = "x" }'},
            "'region' is not a map level",
        ),
        ({"sentence": '"people are counted"'}, "must hold {value} once"),
        ({"short": '"more than sixteen characters"'}, "longer than 16 characters"),
        ({"decimals": "true"}, "key 'decimals': is bool, should be int"),
        ({"decimals": '"1"'}, "key 'decimals': is str, should be int"),
        ({"multiplier": "10"}, "key 'multiplier': '10'"),
        ({"aggregation": '"weighted_mean"'}, "key 'weight': belongs to"),
        ({"weight": '"residents_2011"'}, "key 'weight': belongs to"),
        ({"people_base": '"pupils"'}, "key 'people_base': 'pupils'"),
        ({"measure": '"count"'}, "key 'mapped': must be false for a count"),
        ({"interval": '"wilson"'}, "key 'interval': is computed from counts"),
        ({"theme": '"skills"'}, "is 'skills', but the file is that of 'health'"),
        ({"polarty": '"neutral"'}, "key 'polarty': unknown key"),
        ({"id": '"other"'}, "key 'id': unknown key"),
    ],
)
def test_a_mistake_is_named(load, changes, words):
    with pytest.raises(CatalogueError) as mistake:
        load(health=entry(**changes))
    assert words in str(mistake.value)
    assert str(mistake.value).startswith("health.toml, entry [test_rate]")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("[office.fetch]\nadress = 'https://example.org'", "key 'fetch': needs an 'address'"),
        ("[office.fetch]\naddress = 'http://example.org'", "begins with https://"),
        ("fetch = 'https://example.org'", "key 'fetch': is str, should be dict"),
    ],
)
def test_a_source_that_cannot_be_had_is_named(load, keys, words):
    with pytest.raises(CatalogueError) as mistake:
        load(sources=f"{SOURCE}{keys}\n", health=entry())
    assert words in str(mistake.value)
    assert str(mistake.value).startswith("sources.toml, entry [office]")


def test_an_unknown_key_of_a_source_is_named(load):
    with pytest.raises(CatalogueError, match=r"sources.toml, entry \[office\], key 'license': unknown key"):
        load(sources=SOURCE + 'license = "none"\n', health=entry())


@pytest.mark.parametrize(
    ("live", "words"),
    [
        (
            '{ source = "nobody", query = {} }',
            "[test_rate.live], key 'source': 'nobody' is not in sources.toml",
        ),
        (
            '{ source = "office", query = {} }',
            "[test_rate.live], key 'source': 'office' has no table 'fetch'",
        ),
        ('{ source = "elsewhere" }', "[test_rate.live], key 'query': missing"),
        ('{ source = "elsewhere", query = {}, sourse = "x" }', "[test_rate.live], key 'sourse': unknown key"),
        ('{ source = "elsewhere", query = "all" }', "[test_rate.live], key 'query': is str, should be dict"),
        ('"elsewhere"', "[test_rate], key 'live': is str, should be dict"),
        (
            '{ source = "elsewhere", query = {}, levels = ["country"] }',
            "[test_rate.live], key 'levels': 'country' is not a level of the source 'elsewhere'",
        ),
        (
            '{ source = "elsewhere", query = {}, levels = ["region"] }',
            "[test_rate.live], key 'levels': 'region' is not a level of the indicator",
        ),
    ],
)
def test_a_mistake_in_where_figures_are_asked_for_is_named(load, live, words):
    with pytest.raises(CatalogueError) as mistake:
        load(sources=SOURCE + LIVE_SOURCE, health=entry(live=live))
    assert words in str(mistake.value)
    assert str(mistake.value).startswith("health.toml, entry ")


def test_a_live_source_shares_a_level_with_the_indicator(load):
    live = '{ source = "elsewhere", query = {} }'
    levels = {"levels": '["country"]', "live": live}
    with pytest.raises(CatalogueError, match="'elsewhere' has none of the indicator's levels"):
        load(sources=SOURCE + LIVE_SOURCE, health=entry(**levels))


def test_a_source_of_its_own_is_no_live_one(load):
    live = '{ source = "elsewhere", query = {} }'
    with pytest.raises(CatalogueError, match="'elsewhere' is the indicator's own source already"):
        load(sources=SOURCE + LIVE_SOURCE, health=entry(source='"elsewhere"', live=live))


@pytest.mark.parametrize(
    "changes", [{"source": '"elsewhere"'}, {"live": '{ source = "elsewhere", query = {} }'}]
)
def test_what_can_be_refreshed_gives_no_reason_why_not(load, changes):
    reason = {"not_refreshed": '"It comes with a package."'}
    assert load(sources=SOURCE + LIVE_SOURCE, health=entry(**reason)).indicators["test_rate"].not_refreshed
    with pytest.raises(CatalogueError, match="key 'not_refreshed': says why not, but there is a source"):
        load(sources=SOURCE + LIVE_SOURCE, health=entry(**reason, **changes))


@pytest.mark.parametrize(
    ("contains", "words"),
    [
        ('["nothing"]', "names 'nothing', which is no indicator of the catalogue"),
        ('["other", "other"]', "names an indicator twice"),
        ('["test_rate"]', "leads back to the indicator itself"),
        ('["other"]', "leads back to the indicator itself"),
        ('"other"', "is str, should be list"),
    ],
)
def test_what_an_indicator_cannot_contain_is_named(load, contains, words):
    other = entry("other", contains='["test_rate"]')
    with pytest.raises(CatalogueError) as mistake:
        load(health=entry(contains=contains) + other)
    assert words in str(mistake.value)
    assert str(mistake.value).startswith("health.toml, entry [test_rate], key 'contains'")
