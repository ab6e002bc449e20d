"""A page goes in; out comes which of its parts are furniture: menus, banners, what is hidden.

What the page marks as such by its elements and roles is left out; what it merely names so, by an
id or class, only while it holds but a small part of the words. The promise: a page whose own text
stands in something named like a menu keeps it.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TypeAlias

from selectolax.lexbor import LexborNode

Node: TypeAlias = LexborNode

MOST_FURNITURE = 0.2
"""Share of the page's characters that something may hold and still be furniture by its name."""

_UNSEEN_TEXT = """
script style template noscript svg canvas iframe object embed audio video map head title
button select option textarea input datalist dialog math noframes
"""
_UNSEEN = frozenset(_UNSEEN_TEXT.split())
_ROLES = {
    "navigation": "menu",
    "banner": "banner",
    "contentinfo": "footer",
    "search": "search box",
    "dialog": "notice",
    "alertdialog": "notice",
}
_OUTER = {"header": "banner", "footer": "footer", "nav": "menu"}
_NAMES = (
    (
        re.compile(r"^(?:main-?|site-?|page-?|global-?|top-?)?(?:nav|navigation|navbar|menu)$"),
        "menu",
    ),
    (re.compile(r"^bread-?crumbs?(?:-|$)"), "menu"),
    (re.compile(r"cookie-?(?:banner|consent|notice|message|bar)|gdpr"), "cookie notice"),
    (re.compile(r"^skip(?:-?link|-?to|-?nav)"), "menu"),
    (re.compile(r"^(?:site|page|global|common)-?(?:header|banner|masthead)$"), "banner"),
    (re.compile(r"^(?:site|page|global|common|main)?-?(?:footer|credits?)$"), "footer"),
    (re.compile(r"^(?:share|sharing|social)(?:-|$)|newsletter-?(?:signup|form)"), "sharing links"),
)
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CONTENT = frozenset({"main", "article", "section", "blockquote"})


class Chrome:
    """The furniture of one page; counts what it leaves out."""

    def __init__(self, body: Node) -> None:
        self._all = max(1, _length(body))
        self._left_out: Counter[str] = Counter()

    def leaves_out(self, node: Node, tag: str) -> bool:
        """Say whether ``node`` with all it holds is no text for a reader."""
        if tag in _UNSEEN:
            return True
        what = _hidden(node) or self._furniture(node, tag)
        if what is None:
            return False
        words = len(node.text().split())
        if words:
            self._left_out[what] += words
        return True

    def notes(self) -> list[str]:
        """Say in a sentence what was left out."""
        if not self._left_out:
            return []
        parts = [f"{what} ({words:,} words)" for what, words in self._left_out.items()]
        return [f"Left out as the page's furniture: {', '.join(parts)}."]

    def _furniture(self, node: Node, tag: str) -> str | None:
        attributes = node.attributes
        role = _ROLES.get((attributes.get("role") or "").casefold())
        marked = role or (_OUTER.get(tag) if not _within_content(node) else None)
        named = _named(attributes) if marked is None and tag != "body" else None
        what = marked or named
        if what is None:
            return None
        most = 0.5 if marked else MOST_FURNITURE
        return what if _length(node) <= most * self._all else None


def _named(attributes: dict[str, str | None]) -> str | None:
    names = [attributes.get("id") or "", *(attributes.get("class") or "").split()]
    for name in names:
        plain = name.casefold().replace("_", "-")
        for pattern, what in _NAMES:
            if plain and pattern.search(plain):
                return what
    return None


def _hidden(node: Node) -> str | None:
    attributes = node.attributes
    hides = "hidden" in attributes and attributes.get("hidden") != "until-found"
    if hides or _HIDING.search(attributes.get("style") or ""):
        return "hidden text"
    return None


def _within_content(node: Node) -> bool:
    above = node.parent
    for _ in range(200):
        if above is None:
            return False
        if above.tag in _CONTENT:
            return True
        above = above.parent
    return True


def _length(node: Node) -> int:
    return len("".join(node.text().split()))
