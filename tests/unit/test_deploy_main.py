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


@pytest.mark.parametrize("host", ["127.0.0.1", "*"])
def test_a_port_that_is_taken_is_said_before_anything_starts(
    host: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[int] = []
    monkeypatch.setattr(deploy, "process_at", lambda port, grace: started.append(port))
    monkeypatch.setattr(deploy, "told_to_end", lambda: lambda: True)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert deploy.main(["--host", host, "--port", str(port)]) == deploy.CANNOT_START
    assert f"The explorer cannot start. It cannot listen at {host}:{port}: Address already in use. " in (
        capsys.readouterr().err
    )
    assert started == []


@pytest.mark.parametrize("count", ["0", "-1", "2.5", "many"])
def test_there_is_at_least_one_process(count: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        deploy.parse([f"--processes={count}"])
    assert f"'{count}' is no number of processes: choose 1 or more" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--port", "--first-port"])
@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_what_is_no_port_is_refused(option: str, port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        deploy.parse([option, port])
    assert f"'{port}' is not a port: choose a number from 1 to 65535" in capsys.readouterr().err


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
