"""What the administrator sees: the locked door, the plan and progress of a refresh, what files hold."""

from __future__ import annotations

import json
from typing import Any

from htmltools import Tag, TagList, tags
from shiny import ui

from ..parts.jobs import Progress
from ..parts.uploads import LARGEST
from .about import in_table


def locked(refusal: str) -> TagList:
    """Return the form that asks for the token."""
    return TagList(
        tags.h3("For the administrator"),
        tags.form(
            # Without an id: Shiny would send every letter as it is typed.
            tags.label(
                "Administrator’s token ", tags.input(type="password", autocomplete="off", required="")
            ),
            tags.button("Unlock", type="submit", class_="action"),
            id="admin-unlock",
            class_="admin-row",
        ),
        tags.p(refusal, role="alert", class_="about-fault") if refusal else None,
    )


def unlocked(key: str) -> TagList:
    """Return the controls of a refresh and of an import; `key` goes along with files."""
    kinds = ".csv,.tsv,.txt,.xlsx,.ods,.zip,.json,.geojson,.gpkg"
    return TagList(
        tags.h3("For the administrator"),
        tags.h4("Ask the publishers for newer figures"),
        tags.p(
            "A refresh writes a new snapshot beside the one in use, checks it and then puts it in its place. "
            "A source that fails keeps its figures. Nobody who uses the page has to wait."
        ),
        tags.p(
            button("plan", "Show what would be asked"), button("refresh", "Refresh now"), class_="admin-row"
        ),
        tags.div(ui.output_ui("admin_refresh"), role="status", **{"aria-label": "Progress of the refresh"}),
        tags.h4("Load official files"),
        tags.p(
            "Files as a publisher’s page gives them: Nomis, Fingertips, Indices of Deprivation, Explore "
            f"Local Statistics, census tables, each of at most {LARGEST / 1e6:,.0f} MB. "
            "They are read first, and nothing changes before you press Load."
        ),
        tags.form(
            # Without an id: Shiny would send the files its own way, which leaves copies.
            tags.label("Choose files ", tags.input(type="file", multiple="", accept=kinds, required="")),
            tags.button("Read them", type="submit", class_="action"),
            id="admin-upload",
            class_="admin-row",
            **{"data-key": key},
        ),
        tags.p(id="admin-sending", role="status"),
        tags.div(ui.output_ui("admin_report"), role="status", **{"aria-label": "What the files hold"}),
    )


def button(what: str, words: str) -> Tag:
    """Return a button that the server is told of."""
    return tags.button(words, type="button", class_="action", **{"data-admin": what})


def progress_panel(progress: Progress, running: bool) -> TagList:
    """Return plan, state of each source, report, and how to see what is new."""
    told = [event for line in progress.lines if (event := event_of(line))]
    plan = next((event["steps"] for event in told if event["event"] == "plan"), [])
    states = {event["source"]: event["state"] for event in told if event["event"] == "news"}
    report = next((event for event in told if event["event"] == "report"), None)
    plain = [line for line in progress.lines if line and not event_of(line)]
    parts: list[Any] = [plan_table(plan, states)] if plan else []
    parts += [tags.p(line) for line in plain]
    if report:
        faults = [f"{one['source']}: {fault}" for one in report["outcomes"] for fault in one["faults"]]
        parts += [tags.p(report["sentence"]), tags.ul(*[tags.li(fault) for fault in faults])]
    if running:
        parts.append(tags.p("At work…"))
    elif progress.code not in (None, 0) and not report:
        parts += [tags.p(line, class_="about-fault") for line in progress.faults[-3:]]
    if brought_new(progress, report) and not running:
        link = tags.a("Load the page anew", href="", **{"data-admin": "reload"})
        parts.append(tags.p("New figures are in use. ", link, " to see them."))
    return TagList(*parts)


def brought_new(progress: Progress, report: dict[str, Any] | None) -> bool:
    """Return whether a job that has ended brought another snapshot into use."""
    if report:
        return bool(report["snapshot"])
    return progress.code == 0 and any("observations written" in line for line in progress.lines)


def plan_table(steps: list[dict[str, Any]], states: dict[str, str]) -> Tag:
    """Return a row a source: what it serves, how much is to be fetched, and how far that is."""
    rows = [
        tags.tr(
            tags.th(step["dataset"], scope="row"),
            tags.td(step["publisher"]),
            tags.td(", ".join(step["indicators"])),
            tags.td(step["size"]),
            tags.td(states.get(step["source"], "waiting" if states else "–")),
        )
        for step in steps
    ]
    return in_table("What is asked", ("Dataset", "Publisher", "Indicators", "To fetch", "State"), rows)


def report_panel(progress: Progress, running: bool) -> TagList:
    """Return what is understood of files, and the buttons that load or discard them."""
    if running:
        return TagList(tags.p("The files are being read…"))
    parts: list[Any] = [tags.pre("\n".join(progress.lines), tabindex="0", class_="admin-report")]
    parts += [tags.p(line, class_="about-fault") for line in progress.faults]
    buttons = [button("load", "Load")] if progress.code == 0 else []
    return TagList(*parts, tags.p(*buttons, button("discard", "Discard the files"), class_="admin-row"))


def event_of(line: str) -> dict[str, Any] | None:
    """Return what a line of a refresh tells; None for a line that is meant for people."""
    if not line.startswith("{"):
        return None
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) and "event" in found else None
