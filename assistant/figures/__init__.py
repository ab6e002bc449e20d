"""Figures: every number of a text with what it counts, and where two sources disagree."""

from __future__ import annotations
