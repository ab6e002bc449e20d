"""Answer consultations with evidence that is quoted exactly.

The verbs of the Python interface; each is imported when it is first used, so that
``import assistant`` costs nothing:

>>> from assistant import open_library, load_brief, write_draft, save_word

See :mod:`assistant.interface` for what each takes and gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.on_demand import on_demand

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


__getattr__ = on_demand(__name__, dict.fromkeys(__all__, "interface"))


def __dir__() -> list[str]:
    return sorted(__all__)
