import httpx
import pytest

from sources.pace import Pace
from sources.secrets import Secrets
from sources.transport import PoliteTransport, wire


def sent(url, secrets):
    seen = []

    def answer(request):
        seen.append(request)
        return httpx.Response(200)

    polite = PoliteTransport(httpx.MockTransport(answer), Pace(0), secrets)
    request = httpx.Request("GET", url)
    polite.handle_request(request)
    return request, seen[0]


@pytest.mark.parametrize(
    ("url", "arrives"),
    [
        ("https://example.org/a", "https://example.org/a?uid=k%26y"),
        ("https://example.org/a?b=1...2&c=%2C", "https://example.org/a?b=1...2&c=%2C&uid=k%26y"),
    ],
)
def test_a_key_is_added_to_a_copy_and_leaves_the_rest_as_it_is(url, arrives):
    asked, arrived = sent(url, Secrets({"uid": "k&y"}))
    assert str(arrived.url) == arrives
    assert str(asked.url) == url


def test_a_key_can_go_in_a_header():
    asked, arrived = sent("https://example.org/a", Secrets(headers={"APIKey": "k3y"}))
    assert arrived.headers["apikey"] == "k3y"
    assert "apikey" not in asked.headers


def test_without_keys_the_request_goes_as_it_is():
    asked, arrived = sent("https://example.org/a", Secrets())
    assert arrived is asked


def test_the_environment_may_name_a_proxy_and_hosts_without_one(monkeypatch):
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "inside.example")
    pools = [type(wire(f"https://{host}/")._pool).__name__ for host in ("outside.example", "inside.example")]
    assert pools == ["HTTPProxy", "ConnectionPool"]
