"""Checks: a draft and its library go in, findings come out."""

from __future__ import annotations

from assistant.checks.checking import check_draft

__all__ = ["check_draft"]
