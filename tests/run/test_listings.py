"""Every listing of the book runs and prints what it says."""

from __future__ import annotations

import pytest

from patternbook.run.listing import Listing, discover
from patternbook.run.suite import Outcome, run


@pytest.fixture(scope="session")
def outcomes() -> dict[str, Outcome]:
    """All listings run once, built together."""
    return {outcome.listing.name: outcome for outcome in run(discover())}


def test_there_are_listings_in_every_language() -> None:
    languages = {listing.language for listing in discover()}
    assert languages >= {"python", "go", "java", "typescript", "rust", "json"}


@pytest.mark.parametrize("listing", discover(), ids=lambda listing: listing.name)
def test_listing(listing: Listing, outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes[listing.name]
    if outcome.status == "skipped":
        pytest.skip(str(outcome.problem))
    if outcome.status == "failed":
        pytest.fail(str(outcome.problem), pytrace=False)
