"""Pulling: a Word copy that people have edited goes in; what they changed comes back to a brief."""

from __future__ import annotations
