"""Several processes of the explorer behind a proxy: `python -m deploy`. README.md explains."""
