"""How a report on files is told: to somebody at a terminal, or as lines that a program reads."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

from catalogue import Catalogue
from sources.files.loading import Loaded


def tell(loaded: Loaded) -> None:
    """Write what is understood to standard output, and what is refused to standard error."""
    for report in loaded.reports:
        sys.stdout.write(f"{report.text()}\n\n")
    for note in loaded.notes:
        sys.stdout.write(f"{note}\n")
    for path, why in loaded.refused.items():
        sys.stderr.write(f"{refusal(path.name, why)}\n")


def tell_program(loaded: Loaded, catalogue: Catalogue) -> None:
    """Write one JSON object a line: a `file` or a `refused` each, the `note`s, and last what was `read`."""
    titles = {name: indicator.title for name, indicator in catalogue.indicators.items()}
    for report in loaded.reports:
        say("file", report.plain(titles))
    for path, why in loaded.refused.items():
        say("refused", {"why": refusal(path.name, why)})
    for note in loaded.notes:
        say("note", {"note": note})
    say("read", summary(loaded))


def summary(loaded: Loaded) -> dict[str, Any]:
    """Return how much was read, and whether there is anything in it to load."""
    figures = len(loaded.observations)
    return {
        "files": len(loaded.reports),
        "of": len(loaded.reports) + len(loaded.refused),
        "figures": figures,
        "loadable": not loaded.refused and bool(figures or loaded.lookups or loaded.boundaries),
    }


def say(event: str, said: Mapping[str, Any]) -> None:
    """Write an event as a line of JSON."""
    sys.stdout.write(json.dumps({"event": event, **said}, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def refusal(name: str, why: str) -> str:
    """Return that a file was not read and why, its name once."""
    if why.startswith(f"{name}: "):
        return f"{name} was not read: {why.removeprefix(f'{name}: ')}"
    if why.startswith(f"{name} "):
        return f"{name} was not read: it {why.removeprefix(f'{name} ')}"
    return f"{name} was not read. {why}"
