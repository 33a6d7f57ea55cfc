"""`python -m briefing`: briefings from the command line."""

from __future__ import annotations

import sys

from briefing.command import main

if __name__ == "__main__":
    sys.exit(main())
