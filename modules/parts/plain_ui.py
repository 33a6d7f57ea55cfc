"""Words and numbers on their way to the page, without asking each tag what scripts it needs."""

from __future__ import annotations

from htmltools import TagChild, TagList
from shiny.render.renderer import Jsonifiable, Renderer


class plain_ui(Renderer[TagChild]):
    """Render tags that bring no scripts, styles or widgets of their own.

    `render.ui` asks that of every tag, which takes four times as long as writing the HTML: for a panel that
    follows a slider this is a tenth of the step.
    """

    async def transform(self, value: TagChild) -> Jsonifiable:
        return {"deps": [], "html": TagList(value).get_html_string()}
