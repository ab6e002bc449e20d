"""The file's own properties: in goes a draft, out comes ``docProps/core.xml``.

The one promise: title, language and dates come from the draft, never from the clock or the machine.
The final copy keeps the title and the language alone; who wrote it is for its text to say.
"""

from __future__ import annotations

import re

from lxml import etree

from assistant.drafting.draft import Draft
from assistant.drafting.lines import printable
from assistant.word.package import CONTENT_TYPES, Part
from assistant.word.xml import xml_bytes

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
NAME = "docProps/core.xml"


def core_properties(draft: Draft, language: str, *, final: bool) -> Part:
    """Return the part; an empty title becomes "Submission", since a reader hears it first."""
    names = {"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI}
    top = etree.Element(f"{{{_CORE}}}coreProperties", nsmap=names)
    given = {f"{{{_DC}}}title": draft.title.strip() or "Submission"}
    if not final:
        given |= {f"{{{_DC}}}subject": draft.subject, f"{{{_DC}}}creator": draft.author}
    given[f"{{{_DC}}}language"] = language
    for name, text in given.items():
        if text:
            etree.SubElement(top, name).text = printable(" ".join(text.split()))
    if not final and _DATE.fullmatch(draft.date or ""):
        for step in ("created", "modified"):
            element = etree.SubElement(top, f"{{{_TERMS}}}{step}")
            element.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
            element.text = draft.date
    return Part(NAME, xml_bytes(top), CONTENT_TYPES["core"])
