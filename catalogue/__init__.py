"""Indicators and sources as data: one TOML file a theme, no code an indicator."""

from catalogue.composites import contains, overlap
from catalogue.errors import CatalogueError
from catalogue.indicator import Indicator
from catalogue.loading import Catalogue, load_catalogue
from catalogue.source import Source

__all__ = ["Catalogue", "CatalogueError", "Indicator", "Source", "contains", "load_catalogue", "overlap"]
