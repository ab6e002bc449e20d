"""Venues: the bodies that receive submissions, and the rules that they publish, as data.

``load_venue`` finds one by name, ``list_venues`` tells them all, ``with_changes`` applies what a
particular call says otherwise; ``page_of`` is what a venue decides about the page, ``web_form``
what its web form takes.
"""

from __future__ import annotations

from assistant.venues.calling import for_call
from assistant.venues.reading import (
    Listed,
    list_venues,
    load_venue,
    page_of,
    venue_names,
)
from assistant.venues.rule import Rule, Venue, with_changes
from assistant.venues.web_form import WebForm, web_form

__all__ = [
    "Listed",
    "Rule",
    "Venue",
    "WebForm",
    "for_call",
    "list_venues",
    "load_venue",
    "page_of",
    "venue_names",
    "web_form",
    "with_changes",
]
