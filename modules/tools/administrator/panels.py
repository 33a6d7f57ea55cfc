"""What the administrator sees: the locked door, and the plan and progress of a refresh."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from htmltools import Tag, TagList, tags
from shiny import ui

from ...parts.jobs import Progress
from ...parts.uploads import LARGEST, MOST_FILES
from ..about import in_table
from .words import anew, button, fault_list

REFRESHES = ("plan", "refresh")
HEADS = ("Dataset", "State", "Publisher", "Indicators")
BAD = ("failed", "not received", "in part")
FEW = 2
"""Indicators of a source that are named; more are counted."""
LAST_FAULTS = 3
"""Lines of a command that failed without a report which are shown."""


def locked(refusal: str) -> TagList:
    """Return the form that asks for the token."""
    return TagList(
        heading(),
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
    return TagList(
        heading(),
        tags.h4("Ask the publishers for newer figures"),
        tags.p(
            "A refresh writes a new snapshot beside the one in use, checks it and then puts it in its place. "
            "A source that fails keeps its figures. Nobody who uses the page has to wait."
        ),
        tags.p(
            button("plan", "Show what would be asked"), button("refresh", "Refresh now"), class_="admin-row"
        ),
        tags.div(ui.output_ui("admin_said"), role="status", **{"aria-label": "Progress of the refresh"}),
        ui.output_ui("admin_refresh"),
        tags.h4("Load official files", tabindex="-1"),
        tags.p(
            "Files as a publisher’s page gives them: CSV of Nomis, Fingertips, the Indices of Deprivation, "
            "Explore Local Statistics and the census; lookups and boundaries (GeoJSON, GeoPackage) of ONS. "
            f"At most {MOST_FILES} at once, each of at most {LARGEST / 1e6:,.0f} MB. "
            "They are read first, and nothing changes before you press Load."
        ),
        upload_form(key),
        tags.p(id="admin-sending", role="status"),
        tags.div(ui.output_ui("admin_read"), role="status", **{"aria-label": "What was read"}),
        tags.div(ui.output_ui("admin_loaded"), role="status", **{"aria-label": "What was loaded"}),
        ui.output_ui("admin_report"),
    )


def heading() -> Tag:
    """Return the heading, which is where a reader is led."""
    return tags.h3("For the administrator", tabindex="-1", id="administrator-title")


def upload_form(key: str) -> Tag:
    """Return the form that files are chosen in."""
    kinds = ".csv,.tsv,.txt,.json,.geojson,.gpkg"
    return tags.form(
        # Without an id: Shiny would send the files its own way, which leaves copies.
        tags.label("Choose files ", tags.input(type="file", multiple="", accept=kinds, required="")),
        tags.button("Read them", type="submit", class_="action"),
        id="admin-upload",
        class_="admin-row",
        **{"data-key": key, "data-largest": str(LARGEST), "data-most": str(MOST_FILES)},
    )


def said_panel(progress: Progress, shown: str) -> TagList | None:
    """Return how far a refresh is, or what came of it, to a page that shows the snapshot `shown`."""
    if progress.what not in REFRESHES:
        wait = "Files are being loaded. A refresh can begin when that has ended."
        return TagList(tags.p(wait)) if progress.running else None
    steps = steps_of(progress)
    report = next(iter(progress.events("report")), None)
    if report:
        told = [tags.p(report["sentence"]), anew(report["snapshot"], shown)]
        if any(one["faults"] for one in report["outcomes"]):
            told.append(tags.p("What went wrong stands in the list, and what failed keeps its old figures."))
        return TagList(*told)
    if not progress.running and progress.code:
        return fault_list(progress.faults[-LAST_FAULTS:])
    if not steps:
        return TagList(tags.p("It is being looked up what there is to ask…"))
    if progress.what == "plan":
        return TagList(tags.p(f"{len(steps):,} sources would be asked."))
    return under_way(steps, progress)


def under_way(steps: list[dict[str, Any]], progress: Progress) -> TagList:
    """Return how many sources are settled so far."""
    settled = {event["source"]: event["state"] for event in progress.events("news") if event["settled"]}
    failed = sum(state == "failed" for state in settled.values())
    words = f"{len(settled):,} of {len(steps):,} sources are settled"
    bar = tags.progress(value=str(len(settled)), max=str(len(steps)), **{"aria-label": "Sources settled"})
    return TagList(tags.p(words, f", {failed:,} of them failed" if failed else "", ". ", bar))


def plan_panel(progress: Progress) -> Tag | None:
    """Return a row a source: what it serves, how far it is, and how much is to be fetched."""
    steps = steps_of(progress)
    if progress.what not in REFRESHES or not steps:
        return None
    for report in progress.events("report"):
        return outcome_panel(steps, report["outcomes"])
    states = {event["source"]: event["state"] for event in progress.events("news")}
    idle = "waiting" if progress.running and progress.what == "refresh" else "–"
    rows = [step_row(step, states.get(step["source"], idle), step["size"]) for step in steps]
    return in_table("What is asked", (*HEADS, "To fetch"), rows)


def outcome_panel(steps: Sequence[Mapping[str, Any]], outcomes: Sequence[Mapping[str, Any]]) -> Tag:
    """Return a row a source with what came of it, those first that went wrong."""
    by_source = {step["source"]: step for step in steps}
    wrong_first = sorted(outcomes, key=lambda one: not one["faults"])
    rows = [step_row(by_source[one["source"]], one["state"], *came(one)) for one in wrong_first]
    table = in_table("What came of it", (*HEADS, "What came"), rows)
    opened = {"open": ""} if any(one["faults"] for one in outcomes) else {}
    return tags.details(tags.summary("What became of each source"), table, **opened)


def came(outcome: Mapping[str, Any]) -> TagList:
    """Return how many figures a source brought, and what went wrong."""
    counted = f"{outcome['observations']:,} figures" if outcome["observations"] else None
    return TagList(counted, *fault_list(outcome["faults"]))


def step_row(step: Mapping[str, Any], state: str, *size: Any) -> Tag:
    """Return the row of a source."""
    titles = step["indicators"]
    named = "; ".join(titles) if len(titles) <= FEW else f"{len(titles)} indicators"
    return tags.tr(
        tags.th(step["dataset"], scope="row"),
        tags.td(state, class_="about-fault" if state in BAD else None),
        tags.td(step["publisher"]),
        tags.td(named),
        tags.td(*size),
    )


def steps_of(progress: Progress) -> list[dict[str, Any]]:
    """Return the sources of a plan, in the order in which they are asked."""
    return [step for event in progress.events("plan") for step in event["steps"]]
