"""The columns of a reader's own file with what each was taken for, to be changed or agreed upon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from htmltools import Tag, TagList, tags

from own import Column, Draft

from .icons import icon
from .tool_words import bullet


def columns_taken(kind: str, draft: Draft, words: Mapping[str, str]) -> TagList:
    """Return what the file is, what is said of it, and its columns; the title has the keyboard next.

    `kind` and `words` are those of `columns_list`.
    """
    return TagList(
        tags.h3(
            f"{draft.name}: {draft.rows:,} rows, {len(draft.columns)} columns",
            tabindex="-1",
            class_="own-title",
        ),
        bullet(draft.notes) if draft.notes else None,
        tags.p("This is what its columns were taken for. Change what is wrong.", class_="note"),
        columns_list(kind, draft.columns, words),
    )


def columns_list(kind: str, columns: Sequence[Column], words: Mapping[str, str]) -> Tag:
    """Return the columns with a select each; the page sends what they hold as `roles`, by letter.

    Parameters
    ----------
    kind
        The id of the tool whose file it is.
    words
        How the page says each role, in the order in which they are offered.
    """
    return tags.ul(
        *[_column(kind, one, words) for one in columns], class_="own-columns", **{"data-roles-of": kind}
    )


def _column(kind: str, one: Column, words: Mapping[str, str]) -> Tag:
    name = f"{kind}-role-{one.letter}"
    choice: Tag = tags.span("Left out", class_="own-left")
    if one.offered:
        options = {role: words[role] for role in words if role in (*one.offered, "leave")}
        choice = select_of(name, options, one.role, **{"data-own-role": one.letter})
    label = (tags.span(one.letter, class_="own-letter"), " ", tags.span(one.name, class_="own-name"))
    return tags.li(
        tags.label(*label, **{"for": name}) if one.offered else tags.p(*label),
        choice,
        tags.p(one.note, class_="note"),
    )


def select_of(id: str, options: dict[str, str], value: str, **attributes: str) -> Tag:
    """Return a plain select of the page's look."""
    return tags.div(
        tags.select(
            *[
                tags.option(words, value=key, selected="" if key == value else None)
                for key, words in options.items()
            ],
            id=id,
            class_="gm-select",
            **attributes,
        ),
        icon("chevron"),
        class_="select-box",
    )
