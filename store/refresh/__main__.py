"""`python -m store.refresh`: newer figures from their publishers."""

from __future__ import annotations

import sys

from store.refresh.command import main

if __name__ == "__main__":
    sys.exit(main())
