"""Indicators and sources as data: one TOML file a theme, no code an indicator."""

from catalogue.composites import contains, overlap, overlap_in_any_release
from catalogue.errors import CatalogueError
from catalogue.indicator import Indicator
from catalogue.loading import Catalogue, load_catalogue
from catalogue.people import BASE_WORDS, countable, people_per
from catalogue.published_risks import PublishedRisk, load_published_risks
from catalogue.source import Source

__all__ = [
    "BASE_WORDS",
    "Catalogue",
    "CatalogueError",
    "Indicator",
    "PublishedRisk",
    "Source",
    "contains",
    "countable",
    "load_catalogue",
    "load_published_risks",
    "overlap",
    "overlap_in_any_release",
    "people_per",
]
