"""Matching: a query, or a theme and a position, goes in; ranked evidence comes out."""

from __future__ import annotations

from assistant.matching.match import Extract, Match, Nearness, Reason
from assistant.matching.proposing import FLOOR, propose
from assistant.matching.searching import search

__all__ = ["FLOOR", "Extract", "Match", "Nearness", "Reason", "propose", "search"]
