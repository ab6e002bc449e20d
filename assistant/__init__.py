"""Answer consultations with evidence that is quoted exactly.

The verbs of the Python interface; each is imported when it is first used, so that
``import assistant`` costs nothing:

>>> from assistant import open_library, load_brief, write_draft, save_word

See :mod:`assistant.interface` for what each takes and gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.interface import (
        check_word,
        load_brief,
        open_library,
        run_batch,
        save_brief,
        save_word,
        write_draft,
    )

__all__ = [
    "check_word",
    "load_brief",
    "open_library",
    "run_batch",
    "save_brief",
    "save_word",
    "write_draft",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from assistant import interface

    return getattr(interface, name)


def __dir__() -> list[str]:
    return sorted(__all__)
