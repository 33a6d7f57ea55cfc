"""The OpenAPI 3.1 document, made from the declarations of the feeds and from what the snapshot holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from feeds.columns import row_schema
from feeds.endpoints import Endpoint, says_format
from feeds.errors import (
    BadParameter,
    Failed,
    FeedError,
    MethodRefused,
    NotAcceptable,
    NothingThere,
    Renewed,
    Unavailable,
)
from feeds.formats import FORMATS
from feeds.parameters import EDITION, Parameter
from feeds.served import Served

TITLE = "GM Determinants Explorer: feeds"
VERSION = "1"
PROBLEM = "application/problem+json"
ABOUT = (
    "Figures of Greater Manchester on worklessness, health, housing and skills, as the explorer shows them, "
    "with areas, boundaries and provenance. Read-only. The address of a next page is relative to the page's. "
    "Every answer has a strong ETag: send it as If-None-Match, and what has not changed is not sent again."
)


def document(served: Served, endpoints: Sequence[Endpoint]) -> dict[str, Any]:
    """Return the document: everything in it is said elsewhere, by the same objects as answer."""
    paths = {
        path: {"get": operation(one, path, formats, served)}
        for one in endpoints
        for path, formats in one.paths()
    }
    schemas = {
        "snapshot": SNAPSHOT,
        "problem": PROBLEM_SCHEMA,
        **{f"{one.id}_row": row_schema(one.columns) for one in endpoints if one.columns},
        **{f"{one.id}_page": page_schema(one) for one in endpoints if one.columns},
        **{one.id: one.schema for one in endpoints if one.schema},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": TITLE, "version": VERSION, "description": ABOUT},
        "servers": [{"url": "."}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "parameters": {
                key_of(one): parameter(one, served) for endpoint in endpoints for one in endpoint.parameters
            },
            "responses": {key: problem(kind) for key, kind in PROBLEMS.items()},
            "headers": HEADERS,
        },
    }


def operation(endpoint: Endpoint, path: str, formats: Sequence[str], served: Served) -> dict[str, Any]:
    """Return the operation of one path of a feed, in the formats that it has there."""
    ending = f"_{formats[0]}" if len(formats) == 1 and path != endpoint.path else ""
    kinds = ["400", "404", "405", "500", "503"]
    if not says_format(path):
        kinds.append("406")
    if EDITION in endpoint.parameters:
        kinds.append("409")
    content = {FORMATS[name].media_type: {"schema": schema_of(endpoint, name)} for name in formats}
    return {
        "operationId": f"{endpoint.id}{ending}",
        "summary": endpoint.title,
        "description": endpoint.about,
        "parameters": [{"$ref": f"#/components/parameters/{key_of(one)}"} for one in endpoint.parameters],
        "responses": {
            "200": {
                "description": endpoint.title,
                "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in HEADERS},
                "content": content,
            },
            "304": {"description": "It has not changed since the answer with the ETag in If-None-Match"},
            **{kind: {"$ref": f"#/components/responses/{kind}"} for kind in sorted(kinds)},
        },
    }


def schema_of(endpoint: Endpoint, name: str) -> dict[str, Any]:
    """Return the JSON Schema of a feed's answer in a format."""
    if name in ("csv", "html"):
        return {"type": "string"}
    return {"$ref": f"#/components/schemas/{endpoint.id}{'_page' if endpoint.columns else ''}"}


def page_schema(endpoint: Endpoint) -> dict[str, Any]:
    """Return the JSON Schema of a page of a table."""
    more = endpoint.more or {}
    properties = {
        "snapshot": {"$ref": "#/components/schemas/snapshot"},
        "count": {"type": "integer", "minimum": 0, "description": "Rows of this page"},
        "next": {"type": ["string", "null"], "description": "Address of the next page; null on the last"},
        **more,
        "items": {"type": "array", "items": {"$ref": f"#/components/schemas/{endpoint.id}_row"}},
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def key_of(one: Parameter) -> str:
    """Return the name of a parameter among all: one of several values is another than one of one."""
    return f"{one.name}_list" if one.most > 1 else f"{one.name}_in_path" if one.in_path else one.name


def parameter(one: Parameter, served: Served) -> dict[str, Any]:
    """Return a parameter as OpenAPI has it."""
    schema = one.kind.schema(served)
    if one.most > 1:
        schema = {"type": "array", "items": schema, "minItems": 1, "maxItems": one.most}
    elif isinstance(one.usual, str | int | float):
        schema = {**schema, "default": one.usual}
    found: dict[str, Any] = {
        "name": one.name,
        "in": "path" if one.in_path else "query",
        "required": one.in_path,
        "description": one.about,
        "schema": schema,
    }
    return {**found, "style": "form", "explode": False} if one.most > 1 else found


PROBLEMS: dict[str, type[FeedError]] = {
    str(kind.status): kind
    for kind in (BadParameter, NothingThere, MethodRefused, NotAcceptable, Renewed, Failed, Unavailable)
}


def problem(kind: type[FeedError]) -> dict[str, Any]:
    """Return the response of a kind of problem."""
    meaning = re.sub(r"\s+", " ", kind.__doc__ or kind.title)
    content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/problem"}}}
    return {"description": f"{kind.title}: {meaning}", "content": content}


SNAPSHOT = {
    "type": "object",
    "description": "Which figures these are",
    "properties": {
        "edition": {"type": "string", "description": "Changes whenever an answer could"},
        "name": {"type": "string", "description": "What the snapshot is called"},
        "made_on": {"type": "string", "format": "date", "description": "Day of its newest source table"},
    },
    "required": ["edition", "name", "made_on"],
    "additionalProperties": False,
}
PROBLEM_SCHEMA = {
    "type": "object",
    "description": "A problem document, RFC 9457",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong, and how to go on"},
        "parameter": {"type": "string", "description": "The parameter that it is about"},
        "allowed": {"type": "array", "items": {"type": "string"}, "description": "What it could be instead"},
    },
    "required": ["type", "title", "status", "detail"],
    "additionalProperties": False,
}
TEXT = {"schema": {"type": "string"}}
HEADERS = {
    "ETag": {**TEXT, "description": "Strong: the same for the same bytes only", "required": True},
    "Cache-Control": {
        **TEXT,
        "description": "Keep it, and ask each time whether it has changed",
        "required": True,
    },
    "Link": {**TEXT, "description": "The next page, the description of the service"},
}
