"""The gallery: a thumbnail of every picture that can be made, its buttons, and its files. No session here."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from htmltools import HTML, Tag, TagList, tags
from starlette.responses import PlainTextResponse, Response

from analysis.errors import AnalysisError
from analysis.wording import count_words, sentence_case

from ...parts.keeping import kept_with_views
from ...parts.tool_words import bullet, caution, deeper, said
from ...parts.views import Views
from ..profile.readings import who_of
from .drawn import TITLES, draw
from .figures import Ask

KINDS = ("png", "svg", "pdf")
GONE = "The pictures have changed since. Press the button again."


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A picture of the gallery, or why there is none."""

    kind: str
    finding: str = ""
    alt: str = ""
    svg: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Gallery:
    """All pictures of a screen."""

    ask: Ask
    pictures: tuple[Thumbnail, ...]


def gallery_of(views: Views, ask: Ask) -> Gallery:
    """Return every picture of a screen as SVG, drawn now or kept from before."""
    return Gallery(ask, tuple(_thumbnail(views, ask, kind) for kind in TITLES))


@kept_with_views(maxsize=128)
def _thumbnail(views: Views, ask: Ask, kind: str) -> Thumbnail:
    from charts.poster_files import picture_svg

    try:
        made = draw(views, ask, kind)
    except AnalysisError as problem:
        return Thumbnail(kind, reason=str(problem))
    return Thumbnail(kind, made.title, made.alt, picture_svg(made))


def opening(ask: Ask) -> TagList:
    """Return the sentence that comes first, and what was not taken of the colours."""
    who, subject = who_of(ask.subject, ask.chosen).name, ask.subject
    return TagList(
        said(
            "Pictures of ", (who,), f", ready to copy and paste: {subject.indicator.title}, {subject.period}."
        ),
        *[caution(one) for one in ask.colours.notes],
    )


def cards(gallery: Gallery, address: str) -> TagList:
    """Return the gallery as HTML; `address` hands out the files."""
    made = [one for one in gallery.pictures if one.svg]
    lacking = [one for one in gallery.pictures if not one.svg]
    return TagList(
        *[_card(one, gallery.ask, address) for one in made],
        deeper(
            f"{sentence_case(count_words(len(lacking), 'picture', 'pictures'))} not to be had here",
            bullet([f"{TITLES[one.kind]}: {one.reason}" for one in lacking]),
        )
        if lacking
        else None,
    )


def _card(one: Thumbnail, ask: Ask, address: str) -> Tag:
    title = TITLES[one.kind]
    saves = [
        tags.a(
            kind.upper(),
            href=f"{address}&kind={one.kind}&file={kind}&save=1",
            download=name_of(ask, one.kind, kind),
            class_="action",
            **{"aria-label": f"Save {title} as {kind.upper()}"},
        )
        for kind in KINDS
    ]
    return tags.section(
        tags.h3(title),
        tags.div(HTML(one.svg), class_="picture-sheet"),
        tags.div(
            tags.button(
                "Copy image",
                type="button",
                class_="action picture-copy",
                **{
                    "data-copy-image": f"{address}&kind={one.kind}&file=png",
                    "data-alt": one.alt,
                    "aria-label": f"Copy image: {title}",
                },
            ),
            tags.span("Save", class_="picture-save"),
            *saves,
            class_="picture-buttons",
        ),
        tags.details(tags.summary("Alternative text"), tags.p(one.alt), class_="picture-alt"),
        class_="picture-card",
        **{"data-picture": one.kind, "aria-label": f"Picture: {title}"},
    )


def name_of(ask: Ask, kind: str, extension: str) -> str:
    """Return a file name that says picture, theme, indicator, level, area, period and date."""
    subject = ask.subject
    about = (
        kind,
        subject.indicator.theme,
        subject.indicator.id,
        subject.level,
        _plain(who_of(subject, ask.chosen).name),
        _plain(subject.period),
        f"{date.today():%Y-%m-%d}",
    )
    return f"{'_'.join(about)}.{extension}"


def _plain(words: str) -> str:
    return re.sub(r"[^0-9A-Za-z]+", "-", words).strip("-").lower()


async def file_of(views: Views, ask: Ask | None, query: Mapping[str, str]) -> Response:
    """Return the file that a query of kind, file and save asks for: drawn in a thread, of what is shown."""
    kind, extension = query.get("kind", ""), query.get("file", "")
    if ask is None or kind not in TITLES or extension not in KINDS:
        return PlainTextResponse(GONE, 404)
    try:
        content = await asyncio.to_thread(make_file, views, ask, kind, extension)
    except AnalysisError as problem:
        return PlainTextResponse(str(problem), 404)
    from charts.poster_files import MEDIA

    headers = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
    if query.get("save"):
        headers["content-disposition"] = f'attachment; filename="{name_of(ask, kind, extension)}"'
    return Response(content, media_type=MEDIA[extension], headers=headers)


def make_file(views: Views, ask: Ask, kind: str, extension: str) -> bytes:
    """Return a picture as a file."""
    from charts.poster_files import to_file

    return to_file(draw(views, ask, kind), extension)
