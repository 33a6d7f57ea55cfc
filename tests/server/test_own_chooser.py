"""Where a file of the reader's own is chosen: one for any tool, told apart by its kind."""

from __future__ import annotations

from modules.parts.own_chooser import chooser, forget_button, token_of
from modules.parts.own_desk import Tray
from own import draft_of


def test_each_chooser_is_of_its_kind():
    html = chooser("places", "Bring places.", 20_000_000).get_html_string()
    assert 'data-chooser="places"' in html
    assert 'for="places-file"' in html
    assert 'id="places-file"' in html
    assert "at most 20 MB" in html


def test_shiny_leaves_the_field_alone_for_it_would_write_the_file_to_a_folder():
    assert "data-shiny-no-bind-input" in chooser("places", "").get_html_string()


def test_the_token_and_the_way_out_name_the_kind():
    html = token_of("places", Tray("secret", draft_of)).get_html_string()
    assert 'data-own-token="secret"' in html
    assert 'data-token-of="places"' in html
    assert 'data-forget="places"' in forget_button("places").get_html_string()
