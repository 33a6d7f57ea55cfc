"""Whatever is asked of them, the feeds keep what their OpenAPI document says: schemathesis finds nothing."""

from __future__ import annotations

from functools import cache

import schemathesis
from hypothesis import HealthCheck, settings
from starlette.applications import Starlette

from catalogue import load_catalogue
from feeds import feed_routes
from store import Store

STORE = Store()
FEW = ("healthy_life_expectancy", "employment_deprivation", "imd_rank", "claimant_rate", "social_rented")
"""Published and added up, by sex, by month, without larger areas: enough for every kind of answer."""

# The same figures are asked for thousands of times: the store has tests of its own.
STORE.observations = cache(STORE.observations)  # type: ignore[method-assign]

HELD = load_catalogue().holding({name: STORE.indicators()[name] for name in FEW})
APPLICATION = Starlette(routes=feed_routes(lambda: (STORE, HELD, "the snapshot of the tests")))
SCHEMA = schemathesis.openapi.from_asgi("/api/v1/openapi.json", APPLICATION)
# The document's own address of its server is relative to itself, which schemathesis does not work out.
SCHEMA.config.update(base_url="http://testserver/api/v1/")


@SCHEMA.parametrize()
@settings(max_examples=10, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_the_document_says(case: schemathesis.Case) -> None:
    """Send what fits the document and what does not, and hold status, headers and body against it."""
    case.call_and_validate()
