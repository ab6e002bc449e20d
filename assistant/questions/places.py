"""A document and a place in its text in; out comes the page, as printed or as counted.

The promise: a format without pages has none, and a printed number is never made up.
"""

from __future__ import annotations

from bisect import bisect_right

from assistant.documents import Document


class Pages:
    """The pages of one document."""

    def __init__(self, document: Document) -> None:
        self._anchors = [anchor for anchor in document.anchors if anchor.kind == "page"]
        self._starts = [anchor.at for anchor in self._anchors]

    def of(self, start: int) -> str | None:
        """Return the page on which the character ``start`` stands: its number, else its count."""
        held = bisect_right(self._starts, start)
        if held == 0:
            return None
        anchor = self._anchors[held - 1]
        return anchor.text or (str(anchor.sheet) if anchor.sheet is not None else None)
