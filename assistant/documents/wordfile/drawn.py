"""Alternate content and drawings go in; out come the one branch to read and the text boxes.

Word writes a text box twice, for new readers and for old ones. The one promise: it is met once.
"""

from __future__ import annotations

from assistant.documents.wordfile.names import ALTERNATE, BOX, CHOICE, FALLBACK, TEXT, W
from assistant.documents.xml_part import Element

DELETED_TEXT = f"{W}delText"


def chosen(alternate: Element) -> Element | None:
    """Return the one branch of alternate content that is read: the first that holds words."""
    branches = [b for b in alternate if b.tag == CHOICE]
    branches += [b for b in alternate if b.tag == FALLBACK]
    for branch in branches:
        if next(branch.iter(TEXT, DELETED_TEXT, BOX), None) is not None:
            return branch
    return branches[0] if branches else None


def boxes_in(element: Element) -> list[Element]:
    """Return the text boxes drawn in ``element``, each once; those inside another stay inside."""
    if next(element.iter(BOX), None) is None:
        return []
    found: list[Element] = []
    for child in element:
        if child.tag == BOX:
            found.append(child)
        elif child.tag == ALTERNATE:
            branch = chosen(child)
            found += boxes_in(branch) if branch is not None else []
        else:
            found += boxes_in(child)
    return found
