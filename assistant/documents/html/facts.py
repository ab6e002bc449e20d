"""A page goes in; out comes what it states about itself: title, author, publisher, date."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

_NAMES = {
    "title": ("og:title", "dc.title", "dcterms.title", "citation_title"),
    "author": ("author", "dc.creator", "dcterms.creator", "citation_author", "article:author"),
    "publisher": ("dc.publisher", "dcterms.publisher", "citation_publisher", "og:site_name"),
    "date": (
        "dcterms.issued",
        "dc.date.issued",
        "article:published_time",
        "citation_publication_date",
        "dc.date",
        "dcterms.date",
        "date",
    ),
    "description": ("description", "og:description"),
}
LONGEST = 300
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def facts_of(tree: LexborHTMLParser) -> dict[str, str]:
    """Return the entries; the title of the page where no better one is stated."""
    said: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("name") or node.attributes.get("property") or ""
        said.setdefault(name.casefold(), _plain(node.attributes.get("content") or ""))
    facts = {
        fact: value
        for fact, names in _NAMES.items()
        if (value := next((said[n] for n in names if said.get(n)), ""))
    }
    heading = tree.css_first("title")
    if "title" not in facts and heading is not None and (title := _plain(heading.text())):
        facts["title"] = title
    if (found := _DAY.match(facts.get("date", ""))) is not None:
        facts["date"] = found[0]
    if (facts.get("author") or "").startswith("http"):
        del facts["author"]
    return facts


def _plain(text: str) -> str:
    return " ".join(text.split())[:LONGEST]
