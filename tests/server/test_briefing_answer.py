"""What the briefing tool says and hands out."""

from __future__ import annotations

from dataclasses import dataclass

from geodata import GM
from modules.tools.briefing.answer import GONE, SAFE, answer_of, lead_of, response_of
from modules.tools.briefing.wish import Wanted


@dataclass
class Files:
    name: str = "briefing_trafford_2026-03-07"
    sentence: str = "A briefing on Trafford: one theme, six indicators; 9 slides."
    page: bytes = b"<!DOCTYPE html>"
    slides: bytes = b"PK"


def test_the_sentence_names_areas_and_themes(words):
    wanted = Wanted(
        (("E08000009", "borough"), ("E08000001", "borough")), (("health", "Health"), ("skills", "Skills")), GM
    )
    assert words(lead_of(wanted)).startswith("A briefing on Trafford and Bolton: Health and Skills.")
    assert words(lead_of(Wanted((), (), GM, reason="Select an area."))) == "Select an area."


def test_three_ways_to_take_it(words):
    found = answer_of(Files(), "session/x/dynamic_route/briefing?nonce=1")
    assert words(found).startswith("A briefing on Trafford: one theme, six indicators; 9 slides.")
    text = str(found)
    assert text.count("<a ") == 3 and 'download="briefing_trafford_2026-03-07.pptx"' in text
    assert 'rel="noopener"' in text and "nonce=1&amp;file=page&amp;save=1" in text


def test_the_page_opens_in_the_browser_where_it_can_do_nothing():
    found = response_of(Files(), {"file": "page"})
    assert found.body == b"<!DOCTYPE html>" and found.media_type.startswith("text/html")
    assert found.headers["content-security-policy"] == SAFE and "sandbox" in SAFE
    assert "content-disposition" not in found.headers and found.headers["cache-control"] == "no-store"


def test_files_are_saved_under_their_names():
    page, slides = (response_of(Files(), {"file": one, "save": "1"}) for one in ("page", "slides"))
    assert page.headers["content-disposition"].endswith('"briefing_trafford_2026-03-07.html"')
    assert slides.headers["content-disposition"].endswith('"briefing_trafford_2026-03-07.pptx"')
    assert "presentationml" in slides.media_type


def test_what_is_not_there_is_a_sentence():
    for made, query in ((None, {"file": "page"}), (Files(), {"file": "../etc"}), (Files(), {})):
        found = response_of(made, query)
        assert (found.status_code, found.body) == (404, GONE.encode())
