"""The first address leads to everything: a list for programs, a page for people."""

from __future__ import annotations

from feeds.endpoints import FEEDS
from feeds.front import EVERY, root
from tests.unit.asked_feeds import NAME, asking, served, store


def test_the_list_names_every_feed_and_the_snapshot() -> None:
    said = asking().get("").json()
    assert said == root(served())
    assert said["snapshot"] == {"edition": served().edition, "name": NAME, "made_on": store().made_on}
    assert [one["id"] for one in said["feeds"]] == [one.id for one in FEEDS]
    assert {"indicators", "areas", "observations", "boundaries", "provenance"} <= {one.id for one in FEEDS}


def test_its_addresses_lead_somewhere() -> None:
    client = asking()
    said = client.get("").json()
    for one in said["feeds"]:
        for address in one["addresses"]:
            assert client.head(address.replace("{level}", "borough")).status_code == 200, address
    assert client.head(said["openapi"]).status_code == 200


def test_a_browser_gets_a_page() -> None:
    answer = asking().get("", headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.text.startswith("<!doctype html>")
    assert [one.id for one in EVERY][:1] == ["root"]
