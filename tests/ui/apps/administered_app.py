"""The explorer, refreshed from offices on this machine: `python -m tests.ui.apps.administered_app URLS`."""

from __future__ import annotations

import sys
from dataclasses import replace

import app
import start
from tests.fake_publishers import COMMAND

FEW = "only=ashe,ohid_obesity"

if __name__ == "__main__":
    assert app.OFFICE
    words = (sys.executable, "-c", COMMAND, sys.argv[1], FEW)
    app.OFFICE = replace(app.OFFICE, refresher=words)
    sys.exit(start.main(["--port", "0"]))
