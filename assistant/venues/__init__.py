"""Venues: the bodies that receive submissions, and the rules that they publish, as data.

``load_venue`` finds one by name, ``list_venues`` tells them all, ``with_changes`` applies what a
particular call says otherwise.
"""

from __future__ import annotations

from assistant.venues.reading import list_venues, load_venue
from assistant.venues.rule import Rule, Venue, with_changes

__all__ = ["Rule", "Venue", "list_venues", "load_venue", "with_changes"]
