"""The bytes of an XML part go in, its tree comes out.

The one promise: no document type, no entity and nothing outside the bytes is ever read, and the
depth and number of elements are bounded, so that no part can hang the reader or fill the memory.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

MOST_TAGS = 6_000_000
"""Opening and closing tags; an 870-page handbook has under two million."""

_FURTHEST = 65_536
"""Bytes within which a document type ends."""

_DECLARATIONS = tuple(
    mark.encode(code)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for code in ("ascii", "utf-16-le", "utf-16-be")
)


class BadXmlError(Exception):
    """The part cannot be read; the message ends a sentence that begins with the part's name."""


_LETTERS = re.compile(
    rb"<!DOCTYPE\s+[\w.:-]+\s*\[(?P<inside>(?:\s|<!ENTITY\s+[\w.-]+\s+\"&#\w{1,8};\"\s*>"
    rb"|<!--(?:(?!--)[^<>])*-->)*)\]\s*>"
)
_LETTER = re.compile(rb"<!ENTITY\s+([\w.-]+)\s+\"(&#\w{1,8};)\"\s*>")
_USED = re.compile(rb"&([A-Za-z][\w.-]*);")


def with_letters(data: bytes) -> bytes:
    """Return ``data`` without a document type that only names single letters (“&pound;”).

    Each use of a name becomes the number of its letter, so that nothing can expand; any other
    document type stays, for :func:`parse_xml` to refuse.
    """
    found = _LETTERS.search(data[:_FURTHEST])
    if found is None or data.count(b"<!DOCTYPE") != 1:
        return data
    letters = dict(_LETTER.findall(found["inside"]))
    body = data[: found.start()] + data[found.end() :]
    return _USED.sub(lambda m: letters.get(m[1], m[0]), body)


def parse_xml(data: bytes) -> Element:
    """Return the root of ``data``; BadXmlError where it is broken, too large or declares a type."""
    if any(mark in data for mark in _DECLARATIONS):
        message = "declares a document type, which such files never do"
        raise BadXmlError(message)
    if data.count(b"<") > MOST_TAGS:
        message = "has more elements than any text for reading"
        raise BadXmlError(message)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        message = "is not well-formed XML"
        raise BadXmlError(message) from error
    if tree.getroottree().docinfo.doctype:
        message = "declares a document type, which such files never do"
        raise BadXmlError(message)
    return tree
