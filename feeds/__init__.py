"""Feeds: read-only addresses beside the page, so that spreadsheets and programs can subscribe."""

from feeds.links import FeedLinks
from feeds.routes import feed_routes

__all__ = ["FeedLinks", "feed_routes"]
