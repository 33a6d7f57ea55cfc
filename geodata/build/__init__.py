"""Builds the boundaries and lookups of this package from published files: ``python -m geodata.build``."""
