"""The command for several processes: one sentence where it cannot start."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from deploy import __main__ as deploy
from deploy.supervision import Child


def test_ports_that_are_taken_are_passed_over_and_the_proxys_own_too() -> None:
    first, *_ = deploy.free_ports(1, 20_000)
    with socket.create_server(("127.0.0.1", first)):
        found = list(deploy.free_ports(3, first, kept=first + 2))
    assert found[0] > first
    assert first + 2 not in found
    assert found == sorted(set(found))


def test_too_few_ports_are_said() -> None:
    with pytest.raises(deploy.CannotStart, match="There are no 9 free ports from 65530 on"):
        list(deploy.free_ports(9, 65_530))


def test_a_missing_proxy_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deploy.shutil, "which", lambda *given, **named: None)
    with pytest.raises(deploy.CannotStart, match="HAProxy is not installed"):
        deploy.proxy_with("", tmp_path / "haproxy.cfg")


def test_a_process_that_cannot_start_ends_the_wait() -> None:
    [port] = deploy.free_ports(1, 20_000)
    child = Child("The process at port 8101", ["false"])
    child.start()
    with pytest.raises(deploy.CannotStart, match="The process at port 8101 ended: see above"):
        deploy.wait_for(child, port, lambda: False)


def test_what_cannot_start_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*given: object) -> None:
        raise deploy.CannotStart("HAProxy is not installed.")

    monkeypatch.setattr(deploy, "serve", refuse)
    monkeypatch.setattr(deploy, "told_to_end", lambda: lambda: True)
    assert deploy.main([]) == deploy.CANNOT_START
    assert capsys.readouterr().err == "The explorer cannot start. HAProxy is not installed.\n"
