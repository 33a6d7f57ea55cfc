"""What the page says of its feed: the address of what is shown, and what is not in it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from feeds import FeedLinks
from modules.parts.feed import TITLE, feed_message, feed_popover, no_feed
from modules.parts.frame import page

TRAFFORD = "E08000009"


def message_of(opened, tool=""):
    return feed_message(FeedLinks(), opened.subject, opened.settings, opened.wishes.get("period", ""), tool)


def query_of(address):
    return {name: found[0] for name, found in parse_qs(urlsplit(address).query).items()}


def test_the_address_says_exactly_what_is_shown(screen):
    opened = screen(f"indicator=social_rented&level=lsoa11&within={TRAFFORD}&confidence=99&population=2000")
    assert query_of(message_of(opened)["table"]) == {
        "indicator": "social_rented",
        "level": "lsoa11",
        "within": TRAFFORD,
        "period": "latest",
        "sex": "all",
        "age": "all",
        "confidence": "99",
        "fewest_residents": "2000",
    }


def test_a_chosen_period_stays_and_the_newest_is_followed(screen):
    chosen = message_of(screen("indicator=healthy_life_expectancy&level=borough&period=2015–17"))
    assert query_of(chosen["table"])["period"] == "2015–17"
    assert chosen["about"] == "Healthy life expectancy at birth by borough, females, 2015–17."
    newest = message_of(screen("indicator=healthy_life_expectancy&level=borough"))
    assert query_of(newest["table"])["period"] == "latest"
    assert newest["about"].endswith("always the newest period (now 2021–23).")


def test_what_the_slider_cannot_change_is_not_in_the_address(screen):
    opened = screen("indicator=healthy_life_expectancy&level=borough&confidence=99")
    assert "confidence" not in query_of(message_of(opened)["table"])


def test_an_open_tool_is_said_not_to_be_in_the_feed(screen):
    opened = screen("level=ward25")
    assert message_of(opened)["note"] == ""
    assert message_of(opened, "Need")["note"].startswith("Need works its table out here, for this screen")
    assert message_of(opened, "Need")["table"] == message_of(opened)["table"]


def test_data_of_the_session_s_own_are_in_no_feed(screen):
    said = no_feed(screen("level=borough").subject)
    assert (said["table"], said["json"], said["shapes"]) == ("", "", "")
    assert "stays in this session and is in no feed" in said["note"]


def test_the_page_is_told_of_its_feed_with_every_state(visit):
    seen = visit("level=borough")
    seen.set(within=TRAFFORD, level="ward25")
    [says] = seen.told("gm-state")[-1:]
    assert (
        says["feed"]["about"]
        == "Employment deprivation by ward, in Trafford, always the newest period (now 2019)."
    )
    assert query_of(says["feed"]["shapes"])["within"] == TRAFFORD


def test_the_page_is_told_when_a_tool_has_a_table_of_its_own(visit):
    says = visit("tool=need").told("gm-state")[-1]
    assert "not in a feed" in says["feed"]["note"]


def test_the_card_has_a_place_for_each_program(words):
    card = feed_popover(FeedLinks())
    html = card.render()["html"]
    for name, snippet in FeedLinks.snippets.items():
        assert f'id="feed-{name}"' in html
        assert snippet.title in words(card)
    assert 'aria-label="Copy the address"' in html
    assert 'href="api/v1/"' in html


def test_without_feeds_the_page_does_not_offer_them(views):
    def html(feeds):
        return str(page({}, views.catalogue, [], None, [], (), feeds)._html)

    assert TITLE in html(FeedLinks())
    assert TITLE not in html(None) and 'id="feed"' not in html(None)
