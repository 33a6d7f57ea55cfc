"""The name of a folder of files changes with what is in it."""

from __future__ import annotations

from modules.parts.static_version import content_hash


def test_any_change_below_the_folder_changes_its_name(tmp_path):
    (tmp_path / "js").mkdir()
    page = tmp_path / "js" / "page.js"
    page.write_text("1")
    names = [content_hash(tmp_path)]
    page.write_text("2")
    names.append(content_hash(tmp_path))
    page.rename(tmp_path / "js" / "map.js")
    names.append(content_hash(tmp_path))
    (tmp_path / "tokens.css").write_text("")
    names.append(content_hash(tmp_path))
    assert len(set(names)) == 4
    assert content_hash(tmp_path) == names[-1]
