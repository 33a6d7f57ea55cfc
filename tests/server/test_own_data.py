"""A session's own file from the route to the map; and that nothing of it stays anywhere."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from modules.parts.own_work import Made
from modules.parts.session_views import LayeredViews
from own import Draft, Figures, Holding, Patience, Prepared
from own.patience import TookTooLong
from tests.server.own_file import MARKER, survey
from tests.server.own_page import (
    Opens,
    OwnPage,
    check_gone_with_the_session,
    check_written_nowhere,
    live,
    opener,
)

SHOWN = ("token", "columns", "made", "unused")


class Page(OwnPage):
    """A page with Your data open."""

    def __init__(self, client, socket) -> None:
        super().__init__(client, socket, "own_data", SHOWN, "survey.csv")

    def show_first(self) -> None:
        """Put the first of the session's own indicators on the map."""
        first = self.told["gm-own"]["options"][0]
        self.set(indicator=first["value"])
        self.wait(lambda: self.told.get("gm-state", {}).get("title") == first["title"])


@pytest.fixture
def opens(over_http) -> Opens:
    return opener(over_http, Page)


def use(page: Page, name: str = "survey.csv", content: bytes | None = None) -> None:
    """Hand in a file, agree to its columns and wait for its figures."""
    assert page.post(content or survey(), name) == (200, name)
    page.tell("file")
    page.wait(lambda: "Use these columns" in page.html("own_data-columns"))
    page.tell("use", roles={}, grouping="all")
    page.wait(lambda: "Measures" in page.html("own_data-made") and page.told.get("gm-own", {}).get("options"))


def test_a_file_becomes_indicators_of_the_session(page):
    use(page)
    titles = [one["title"] for one in page.told["gm-own"]["options"]]
    assert titles[:2] == [f"Lonely {MARKER}: yes", "Satisfaction"]
    assert "Rows of the file" in titles
    assert "600 of 601 rows" in page.html("own_data-made")
    page.set(indicator=page.told["gm-own"]["options"][0]["value"])
    page.wait(lambda: page.told.get("gm-state", {}).get("title") == f"Lonely {MARKER}: yes")
    assert page.told["gm-state"]["controls"]["against"]["missing"].keys() >= {"E92000001"}


def test_what_could_not_be_used_is_a_file_with_the_reason(page, over_http):
    use(page)
    page.wait(lambda: page.values.get("own_data-unused"))
    answer = over_http.get("/" + page.values["own_data-unused"].lstrip("/"))
    table = pd.read_csv(pd.io.common.BytesIO(answer.content))
    assert table.to_dict("records") == [
        {"row": 602, "column": "Postcode", "given": MARKER, "reason": "is no postcode"}
    ]


def test_forgetting_a_file_takes_its_indicators_away(page):
    use(page)
    page.tell("forget")
    page.wait(lambda: page.told["gm-own"]["options"] == [])
    assert live(Draft, Prepared, Holding, Made) == []


def hand_in(page: Page, content: bytes, **agreed: Any) -> str:
    """Hand in a file, agree to its columns and return what is said of it in the end."""
    assert page.post(content)[0] == 200
    page.tell("file")
    page.wait(lambda: "Use these columns" in page.html("own_data-columns"))
    page.values.pop("own_data-made", None)
    page.tell("use", **{"roles": {}, "grouping": "all", **agreed})
    page.wait(lambda: any(word in page.html("own_data-made") for word in ("Measures", "tool-refused")))
    return page.html("own_data-made")


@pytest.mark.parametrize("agreed", [{"small": "round5"}, {"grouping": "year"}, {"roles": {"D": "leave"}}])
def test_a_file_that_was_shown_cannot_be_shown_in_another_way(page, agreed):
    use(page)
    assert "already shown" in hand_in(page, survey(), **agreed)
    assert page.told["gm-own"]["options"] == []
    assert "Measures" in hand_in(page, survey())


def test_no_second_file_is_shown_beside_the_first_even_once_that_is_forgotten(page):
    use(page)
    page.tell("forget")
    page.wait(lambda: page.told["gm-own"]["options"] == [])
    less = b"\n".join(survey().splitlines()[:-2])
    assert "Figures of another file" in hand_in(page, less)
    again = survey().splitlines()
    assert "Measures" in hand_in(page, b"\n".join([again[0], *again[:0:-1]]))


def test_what_was_refused_settles_nothing(page):
    twins = b"\n".join([b"Borough,A,B", *(b"Bury,%s,%s" % (one, one) for one in (b"yes", b"no") * 20)])
    assert "follows from" in hand_in(page, twins)
    assert "Measures" in hand_in(page, survey())


def test_a_file_that_cannot_be_made_safe_in_time_shows_nothing(page, monkeypatch):
    monkeypatch.setattr(Patience, "left", too_long)
    said = hand_in(page, survey())
    assert "could not be made safe in time" in said
    assert not page.told.get("gm-own", {}).get("options")


def too_long(patience: Patience) -> float:
    raise TookTooLong("The small numbers could not be made safe in time.")


def test_another_session_sees_nothing_of_it(page, over_http):
    use(page)
    with over_http.websocket_connect("/websocket/") as socket:
        other = Page(over_http, socket)
        assert other.token != page.token
        assert "gm-own" not in other.told
        other.set(indicator="own_1_1")
        other.wait(lambda: "gm-notice" in other.told)
        assert other.told["gm-notice"] == [
            "Own data stay in their session until forgotten; showing Employment deprivation instead."
        ]


def test_nothing_of_a_file_is_written_or_told_to_a_log(opens, tmp_path, caplog):
    people = b"name,e-mail\n" + MARKER.encode() + b",a@b.example\n"
    check_written_nowhere(opens, lambda page: use(page, f"{MARKER}.csv"), people, tmp_path, caplog)


def use_and_show(page: Page) -> None:
    use(page)
    page.show_first()


def test_after_the_session_no_live_object_holds_any_of_it(opens):
    others = (Prepared, Holding, Figures, Made)
    check_gone_with_the_session(opens, use_and_show, (Draft, LayeredViews), others)


def test_a_session_s_own_figures_are_in_no_feed(page, over_http):
    use(page)
    page.show_first()
    said = page.told["gm-state"]["feed"]
    assert said["table"] == said["shapes"] == ""
    assert "is in no feed" in said["note"]
    own = page.told["gm-own"]["options"][0]["value"]
    assert over_http.get(f"/api/v1/observations?indicator={own}").status_code == 404
    assert MARKER not in over_http.get("/api/v1/indicators").text
