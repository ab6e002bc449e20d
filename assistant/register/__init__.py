"""The register of positions: what past submissions said, and when.

``read_register`` reads ``positions-taken.yaml`` of a workspace, ``with_draft`` adds what a final
copy takes, ``said_before`` tells what was said of a theme, ``check_register`` finds what changed.
"""

from __future__ import annotations

from assistant.register.comparing import check_register, check_stances
from assistant.register.taken import (
    REGISTER_FILE,
    Register,
    Taken,
    read_register,
    said_before,
    taken_by,
    with_draft,
    write_register,
)

__all__ = [
    "REGISTER_FILE",
    "Register",
    "Taken",
    "check_register",
    "check_stances",
    "read_register",
    "said_before",
    "taken_by",
    "with_draft",
    "write_register",
]
