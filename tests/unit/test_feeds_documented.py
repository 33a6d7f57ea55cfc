"""What the documents say of the feeds is so: every address in them is answered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.unit.asked_feeds import asking

ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(r"api/v1/[^\s`'\")|]*")
WRITTEN = sorted(
    {
        address
        for name in ("docs/feeds.md", "README.md")
        for address in ADDRESS.findall((ROOT / name).read_text("utf-8"))
    }
)


@pytest.mark.parametrize("address", WRITTEN)
def test_an_address_in_the_documents_is_answered(address: str) -> None:
    answer = asking().get(f"http://testserver/{address}")
    assert answer.status_code == 200, answer.text


def test_the_documents_name_some() -> None:
    assert len(WRITTEN) > 10
