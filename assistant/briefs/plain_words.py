"""Words that print as they stand, in a field that otherwise takes CommonMark.

In goes a text from somewhere that is no document, such as the cell of a table; out comes the same
text, known for plain. The promise: whatever it holds, nothing in it is a mark, a list or a call.
"""

from __future__ import annotations


class PlainWords(str):
    """A text that is no CommonMark."""

    __slots__ = ()
