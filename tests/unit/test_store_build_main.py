from catalogue import CatalogueError
from store.build import __main__ as command


def test_it_says_what_was_built(monkeypatch, capsys):
    monkeypatch.setattr(command, "build", lambda *_: None)
    assert command.main() == 0
    assert "indicators" in capsys.readouterr().out


def test_it_says_what_to_mend_and_fails(monkeypatch, capsys):
    def refuse(*_):
        raise CatalogueError("health.toml, entry [x]: wrong.")

    monkeypatch.setattr(command, "build", refuse)
    assert command.main() == 1
    assert capsys.readouterr().err == "The snapshot was not built. health.toml, entry [x]: wrong.\n"
