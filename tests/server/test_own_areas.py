"""A session's own groups from the route to the map; and that nothing of them stays anywhere."""

from __future__ import annotations

import pandas as pd
import pytest

from modules.tools.own_areas.figures import NOT_OWN, GroupFigures, NotGrouped
from modules.tools.own_areas.tool import figures_for
from modules.tools.own_areas.work import Made
from own import Grouping, GroupsDraft
from store.grouped import grouped_figures
from tests.server.own_areas_file import file_of, groups_of, marked, thirds
from tests.server.own_file import MARKER
from tests.server.own_page import (
    Opens,
    OwnPage,
    check_gone_with_the_session,
    check_written_nowhere,
    live,
    opener,
)

SHOWN = ("token", "columns", "words", "chart", "rest", "unused")


@pytest.fixture
def opens(over_http) -> Opens:
    table = {".clientdata_output_table_hidden": False}
    return opener(over_http, lambda *given: OwnPage(*given, "own_areas", SHOWN, "localities.csv", **table))


def use(page: OwnPage, content: bytes, name: str = "localities.csv") -> None:
    """Hand in a file of groups and wait for their sentence."""
    assert page.post(content, name) == (200, name)
    page.tell("file")
    page.wait(lambda: "tool-numbers" in page.html("own_areas-words"))


def test_a_file_becomes_groups_on_the_map_in_the_table_and_in_words(page, words):
    page.set(level="ward25")
    use(page, file_of(thirds()))
    assert "localities.csv: three groups of 21 wards" in words(page.html("own_areas-columns"))
    said = words(page.html("own_areas-words"))
    assert said.startswith("Of your three groups ")
    assert "of working-age adults are involuntarily out of work, against" in said
    assert "194 wards with" in said
    page.wait(lambda: "by your groups" in page.values.get("table", {}).get("title", ""))
    table = page.values["table"]
    assert sorted(table["areas"]["name"]) == ["East", "North", "West"]
    assert table["selects"] is False
    page.wait(lambda: "<svg" in page.html("own_areas-chart"))


def test_the_groups_follow_the_indicator_the_period_and_the_classes(page, words):
    use(page, file_of(thirds()))
    page.set(indicator="social_rented", classes="3")
    page.wait(lambda: "rent from a council" in words(page.html("own_areas-words")))
    page.set(indicator="imd_rank", level="lsoa11")
    page.wait(lambda: "cannot be shown for your groups" in words(page.html("own_areas-words")))
    said = words(page.html("own_areas-words"))
    assert "A rank of LSOAs cannot be averaged or added up." in said
    assert "These can be shown for your groups: Employment deprivation" in said


def test_another_column_can_be_chosen(page, words):
    rows = ["Code,Locality,Team"] + [f"{code},{group},{group[0] in 'EN'}" for code, group in thirds()]
    use(page, "\n".join(rows).encode())
    page.tell("columns", area="A", group="C")
    page.wait(lambda: "two groups of 21 wards" in words(page.html("own_areas-columns")))
    page.tell("columns", area="A", group="A")
    page.wait(lambda: "cannot be both" in words(page.html("own_areas-columns")))
    page.tell("columns", area="Z", group="<b>")
    page.wait(lambda: "has no column Z" in words(page.html("own_areas-columns")))


def test_a_contradiction_is_a_sentence_that_names_both_rows(page, words):
    (code, _), *_ = thirds()
    assert page.post(file_of([(code, "North"), (code, "South")]), "bad.csv")[0] == 200
    page.tell("file")
    page.wait(lambda: "row 3 puts" in words(page.html("own_areas-columns")))
    assert "row 2 puts it in “North”" in words(page.html("own_areas-columns"))


def test_a_file_that_says_nothing_of_areas_is_refused(page):
    status, said = page.post(b"Team,Colour\nNorth,red\n", "a.csv")
    assert (status, said[:42]) == (422, "No column of a.csv says which area a row i")


def test_what_could_not_be_used_is_a_file_with_the_reason(page, over_http):
    use(page, marked())
    page.wait(lambda: page.values.get("own_areas-unused"))
    answer = over_http.get("/" + page.values["own_areas-unused"].lstrip("/"))
    table = pd.read_csv(pd.io.common.BytesIO(answer.content))
    assert table.to_dict("records") == [
        {"row": 23, "column": "Code", "given": MARKER, "reason": "is no area code such as E08000003"}
    ]


def test_forgetting_a_file_takes_its_groups_away(page):
    use(page, marked())
    page.wait(lambda: page.values.get("table", {}).get("selects") is False)
    page.wait(lambda: "<svg" in page.html("own_areas-chart"))  # a thread that draws holds on to them
    page.tell("forget")
    page.wait(lambda: "Choose a file" in page.html("own_areas-words"))
    page.wait(lambda: page.values["table"].get("selects") is None)
    page.values.clear()
    assert live(GroupsDraft, Grouping, Made, GroupFigures) == []


def test_the_page_is_told_that_there_is_a_level_more_and_what_it_can_show(page):
    assert "gm-own-areas" not in page.told
    use(page, marked())
    page.wait(lambda: "gm-own-areas" in page.told)
    said = page.told["gm-own-areas"]
    assert said["groups"] == 3
    assert said["reasons"]["social_rented"] == ""
    page.set(indicator="imd_rank", level="lsoa11")
    page.wait(lambda: "tool-refused" in page.html("own_areas-words"))
    assert said["reasons"]["imd_rank"] in page.html("own_areas-words")
    assert said["own"] == NOT_OWN
    assert MARKER not in str(said)


def test_the_level_goes_with_its_file_and_with_one_that_makes_no_groups(page, words):
    use(page, file_of(thirds()))
    page.wait(lambda: page.told.get("gm-own-areas", {}).get("groups") == 3)
    (code, _), *_ = thirds()
    page.post(file_of([(code, "North"), (code, "South")]), "bad.csv")
    page.tell("file")
    page.wait(lambda: page.told["gm-own-areas"] == {"groups": 0, "reasons": {}, "own": ""})
    use(page, file_of(thirds()))
    page.wait(lambda: page.told["gm-own-areas"]["groups"] == 3)
    page.tell("forget")
    page.wait(lambda: page.told["gm-own-areas"]["groups"] == 0)


def test_what_the_map_shows_is_said_of_groups_and_of_areas_where_there_are_none(page):
    def told() -> str:
        return page.told.get("gm-state", {}).get("tool", {}).get("shown_by", "")

    assert told() == ""
    use(page, file_of(thirds()))
    page.wait(lambda: told() == "by your groups, 2019")
    page.set(indicator="imd_rank", level="lsoa11")
    page.wait(lambda: told() == "")


def test_another_session_sees_nothing_of_it(page, opens, words):
    use(page, marked())
    with opens() as other:
        assert other.token != page.token
        other.set(indicator="social_rented")
        other.wait(lambda: "social" in other.values.get("table", {}).get("title", ""))
        assert other.html("own_areas-columns") == ""
        assert "gm-own-areas" not in other.told
        assert MARKER not in str(other.values)


def use_and_draw(page: OwnPage) -> None:
    use(page, marked(), f"{MARKER}.csv")
    page.wait(lambda: "<svg" in page.html("own_areas-chart"))


def test_nothing_of_a_file_is_written_or_told_to_a_log(opens, tmp_path, caplog):
    check_written_nowhere(opens, use_and_draw, b"Team\n" + MARKER.encode() + b"\n", tmp_path, caplog)


def test_a_fault_of_ours_says_nothing_of_the_file(page, monkeypatch, caplog, words):
    def broken(*_):
        raise RuntimeError(MARKER)

    monkeypatch.setattr("modules.tools.own_areas.work.grouping_of", broken)
    page.post(marked())
    page.tell("file")
    page.wait(lambda: "could not be made" in words(page.html("own_areas-columns")))
    assert "RuntimeError" in caplog.text
    assert MARKER not in caplog.text


def test_after_the_session_no_live_object_holds_any_of_it(opens):
    check_gone_with_the_session(opens, use_and_draw, (GroupsDraft,), (Grouping, Made, GroupFigures))


def test_figures_of_own_data_are_never_added_up(screen):
    seen = screen("level=ward25")

    class Views:
        def has(self, subject):
            return subject is seen.subject

    with pytest.raises(NotGrouped, match="small numbers that were held back could be worked out"):
        figures_for(Views(), grouped_figures, groups_of(thirds()), seen.subject)
