"""Where a file of the reader's own is chosen or dropped, for any tool that takes one (www/js/own-chooser.js).

A tool puts `chooser(kind, …)` into its part of the panel, `kind` being its id, and renders `token_of` into
the output `token` that stands in it. Its module's input `heard` then says `{"what": "file"}` once a file
waits in its tray, and `{"what": "forget"}` after `forget_button` was pressed. What its output `columns` shows
of a new file, under a title of class `own-title`, has the keyboard next.
"""

from __future__ import annotations

from typing import Any

from htmltools import Tag, tags
from shiny import Inputs, ui

from own import LARGEST

from .own_desk import Tray

KINDS = ".csv,.tsv,.txt,.xlsx"


def chooser(kind: str, lead: str, largest: int = LARGEST, css: str = "own-lead") -> Tag:
    """Return where a file is chosen or dropped, and what is said while it is on its way.

    To be called where the tool's module makes its part of the page.

    Parameters
    ----------
    kind
        The tool's id.
    lead
        What files are meant, and what becomes of them.
    largest
        Bytes that are taken at most.
    css
        Of the lead: `sentence` too, where it is the tool's first sentence as long as there is no file.
    """
    name = f"{kind}-file"
    field = tags.input(
        type="file",
        id=name,
        accept=KINDS,
        # Shiny would send the file to its own route as well, and that one writes it to a temporary file.
        **{"data-largest": str(largest), "data-shiny-no-bind-input": ""},
    )
    return tags.div(
        tags.p(lead, class_=css),
        tags.div(
            tags.label("Choose a file", class_="button-outline own-button", **{"for": name}),
            field,
            tags.span(f"or drop it here: CSV or XLSX, at most {largest / 1e6:.0f} MB", class_="note"),
            class_="own-drop",
        ),
        tags.div(
            tags.p("", class_="own-said", role="status"),
            tags.div(tags.i(), class_="tool-progress", hidden=""),
            tags.button("Cancel", type="button", class_="link own-cancel", hidden=""),
            class_="own-sending",
        ),
        ui.output_ui("token"),
        class_="own-chooser",
        **{"data-chooser": kind},
    )


def token_of(kind: str, tray: Tray) -> Tag:
    """Return what the chooser of a kind sends a file with: only the session's own page is told."""
    return tags.span(hidden="", **{"data-own-token": tray.token, "data-token-of": kind})


def forget_button(kind: str) -> Tag:
    """Return the button that lets go of a kind's file."""
    return tags.button("Forget this file", type="button", class_="link own-forget", **{"data-forget": kind})


def said_of(input: Inputs) -> dict[str, Any]:
    """Return what a tool's part of the page said last, inside the tool's own module; `what` names it."""
    says = input.heard()
    return says if isinstance(says, dict) else {}
