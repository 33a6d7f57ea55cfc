"""How each publisher likes to be asked. One that is not listed here is asked with the usual manners."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from sources.secrets import Secrets

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher's server and the manners it is met with.

    Attributes
    ----------
    host, name
        Where it answers, and what a reader calls it.
    seconds_between
        Least time between two requests.
    connect_within, silent_for, answer_within
        Seconds to wait for a connection, for the next bytes, and for a whole answer.
    largest_answer
        Bytes, after decompression, beyond which an answer is not believed.
    attempts, patience
        How often a request is made at most, and how many seconds we wait in all, or at the publisher's wish.
    key_variable, key_parameter, key_header
        Environment variable that may hold our key, and the parameter or header that carries it.
    """

    host: str
    name: str
    seconds_between: float = 1.0
    connect_within: float = 10.0
    silent_for: float = 60.0
    answer_within: float = 600.0
    largest_answer: int = 250 * MEGABYTE
    attempts: int = 5
    patience: float = 300.0
    key_variable: str = ""
    key_parameter: str = ""
    key_header: str = ""

    def secrets(self, environment: Mapping[str, str] | None = None) -> Secrets:
        """Return our key for this publisher, from `environment` (default: the process's own)."""
        known = os.environ if environment is None else environment
        key = known.get(self.key_variable, "").strip() if self.key_variable else ""
        if not key:
            return Secrets()
        if self.key_header:
            return Secrets(headers={self.key_header: key})
        return Secrets(parameters={self.key_parameter: key})


PUBLISHERS = {
    publisher.host: publisher
    for publisher in (
        # A guest gets 25,000 rows an answer; a user id only raises that.
        Publisher("www.nomisweb.co.uk", "Nomis", key_variable="NOMIS_UID", key_parameter="uid"),
        Publisher(
            "stat-xplore.dwp.gov.uk",
            "DWP Stat-Xplore",
            silent_for=180.0,
            key_variable="STATXPLORE_API_KEY",
            key_header="APIKey",
        ),
        Publisher("landregistry.data.gov.uk", "HM Land Registry"),
        # It puts its answers together while we wait, and some take minutes.
        Publisher("fingertips.phe.org.uk", "OHID Fingertips", seconds_between=2.0, silent_for=180.0),
        Publisher("services1.arcgis.com", "ONS Open Geography"),
        # Where ONS keeps the files of Explore local statistics.
        Publisher("raw.githubusercontent.com", "ONS on GitHub"),
        Publisher("api.education.gov.uk", "DfE Explore Education Statistics"),
        Publisher("assets.publishing.service.gov.uk", "gov.uk"),
        # It would take fifteen requests a second.
        Publisher("data.police.uk", "police.uk"),
    )
}


def publisher_of(address: str) -> Publisher:
    """Return the publisher that answers at `address`, with the usual manners if it is not listed."""
    host = urlsplit(address).hostname or ""
    return PUBLISHERS.get(host, Publisher(host, host))
