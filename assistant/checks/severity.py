"""How grave a finding is in a working copy and in the copy to send."""

from __future__ import annotations

from assistant.drafting.draft import Draft
from assistant.findings import Severity


def blocking(draft: Draft) -> Severity:
    """Return "error" for a final copy, which it stops, and "warning" for a working one."""
    return "error" if draft.final else "warning"
