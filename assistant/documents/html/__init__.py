"""HTML goes in as a browser would show it; headings, paragraphs, lists, quotes, rows come out.

Menus, banners and what the page hides leave the text; all else stays, whether or not the page says
what its main part is. The promise: nothing of the page's own text is lost, and how many words were
left out as its furniture is told in a note.
"""

from __future__ import annotations

import re

from assistant.documents.file import File
from assistant.documents.flowing import Flow
from assistant.documents.html.bytes import characters_of
from assistant.documents.layout import Layout
from assistant.errors import CannotRead

name = "html"

DEEPEST = 3_000
"""Elements within one another; a page of a government site has 40. The parser's time grows with
the square of this."""

MOST_TAGS = 1_500_000

_HEAD = 65_536
_BEGINS = re.compile(
    r"(?:\ufeff|\s|<!--.*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_FRAGMENT = re.compile(
    r"\s*<(?:head|body|div|p|h[1-6]|table|article|section|main|ul|ol|meta|title)\b[^>]*>",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"</(?:p|div|h[1-6]|li|td|table|section|article)\s*>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>")
_NEED_NO_END_TEXT = """
p li td th tr dt dd option optgroup thead tbody tfoot colgroup area base br col embed hr img
input link meta param source track wbr html head body rt rp
"""
_NEED_NO_END = frozenset(_NEED_NO_END_TEXT.split())


def recognise(file: File) -> float:
    """Return 0.97 for a page, less for a piece of one that is nothing but HTML."""
    if file.kind is not None or b"<" not in file.data[:_HEAD]:
        return 0.0
    head = characters_of(file.data[:_HEAD], whole=False)[0]
    if _BEGINS.match(head):
        return 0.97
    return 0.85 if _FRAGMENT.match(head) and len(_CLOSING.findall(head)) >= 3 else 0.0


def read(file: File) -> Layout:
    """Return the blocks of a page.

    Raises:
        CannotRead: it is nested or marked up as no page for reading is.
    """
    text, encoding = characters_of(file.data)
    _refuse_hostile(text, file)
    # Loaded here: nothing but a page needs the parser.
    from assistant.documents.html.walking import walk

    flow = Flow()
    walk(text, flow)
    layout = flow.finish()
    if encoding != "UTF-8":
        layout.notes.insert(0, f"Read as {encoding}.")
    return layout


def _refuse_hostile(text: str, file: File) -> None:
    if text.count("<") > MOST_TAGS:
        reason = f"It has {text.count('<'):,} marks of formatting, which no page for reading has."
        raise CannotRead(file.path, reason, "Save it as plain text, or leave it out.")
    depth = deepest = 0
    for found in _TAG.finditer(text):
        ends, tag, closed = found.groups()
        if closed or tag.lower() in _NEED_NO_END:
            continue
        depth = max(0, depth - 1) if ends else depth + 1
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        reason = f"Its elements stand {deepest:,} deep in one another, as in no page for reading."
        raise CannotRead(file.path, reason, "Save it as plain text, or leave it out.")
