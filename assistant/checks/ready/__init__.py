"""Ready to send: any Word file and a venue go in, what its rules find goes out.

``paper_of`` reads a file into what the rules look at, ``check_ready`` tries every rule of a venue.
"""

from __future__ import annotations

from assistant.checks.ready.checking import check_ready
from assistant.checks.ready.paper import Paper, paper_of

__all__ = ["Paper", "check_ready", "paper_of"]
