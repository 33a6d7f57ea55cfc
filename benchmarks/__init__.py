"""How fast the explorer is, beside two other ways to build it. `python -m benchmarks` runs everything."""
