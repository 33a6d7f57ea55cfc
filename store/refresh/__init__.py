"""Newer figures from their publishers, in a new snapshot: `python -m store.refresh`.

Nothing of it is loaded by the page: it brings what asks, what reads and what checks.
"""
