"""Tools that look across the themes."""
