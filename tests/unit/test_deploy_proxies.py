"""What is written for a proxy: every process, and the reader's cookie."""

from __future__ import annotations

import re

import pytest

from deploy import proxies
from deploy.proxies import Front, haproxy, nginx

PORTS = (8101, 8102, 8103)


@pytest.mark.parametrize("write", [haproxy, nginx])
@pytest.mark.parametrize("front", [Front(), Front(port=443, certificate="/etc/explorer.pem")])
def test_every_process_is_there_once_and_no_mark_is_left(write: object, front: Front) -> None:
    assert callable(write)
    written = write(PORTS, front)
    assert re.findall(r"^ *server (?:p\d+ )?127\.0\.0\.1:(\d+)", written, re.MULTILINE) == [
        "8101",
        "8102",
        "8103",
    ]
    assert not re.search(r"@\w+@", written)
    assert "\n    \n" not in written


def test_each_process_of_haproxy_has_a_cookie_of_its_own() -> None:
    cookies = re.findall(r" cookie (p\d+)$", haproxy(PORTS, Front()), re.MULTILINE)
    assert cookies == ["p8101", "p8102", "p8103"]


def test_over_https_the_cookie_is_never_sent_without_it() -> None:
    front = Front(port=443, certificate="/etc/explorer.pem")
    assert "bind 127.0.0.1:443 ssl crt /etc/explorer.pem " in haproxy(PORTS, front)
    assert re.search(r"cookie explorer insert .* secure$", haproxy(PORTS, front), re.MULTILINE)
    assert "SameSite=Lax; Secure'" in nginx(PORTS, front)
    assert "ssl_certificate_key /etc/explorer.pem;" in nginx(PORTS, front)
    assert " secure" not in haproxy(PORTS, Front())


def test_a_path_is_taken_away_before_the_processes_are_asked() -> None:
    written = haproxy(PORTS, Front(prefix="/public/explorer.v2"))
    assert r"replace-path /public/explorer\.v2/(.*) /\1" in written
    assert "replace-path" not in haproxy(PORTS, Front())


@pytest.mark.parametrize(
    ("front", "url"),
    [
        (Front(), "http://127.0.0.1:8017/"),
        (Front("*", 80), "http://127.0.0.1:80/"),
        (Front("town-hall", 443, "/etc/explorer.pem", "/explorer"), "https://town-hall:443/explorer/"),
    ],
)
def test_the_address_can_be_opened(front: Front, url: str) -> None:
    assert front.url == url


def test_the_command_writes_what_a_proxy_reads(capsys: pytest.CaptureFixture[str]) -> None:
    assert proxies.main(["haproxy", "8101", "8102", "--certificate", "/etc/explorer.pem"]) == 0
    front = Front("*", 443, "/etc/explorer.pem")
    assert capsys.readouterr().out == haproxy((8101, 8102), front)


@pytest.mark.parametrize("path", ["explorer", "/a b", "/a//b", "/x } http-request deny"])
def test_what_is_no_path_is_refused(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        proxies.main(["haproxy", "8101", "--prefix", path])
    assert "is no path such as /explorer" in capsys.readouterr().err


def test_a_path_is_not_promised_for_nginx(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        proxies.main(["nginx", "8101", "--prefix", "/explorer"])
    assert "for HAProxy only" in capsys.readouterr().err
