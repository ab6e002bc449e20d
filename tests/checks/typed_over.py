"""A draft in which somebody marked the first or last words of a quotation and typed others.

Word and LibreOffice then leave our bookmark around the rest of the quotation.
"""

from __future__ import annotations

import io
import re
import zipfile

from tests.checks.papers import packed

_RUN = r"<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>"


def first_words(draft: bytes, old: str, new: str) -> bytes:
    """Return the draft with ``old``, right behind a bookmark's start, typed over."""
    return _changed(
        draft,
        rf"(<w:bookmarkStart[^>]*/>)({_RUN})([‘“]?){re.escape(old)}",
        rf"\2\3{new}</w:t></w:r>\1\2",
    )


def last_words(draft: bytes, old: str, new: str) -> bytes:
    """Return the draft with ``old``, right before a bookmark's end, typed over."""
    return _changed(
        draft,
        rf"({_RUN})([^<]*){re.escape(old)}</w:t></w:r>(<w:bookmarkEnd[^>]*/>)",
        rf"\1\2</w:t></w:r>\3\1{new}</w:t></w:r>",
    )


def _changed(draft: bytes, pattern: str, replacement: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(draft)) as given:
        members = {name: given.read(name).decode("utf-8") for name in given.namelist()}
    text, count = re.subn(pattern, replacement, members["word/document.xml"], count=1)
    assert count == 1, pattern
    text = re.sub(r"<w:t>(?=[^<]* </w:t>| )", '<w:t xml:space="preserve">', text)
    return packed({**members, "word/document.xml": text})
