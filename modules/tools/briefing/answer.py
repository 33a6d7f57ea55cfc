"""What the briefing tool says and hands out. No Shiny here."""

from __future__ import annotations

from collections.abc import Mapping

from htmltools import Tag, TagList, tags
from starlette.responses import PlainTextResponse, Response

from analysis.wording import join_words

from ...parts.tool_words import refused, said
from .wish import Made, Wanted

GONE = "There is no briefing here any more. Make it again."
WHAT = (
    "Sentences, best and worst five, what improves and worsens, gaps in people, a map and charts a theme, "
    "method and sources. It takes some seconds."
)
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
SAFE = "sandbox; default-src 'none'; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'self'"
"""A page that loads nothing, runs nothing and knows nothing of ours."""


def lead_of(wanted: Wanted) -> Tag | TagList:
    """Return what would be made: "A briefing on Trafford: Worklessness, Health, Housing and Skills."."""
    if wanted.reason:
        return refused(wanted.reason)
    themes = join_words([title for _, title in wanted.themes])
    return TagList(
        said("A briefing on ", (join_words(wanted.names),), f": {themes}."), tags.p(WHAT, class_="note")
    )


def answer_of(made: Made, address: str) -> TagList:
    """Return what was made and the ways to take it; `address` hands it out."""
    return TagList(
        said(made.sentence, css="tool-lead briefing-made"),
        tags.p(
            _link("Open to print", f"{address}&file=page", target="_blank", rel="noopener"),
            _link("Save page (HTML)", f"{address}&file=page&save=1", download=f"{made.name}.html"),
            _link("Save slides (PowerPoint)", f"{address}&file=slides&save=1", download=f"{made.name}.pptx"),
            class_="briefing-files",
        ),
        tags.p("Kept for this session only.", class_="note", role="status"),
    )


def response_of(made: Made | None, query: Mapping[str, str]) -> Response:
    """Return the file that a query of file and save asks for."""
    wanted = query.get("file", "")
    if made is None or wanted not in ("page", "slides"):
        return PlainTextResponse(GONE, 404)
    page = wanted == "page"
    headers = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
    if page:
        headers["content-security-policy"] = SAFE
    if query.get("save") or not page:
        name = f"{made.name}.{'html' if page else 'pptx'}"
        headers["content-disposition"] = f'attachment; filename="{name}"'
    content, media = (made.page, "text/html; charset=utf-8") if page else (made.slides, SLIDES)
    return Response(content, media_type=media, headers=headers)


def _link(words: str, href: str, **attributes: str) -> Tag:
    return tags.a(words, href=href, class_="button-outline", **attributes)
