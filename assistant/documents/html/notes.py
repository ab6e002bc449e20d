"""A page goes in; out come its notes: which marks lead to which, and which links lead back.

A mark is a short link to a place on the page, raised, or said to be one. The promise: only what is
short and leads to a note leaves a sentence.
"""

from __future__ import annotations

import re
from typing import TypeAlias
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

Node: TypeAlias = LexborNode

_MARK = re.compile(r"\s*[\[(]?\s*(\d{1,3}|[ivxlc]{1,5}|[a-z]|[*†‡§]{1,3})\s*[\])]?\s*$")
_TARGET = re.compile(r"^(?:_?ft?n|footnote|fn|note|endnote|_edn|_ftn|cite_note)", re.IGNORECASE)
_BACK = re.compile(r"\s*(?:[↑↩^⏎]\ufe0e?|back|return|\[?\s*\d{1,3}\s*\]?\.?)\s*$", re.IGNORECASE)


class Notes:
    """The notes of one page."""

    def __init__(self, body: Node) -> None:
        self._of: dict[str, str] = {}
        self._references: set[str] = set()
        for link in body.css("a[href]"):
            target = _target(link)
            mark = _MARK.match(link.text())
            if target and mark and self._is_reference(link, target):
                self._of.setdefault(target, mark[1])
                self._references |= _names_around(link)

    def mark(self, node: Node) -> str | None:
        """Return the mark that ``node`` is, or None."""
        found = _MARK.match(node.text())
        if found is None:
            return None
        if node.tag == "a":
            return found[1] if _target(node) in self._of and self._is_marked(node) else None
        return found[1] if not found[1].isalpha() or self.is_known(node) else None

    def is_known(self, node: Node) -> bool:
        """Say whether a raised mark leads to a note of this page."""
        return any(_target(link) in self._of for link in node.css("a[href]"))

    def begun_by(self, node: Node) -> str | None:
        """Return the mark of the note that begins with ``node``, or None."""
        attributes = node.attributes
        for name in (attributes.get("id"), attributes.get("name")):
            if name and name in self._of and name not in self._references:
                return self._of.pop(name) if node.tag != "sup" else None
        return None

    def leads_back(self, node: Node) -> bool:
        """Say whether ``node`` is a link from a note back to its sentence."""
        target = _target(node) if node.tag == "a" else None
        return bool(target and target in self._references and _BACK.match(node.text()))

    def _is_reference(self, link: Node, target: str) -> bool:
        names = _names_around(link)
        points_back = any(_TARGET.match(name) and "ref" not in name.casefold() for name in names)
        return not points_back and (self._is_marked(link) or bool(_TARGET.match(target)))

    def _is_marked(self, link: Node) -> bool:
        """Say whether the page shows the link as a mark."""
        attributes = link.attributes
        said = f"{attributes.get('role') or ''} {attributes.get('class') or ''}".casefold()
        raised = link.parent is not None and link.parent.tag == "sup"
        inside = link.css_first("sup") is not None
        bracketed = link.text().strip().startswith("[")
        target = _target(link) or ""
        return raised or inside or "noteref" in said or bracketed or bool(_TARGET.match(target))


def _target(link: Node) -> str | None:
    href = link.attributes.get("href") or ""
    return unquote(href[1:]) if href.startswith("#") and len(href) > 1 else None


def _names_around(link: Node) -> set[str]:
    nodes = [link, *([link.parent] if link.parent is not None else [])]
    names = {node.attributes.get(key) for node in nodes[:2] for key in ("id", "name")}
    return {name for name in names if name}
