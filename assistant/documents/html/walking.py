"""The characters of a page go in; its words are put into a flow, block by block.

The tree is walked without recursion, so that depth costs nothing. The promise: each text that the
page shows is put in once, and what is left out is left out with all that it holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from assistant.documents.document import BlockKind
from assistant.documents.flowing import Flow
from assistant.documents.html.chrome import Chrome
from assistant.documents.html.facts import facts_of
from assistant.documents.html.notes import Notes
from assistant.documents.raised import is_power

Node: TypeAlias = LexborNode

_BLOCKS_TEXT = """
p div section article main header footer aside address figure figcaption caption details summary
dl dt dd form fieldset legend table thead tbody tfoot tr ul ol menu hgroup center body li pre
blockquote h1 h2 h3 h4 h5 h6 hr
"""
_BLOCKS = frozenset(_BLOCKS_TEXT.split())
_HEADING = re.compile(r"h[1-6]$")
_EMPHASIS = frozenset({"em", "strong", "i", "b", "u", "mark"})
_LISTS = frozenset({"ul", "ol", "menu"})
_CELLS = frozenset({"td", "th"})
_PAGE_WITHIN_A_CELL = "h1, h2, h3, h4, h5, h6, table, ul, ol, blockquote"
LONGEST_CELL = 1_000
"""Characters; a row with a longer cell lays out a page."""

_NUMBER_CLASS = re.compile(r"para(?:graph)?-?_?num|num(?:ber)?$|^num", re.IGNORECASE)
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]{1,3})[.)]?$")


@dataclass
class _List:
    """A list that is open: how its items are numbered, and the next number."""

    ordered: bool
    style: str
    next: int


@dataclass
class _State:
    """Where in the page the walk is."""

    lists: list[_List] = field(default_factory=list)
    quotes: int = 0
    preformatted: int = 0
    rows: list[bool] = field(default_factory=list)
    emphasis: list[int] = field(default_factory=list)


def walk(text: str, flow: Flow) -> None:
    """Put the words of the page ``text`` into ``flow``, and what it states about itself."""
    tree = LexborHTMLParser(text)
    flow.layout.metadata.update(facts_of(tree))
    body = tree.body
    if body is None:
        return
    chrome = Chrome(body)
    walker = _Walk(flow, chrome, Notes(body))
    walker.walk(body)
    flow.layout.notes += chrome.notes()


class _Walk:
    """One walk over a page."""

    def __init__(self, flow: Flow, chrome: Chrome, notes: Notes) -> None:
        self._flow = flow
        self._chrome = chrome
        self._notes = notes
        self._now = _State()

    def walk(self, root: Node) -> None:
        """Visit every node below ``root`` in order, without recursion."""
        waiting: list[tuple[Node, bool]] = [(root, False)]
        while waiting:
            node, leaving = waiting.pop()
            if leaving:
                self._leave(node.tag or "")
                continue
            if node.is_text_node:
                self._flow.words(node.text_content or "", as_is=bool(self._now.preformatted))
                continue
            if not node.is_element_node or not self._enter(node, node.tag or ""):
                continue
            waiting.append((node, True))
            child = node.last_child
            while child is not None:
                waiting.append((child, False))
                child = child.prev

    def _enter(self, node: Node, tag: str) -> bool:
        """Open what ``node`` opens; say whether its inside is text for a reader."""
        if self._chrome.leaves_out(node, tag):
            return False
        if tag == "br":
            self._flow.line_end()
            return False
        if self._is_mark(node, tag) or self._is_number(node, tag):
            return False
        if tag in _EMPHASIS:
            self._now.emphasis.append(self._flow.size)
        elif tag in _CELLS and self._in_row:
            if not self._flow.is_empty or self._flow.tail.endswith("\t"):
                self._flow.cell_end()
        elif tag in _BLOCKS or tag in _CELLS:
            self._open(node, tag)
        if mark := self._notes.begun_by(node):
            self._flow.note(mark)
        return True

    @property
    def _in_row(self) -> bool:
        return bool(self._now.rows) and self._now.rows[-1]

    def _is_mark(self, node: Node, tag: str) -> bool:
        """Lift the mark of a note out of its sentence, and the link back out of the note."""
        if tag not in ("sup", "a"):
            return False
        if self._notes.leads_back(node):
            if begun := self._notes.begun_by(node):
                self._flow.note(begun)
            return True
        mark = self._notes.mark(node)
        if mark is None:
            return False
        if tag == "sup" and not self._notes.is_known(node) and is_power(self._flow.tail):
            return False
        self._flow.anchor("furniture", mark)
        return True

    def _is_number(self, node: Node, tag: str) -> bool:
        """Take a number in an element of its own, before its paragraph, as its label."""
        if tag not in ("span", "a", "b", "strong") or not self._flow.is_empty or self._in_row:
            return False
        classes = (node.attributes.get("class") or "").split()
        if not any(_NUMBER_CLASS.search(one) for one in classes):
            return False
        text = " ".join(node.text().split())
        if not _NUMBER.match(text):
            return False
        self._flow.begin("item", text, 1)
        return True

    def _open(self, node: Node, tag: str) -> None:
        flow, now = self._flow, self._now
        if self._in_row:  # a block within a cell begins a line of it
            if not flow.is_empty and not flow.tail.endswith("\t"):
                flow.line_end()
            return
        if tag == "tr":
            now.rows.append(_is_row(node))
            flow.begin("row" if now.rows[-1] else self._usual)
        elif tag == "blockquote":
            now.quotes += 1
            flow.begin("quote")
        elif tag in _LISTS:
            flow.end()
            now.lists.append(_list(node, tag))
        elif tag == "li":
            self._item(node)
        elif _HEADING.match(tag):
            flow.begin("heading", None, int(tag[1]))
        elif not (flow.is_empty and now.lists):  # the first paragraph of an item is the item
            flow.begin(self._usual, None, len(now.lists) or None)
        if tag == "pre":
            now.preformatted += 1

    @property
    def _usual(self) -> BlockKind:
        if self._now.lists:
            return "item"
        return "quote" if self._now.quotes else "paragraph"

    def _item(self, node: Node) -> None:
        lists = self._now.lists
        if not lists:
            self._flow.begin("item", "•", 1)
            return
        inner = lists[-1]
        value = node.attributes.get("value") or ""
        if value.isdigit() and len(value) < 6:
            inner.next = int(value)
        label = _printed(inner.next, inner.style) if inner.ordered else "•"
        inner.next += 1
        self._flow.begin("item", label, len(lists))

    def _leave(self, tag: str) -> None:
        now = self._now
        if tag in _EMPHASIS and now.emphasis:
            self._flow.emphasise(now.emphasis.pop())
            return
        if tag == "tr" and now.rows:
            now.rows.pop()
            self._flow.end()
        elif tag in _BLOCKS and not self._in_row:
            self._flow.end()
            if tag in _LISTS and now.lists:
                now.lists.pop()
            if tag == "blockquote":
                now.quotes -= 1
            self._flow.begin(self._usual, None, len(now.lists) or None)
        if tag == "pre":
            now.preformatted = max(0, now.preformatted - 1)


def _is_row(node: Node) -> bool:
    """Say whether a row of a table is one, and no way to lay out a page."""
    cells = [child for child in node.iter() if child.tag in _CELLS]
    filled = [cell for cell in cells if cell.text().strip()]
    if len(filled) < 2 or node.css_first(_PAGE_WITHIN_A_CELL) is not None:
        return False
    return all(len(cell.text()) < LONGEST_CELL for cell in filled)


def _list(node: Node, tag: str) -> _List:
    start = node.attributes.get("start") or "1"
    first = int(start) if start.isdigit() and len(start) < 6 else 1
    return _List(tag == "ol", node.attributes.get("type") or "1", first)


def _printed(number: int, style: str) -> str:
    if style in ("a", "A") and 1 <= number <= 26:
        return f"{chr(ord(style) + number - 1)}."
    if style in ("i", "I") and 1 <= number < 40:
        roman = "x" * (number // 10) + (
            "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"
        )[number % 10]  # fmt: skip
        return f"{roman if style == 'i' else roman.upper()}."
    return f"{number}."
