"""Routes: every feed has them, and what lies beside them says where to go."""

from __future__ import annotations

import pytest

from tests.unit.asked_feeds import asking

client = asking()


def test_without_its_slash_the_first_address_leads_on() -> None:
    answer = client.get("http://testserver/api/v1", follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"] == "v1/"
    assert client.get("http://testserver/api/v1").json()["openapi"] == "openapi.json"


@pytest.mark.parametrize(
    "address",
    ["/api", "/api/v2/levels", "/api/v1/nothing", "/api/v1/levels/", "/api/v1/levels.xml",
     "/api/v1/boundaries", "/api/v1/boundaries/borough/more", "/api/v1/..%2F..%2Fapp.py",
     "/api/v1/%00", "/api/v1/" + "x" * 3000],
)  # fmt: skip
def test_an_address_that_is_none_lists_those_that_are(address: str) -> None:
    answer = client.get(f"http://testserver{address}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert "/api/v1/observations.csv" in answer.json()["allowed"]
    assert len(answer.json()["detail"]) < 120
