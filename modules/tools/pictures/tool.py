"""Pictures: what is on the screen as pictures to cut and paste, in a council's colours."""

from __future__ import annotations

from htmltools import Tag, TagList
from shiny import module, reactive, ui
from starlette.requests import Request
from starlette.responses import Response

from ...parts.later import Later
from ...parts.plain_ui import plain_ui
from ...parts.tool_words import waiting
from ..settings import Choice, Text, value_of
from ..tool import Outcome, Tool
from .figures import Ask
from .gallery import Gallery, cards, file_of, gallery_of, opening

SIZE = Choice(
    "size",
    "Print size",
    {"half": "A4 half page, landscape", "slide": "Slide, 16:9", "square": "Square, for social media"},
    "half",
    why="The shape of every picture, and how large it is in print at 300 dots an inch. Each can be read "
    "where it is 6 cm wide.",
)
MAIN = Text(
    "main",
    "Main colour",
    "#6B21A8",
    why="Your council’s colour as in a style guide, such as #005EA5. It must be dark enough to be read on "
    "white, 4.5 to 1; if it is not, ours is taken and a sentence says so.",
    longest=20,
)
SECOND = Text(
    "second",
    "Second colour",
    "#4F6F8A",
    why="The colour of what the area is compared with. It must be dark enough to be read, and look different "
    "from the main colour to colour-blind readers too.",
    longest=20,
)
HELP = (
    "Ready pictures of what is on the screen: choose an indicator, a level and an area, press Copy image and "
    "paste it into a document, a slide or a message. The alternative text is copied with it; where only text "
    "can be pasted, it is what arrives. Save gives PNG for print, SVG to edit, PDF. Period, area, source and "
    "date stand on each. The map keeps the colours of the page; the council’s are for the area and what it "
    "is compared with. No outline of the North West is held here, so the map’s inset shows the ten boroughs "
    "of Greater Manchester."
)


@module.ui
def pictures_ui() -> Tag:
    """Return the tool's part of the panel."""
    return TagList(ui.output_ui("answer"), ui.output_ui("gallery"))


@module.server
def pictures_server(input, output, session, *, state, views, against) -> Outcome:
    """Draw the gallery off the event loop, and hand out the files of what is shown."""
    shown: list[Ask] = []

    @reactive.calc
    def wanted() -> Ask | None:
        if state.wish("tool") != TOOL.id:
            return None
        size, main, second = (value_of(input, one) for one in (SIZE, MAIN, SECOND))
        safe = state.wish("scale") == "safe"
        return Ask(state.subject(), state.settings(), state.chosen(), size, main, second, safe)

    later: Later[Ask, Gallery] = Later(wanted, lambda ask: gallery_of(views, ask))

    async def hand_out(request: Request) -> Response:
        return await file_of(views, shown[-1] if shown else None, request.query_params)

    address = session.dynamic_route("pictures", hand_out)

    @plain_ui
    def answer() -> TagList | None:
        ask = wanted()
        return opening(ask) if ask else None

    @plain_ui
    def gallery() -> Tag | TagList:
        made = later.newest()
        if made is None:
            return waiting("Drawing the pictures …")
        shown[:] = [made.ask]
        return cards(made, address)

    return Outcome()


TOOL = Tool(
    "pictures",
    "Pictures",
    "Copy and paste into a document",
    98,
    pictures_ui,
    pictures_server,
    HELP,
    (SIZE, MAIN, SECOND),
)
