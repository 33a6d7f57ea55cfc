"""What the page must carry so that the browser finds our map module and Leaflet here, never on a network."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from htmltools import HTMLDependency, tags
from ipyleaflet._version import EXTENSION_VERSION
from shinywidgets._dependencies import (
    jupyter_extension_path,
    output_binding_dependency,
    parse_version_safely,
)

from ..static_version import content_hash
from .widgets import MODULE

STATIC = Path(__file__).parent / "static"


class MapFilesMissing(RuntimeError):
    """The browser files of jupyter-leaflet are not installed beside this Python."""


def map_dependency() -> list[HTMLDependency]:
    """Return the page's dependencies for the map, in an order in which any of them may come first.

    Raises
    ------
    MapFilesMissing
        ``share/jupyter/nbextensions/jupyter-leaflet`` is not there (an environment copied without it would
        otherwise ask a content delivery network).
    """
    leaflet_folder = jupyter_extension_path("jupyter-leaflet")
    if leaflet_folder is None:
        raise MapFilesMissing("jupyter-leaflet has no nbextension folder here: reinstall the requirements")
    # The version that shinywidgets would give it, so that the page holds one copy, not two.
    leaflet_version = parse_version_safely(EXTENSION_VERSION)
    leaflet = HTMLDependency(
        "jupyter-leaflet", leaflet_version, source={"subdir": leaflet_folder}, all_files=True
    )
    ours = HTMLDependency(
        MODULE,
        _content_version(),
        source={"subdir": str(STATIC)},
        all_files=True,
        script={"src": "page-api.js"},
        stylesheet={"href": "area-map.css"},
        head=tags.script(_module_paths(leaflet_version)),
    )
    return [output_binding_dependency(), leaflet, ours]


def _module_paths(leaflet_version: str) -> str:
    """Return the script that tells requirejs where both modules are and starts loading them at once.

    They are not preloaded: a map that is there before all of its layers are told draws some of them never.
    """
    config = {
        "paths": {"jupyter-leaflet": f"lib/jupyter-leaflet-{leaflet_version}/index"},
        "packages": [{"name": MODULE, "location": f"lib/{MODULE}-{_content_version()}", "main": "index"}],
        "waitSeconds": 60,
    }
    return f"window.require.config({json.dumps(config)});window.require([{json.dumps(MODULE)}]);"


@cache
def _content_version() -> str:
    """Return a version that changes with any static file: dependencies have numbers, not names."""
    return f"1.0.{int(content_hash(STATIC), 16)}"
