"""The page's icons: own drawings on a 20 by 20 grid, one sprite, coloured by the text around them."""

from __future__ import annotations

from htmltools import HTML, Tag

STROKES = {
    "chevron": "M5 7.5 10 12.5 15 7.5",
    "right": "M7.5 5 12.5 10 7.5 15",
    "up": "M5 12.5 10 7.5 15 12.5",
    "link": "M8.5 11.5a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1"
    "M11.5 8.5a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1-1",
    "screen": "M3 4h14v9H3zM10 13v3.5M6.5 16.5h7",
    "help": "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4"
    "M7.9 8a2.1 2.1 0 1 1 3 1.9c-.6.3-.9.7-.9 1.5M10 14v.1",
    "info": "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4M10 9.2v4.6M10 6.2v.1",
    "home": "M3.5 9.5 10 4l6.5 5.5V16.5h-4.3v-4.2H7.8v4.2H3.5z",
    "search": "M8.7 3.5a5.2 5.2 0 1 0 0 10.4 5.2 5.2 0 0 0 0-10.4M12.6 12.6 17 17",
    "sliders": "M3 6h6M13 6h4M11 4v4M3 14h3M10 14h7M8 12v4",
    "close": "M5.5 5.5l9 9M14.5 5.5l-9 9",
    "plus": "M10 4v12M4 10h12",
    "minus": "M4 10h12",
    "download": "M10 3.5v9M6.2 9 10 12.8 13.8 9M3.5 16.5h13",
    "picture": "M3 4h14v12H3zM3 13l4-4 4 4 2.5-2.5L17 14M12.5 7.5v.1",
    "copy": "M7 7h9v9H7zM4 13V4h9",
    "menu": "M3 5.5h14M3 10h14M3 14.5h14",
    "map": "M3 5l4.7-1.6 4.6 1.6L17 3.4v11.6l-4.7 1.6-4.6-1.6L3 16.6zM7.7 3.4V15M12.3 5v11.6",
    "bars": "M4 16.5v-5M10 16.5v-13M16 16.5v-8",
    "table": "M3 4h14v12H3zM3 8h14M3 12h14M8.5 8v8",
    "pin": "M7 3h6l-.8 5 2.3 2.5H5.5L7.8 8zM10 10.5V17",
    "moon": "M15.8 12.2A6.6 6.6 0 0 1 7.8 4.2a6.6 6.6 0 1 0 8 8z",
}


def sprite() -> Tag:
    """Return the hidden sprite that `icon` refers to."""
    symbols = "".join(
        f'<symbol id="i-{name}" viewBox="0 0 20 20"><path d="{path}"/></symbol>'
        for name, path in STROKES.items()
    )
    return HTML(f'<svg class="sprite" aria-hidden="true" width="0" height="0">{symbols}</svg>')


def icon(name: str) -> HTML:
    """Return one icon, hidden from screen readers: the control beside it carries the name."""
    if name not in STROKES:
        raise KeyError(f"There is no icon '{name}'.")
    return HTML(f'<svg class="icon" aria-hidden="true"><use href="#i-{name}"/></svg>')


LOGO = HTML(
    '<svg class="logo" aria-hidden="true" viewBox="0 0 26 26">'
    '<rect x="1" y="14" width="7" height="11" rx="1.5" '
    'fill="var(--gr-1)"/><rect x="9.5" y="8" width="7" height="17" rx="1.5" fill="var(--gr-3)"/>'
    '<rect x="18" y="1" width="7" height="24" rx="1.5" fill="var(--gr-5)"/></svg>'
)
