"""Names of the places that cross-references lead to.

In goes what a person calls a place; out comes the target that its heading or paragraph carries.
The promise: the same words give the same target, and different words different ones, however long.
"""

from __future__ import annotations

import hashlib

from assistant.files.names import slug

POSITION = "position"
HEADING = "heading"

_LONGEST = 60
"""Characters; a slug is cut after so many, so longer names need telling apart."""


def target_of(name: str) -> str:
    """Return the target a person means by "question 3", "Our view" or "position more-help"."""
    plain = " ".join(name.casefold().split()).removeprefix(f"{POSITION} ")
    target = slug(plain, longest=_LONGEST, otherwise="")
    if target and len(plain) <= _LONGEST:
        return target
    digest = hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{target}-{digest}"


def target_of_position(position_id: str) -> str:
    """Return the target of the paragraph that argues a position."""
    return f"{POSITION}-{target_of(position_id)}"
