"""Every bad parameter gets a 400 or 404 that names it; none is silently ignored."""

from __future__ import annotations

import pytest

from feeds.errors import FeedError
from feeds.parameters import LIMIT, PERIOD, fields_of, values_of
from tests.unit.asked_feeds import asking, question, served

client = asking()
HUGE = "x" * 9_000

BAD = [
    # feed, query, status, the parameter named, words of the sentence
    ("observations", "indicator=unheard_of", 404, "indicator", "There is no indicator “unheard_of” here."),
    ("observations", "indicator=imd_scor", 404, "indicator", "Did you mean “imd_score”?"),
    ("observations", "indicator=imd_score,", 400, "indicator", "a comma with nothing before or after it"),
    ("observations", "indicator=", 400, "indicator", "indicator is empty"),
    ("observations", "level=parish", 404, "level", "There is no level “parish” here."),
    ("observations", "area=Trafford", 400, "area", "such as E08000009: “Trafford” is none"),
    ("observations", "area=E08000009%0A", 400, "area", "takes GSS codes"),
    ("observations", "area=e08000009", 400, "area", "takes GSS codes"),
    ("observations", "area=E08999999", 404, "area", "No area with the code E08999999"),
    ("observations", "area=E08000009&level=ward25", 404, "area", "and wards were asked for"),
    ("observations", f"area={','.join(['E08000009'] * 201)}", 400, "area", "takes 200 at most"),
    ("observations", "within=E08000009,E08000001", 400, "within", "is none"),
    ("observations", "within=E05015244&level=country", 404, "within", "No area fits"),
    ("observations", "words=atlantis", 404, "words", "No area fits"),
    ("observations", f"words={'w' * 101}", 400, "words", "101 characters, and may have 100"),
    ("observations", f"period={'p' * 61}", 400, "period", "61 characters, and may have 60"),
    ("observations", "indicator=imd_score&level=borough&period=1999", 404, "period", "has no period “1999”"),
    ("observations", "sex=other", 404, "sex", "There is no sex “other” here."),
    ("observations", "indicator=imd_score&level=borough&sex=male", 404, "sex", "has no sex “male”"),
    ("observations", "age=150", 404, "age", "There is no age group “150” here."),
    ("observations", "pool=0", 400, "pool", "a whole number from 1 to 20: “0” is none"),
    ("observations", "pool=1.5", 400, "pool", "“1.5” is none"),
    ("observations", "indicator=employment_rate&level=borough&pool=2", 404, "pool", "without the counts"),
    ("observations", "confidence=99.9", 400, "confidence", "a number from 80 to 99.8"),
    ("observations", "confidence=nan", 400, "confidence", "“nan” is none"),
    ("observations", "confidence=1e1", 400, "confidence", "“1e1” is none"),
    ("observations", "fewest_residents=-1", 400, "fewest_residents", "“-1” is none"),
    ("observations", "limit=0", 400, "limit", "a whole number from 1 to 10,000"),
    ("observations", "limit=10001", 400, "limit", "“10001” is none"),
    ("observations", "limit=%D9%A5", 400, "limit", "is none"),  # a five, in Arabic digits
    ("observations", "limit=+5", 400, "limit", "“ 5” is none"),
    ("observations", f"limit={'9' * 5000}", 400, "limit", "…” is none"),
    ("observations", "cursor=end", 400, "cursor", "copied from the link"),
    ("observations", "edition=yesterday", 400, "edition", "copied from the link"),
    ("observations", "edition=0123456789abcdef", 409, "edition", "renewed since the first page"),
    ("observations", "levle=ward25", 400, "levle", "no parameter “levle” here. There are: indicator, level"),
    ("observations", "level=ward25&level=borough", 400, "level", "stands in the address twice"),
    ("observations", f"words={HUGE}", 400, "", "8,000"),
    ("observations", "&".join(["level=ward25"] * 50), 400, "", "more than 40 parameters"),
    ("observations", "words=%FF", 400, "", "not written in UTF-8"),
    ("observations", "indicator=imd_rank&level=borough", 404, "level", "boroughs. A rank of LSOAs"),
    ("indicators", "theme=sport", 404, "theme", "There is no theme “sport” here."),
    ("provenance", "source=rumour", 404, "source", "There is no source “rumour” here."),
    ("levels", "level=ward25", 400, "level", "There is no parameter “level” here."),
    ("areas", "period=2019", 400, "period", "There is no parameter “period” here."),
    ("boundaries/parish", "", 404, "level", "There is no level with boundaries “parish” here."),
    ("boundaries/country", "", 404, "level", "no level with boundaries “country” here."),
    ("boundaries/borough", "level=ward25", 400, "level", "There is no parameter “level” here."),
    ("boundaries/borough", "period=2019", 404, "indicator", "no indicator is named"),
    ("boundaries/borough", "indicator=imd_score,crime", 404, "indicator", "There is no indicator"),
    ("boundaries/borough", "indicator=house_price", 404, "level", "has no figures for boroughs"),
    ("boundaries/borough", "indicator=imd_score&period=2019,2020", 400, "period", "one label here"),
    ("boundaries/borough", "indicator=imd_score&period=1066", 404, "period", "has no period “1066”"),
    ("boundaries/borough", "limit=5", 400, "limit", "There is no parameter “limit” here."),
    ("", "indicator=imd_score", 400, "indicator", "There are none at this address."),
    ("openapi.json", "version=2", 400, "version", "There are none at this address."),
]  # fmt: skip


@pytest.mark.parametrize(("feed", "query", "status", "parameter", "words"), BAD)
def test_a_bad_parameter_is_named(feed: str, query: str, status: int, parameter: str, words: str) -> None:
    answer = client.get(f"{feed}?{query}" if query else feed)
    said = answer.json()
    assert answer.status_code == said["status"] == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert said.get("parameter", "") == parameter
    assert words in said["detail"]
    assert said["detail"].endswith((".", "?"))
    assert len(answer.content) < 20_000


def test_what_could_stand_there_is_listed() -> None:
    said = client.get("observations?level=parish").json()
    assert {"ward25", "borough", "country"} <= set(said["allowed"])
    said = client.get("observations?indicator=healthy_life_expectancy&level=borough&period=2022").json()
    assert said["allowed"][-1] == "2021–23"


def test_what_is_left_out_is_what_it_usually_is() -> None:
    asked = question("observations")
    assert (asked["indicator"], asked["period"], asked["within"]) == ((), (), None)
    assert (asked["limit"], asked["pool"], asked["confidence"]) == (5_000, 1, 95.0)


def test_values_stand_with_commas_between_them_and_count_once() -> None:
    assert question("observations", "level=ward25,borough,ward25")["level"] == ("ward25", "borough")
    assert question("observations", "period=2019,latest")["period"] == ("2019", "latest")


def test_only_known_parameters_are_read() -> None:
    assert fields_of("limit=5&period=2021%E2%80%9323", (LIMIT, PERIOD)) == {"limit": "5", "period": "2021–23"}
    assert values_of({"limit": "5"}, (LIMIT, PERIOD), served()) == {"limit": 5, "period": ()}
    with pytest.raises(FeedError, match="no parameter “x”"):
        fields_of("x=1", (LIMIT,))
