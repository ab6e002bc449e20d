"""What the process that reads a PDF answers: its layout, or why there is none, as plain data.

The promise: the answer is made of text, numbers and lists alone, so that nothing a hostile file
did to the other process can do anything here; and whatever is wrong with the file is one answer.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.documents.layout import FoundAnchor, FoundBlock, Layout
from assistant.errors import CannotRead

Answer = dict[str, Any]

LOCKED = (
    "This PDF is locked with a password.",
    "Open it with its password, save or print a copy without one, then try again.",
)
DAMAGED = (
    "This PDF is damaged or cut off.",
    "Copy it again from where it came from, or open it and print it to a new PDF.",
)
TOO_MUCH_MEMORY = (
    "Reading it would take more memory than any document needs.",
    "Open it and print it to a new PDF, or leave it out.",
)


def answer_for(data: bytes) -> Answer:
    """Read a PDF in this very process, and return what to answer."""
    # Loaded here: whoever only asks another process has no need of PDFium.
    from assistant.documents.pdf.extraction import DamagedError, NeedsPasswordError
    from assistant.documents.pdf.layout import NoTextError, pdf_layout

    try:
        return {"layout": asdict(pdf_layout(data))}
    except NeedsPasswordError:
        return {"refused": LOCKED}
    except DamagedError:
        return {"refused": DAMAGED}
    except NoTextError as error:
        return {"refused": error.args}
    except MemoryError:
        return {"refused": TOO_MUCH_MEMORY}


def layout_of(answer: Answer, path: Path) -> Layout:
    """Return the layout that was answered.

    Raises:
        CannotRead: the answer is that there is none.
    """
    if "refused" in answer:
        raise CannotRead(path, *answer["refused"])
    found = answer["layout"]
    return Layout(
        blocks=[FoundBlock(**block) for block in found["blocks"]],
        anchors=[FoundAnchor(**anchor) for anchor in found["anchors"]],
        metadata=found["metadata"],
        notes=found["notes"],
        text=found["text"],
    )
