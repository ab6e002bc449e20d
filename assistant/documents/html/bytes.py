"""The bytes of a page go in, its characters come out, with the name of the encoding used.

A byte order mark counts first, then strict UTF-8, then what the page says of itself, then
Windows-1252, which is what browsers take for Latin-1 as well. The promise: characters always.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_SAID = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_LATIN = frozenset({"iso8859-1", "ascii", "latin-1", "cp1252"})


def characters_of(data: bytes, *, whole: bool = True) -> tuple[str, str]:
    """Return the characters and the encoding; without ``whole`` the end may cut a character."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, errors="replace"), name
    try:
        return codecs.getincrementaldecoder("utf-8")("strict").decode(data, final=whole), "UTF-8"
    except UnicodeDecodeError:
        codec, name = _said(data)
    return data.decode(codec, errors="replace"), name


def _said(data: bytes) -> tuple[str, str]:
    found = _SAID.search(data[:4096])
    try:
        named = codecs.lookup(found[1].decode("ascii")).name if found else "cp1252"
        "".encode(named)  # some codecs turn bytes into bytes, and are no encodings of text
    except (LookupError, ValueError):
        named = "cp1252"
    if named in _LATIN or named.startswith("utf"):
        return "cp1252", "Windows-1252"
    return named, named.upper()
