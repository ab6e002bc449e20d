"""The manifest: in go the quotes of a draft, out comes a custom XML part that proves them.

It ties each id to its source, the hash of the file, the span, the locator, the speaker, the voice
and the exact words; template and brief are named by their hashes. Custom XML survives an edit in
the common programs and is shown to no reader. The one promise: text comes back as it went in, also
where it holds characters that XML cannot carry.
"""

from __future__ import annotations

import hashlib
import json
import uuid

from lxml import etree

from assistant.drafting.draft import Draft, DraftQuote
from assistant.drafting.lines import UNPRINTABLE, printable
from assistant.library.source import Source
from assistant.word.bookmarks import Bookmarks
from assistant.word.package import CONTENT_TYPES, Part, Relation
from assistant.word.xml import SPACE, Element, xml_bytes

NAMESPACE = "urn:assistant:manifest:1"
ITEM = "customXml/item1.xml"
_PROPERTIES = "customXml/itemProps1.xml"
_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_M = f"{{{NAMESPACE}}}"


def manifest_parts(draft: Draft, bookmarks: Bookmarks) -> list[Part]:
    """Return the part and its properties; the document is tied to the first."""
    data = xml_bytes(_manifest(draft, bookmarks))
    properties = Part(_PROPERTIES, _item_properties(data), CONTENT_TYPES["customXmlProps"])
    tie = Relation("rId1", "customXmlProps", _PROPERTIES)
    return [Part(ITEM, data, "application/xml", (tie,)), properties]


def _manifest(draft: Draft, bookmarks: Bookmarks) -> Element:
    top = etree.Element(f"{_M}manifest", nsmap={None: NAMESPACE})
    _attributes(
        top,
        program=draft.program,
        template=draft.template,
        template_sha256=draft.template_sha256,
        brief_sha256=draft.brief_sha256,
    )
    sources = {quote.source.id: quote.source for quote in draft.quotes}
    for source in sources.values():
        _source(top, source)
    for quote in draft.quotes:
        _quote(top, quote, bookmarks.of_quote.get(quote.id, []))
    return top


def _source(top: Element, source: Source) -> None:
    element = etree.SubElement(top, f"{_M}source")
    _attributes(element, id=source.id, file=source.file, sha256=source.sha256, date=source.date)
    _text(element, "title", source.title)


def _quote(top: Element, quote: DraftQuote, bookmarks: list[str]) -> None:
    element = etree.SubElement(top, f"{_M}quote")
    span, passage = quote.quote, quote.passage
    _attributes(
        element,
        id=quote.id,
        pin=quote.pin,
        source=quote.source.id,
        start=str(span.start),
        end=str(span.end),
        bearing=quote.bearing,
        voice=quote.voice or passage.voice,
        proposal="true" if quote.proposal else None,
        bookmarks=" ".join(bookmarks),
        placed=quote.placed,
    )
    locator = etree.SubElement(element, f"{_M}locator")
    _attributes(locator, **passage.locator.model_dump(exclude_none=True))
    if passage.speaker is not None:
        speaker = etree.SubElement(element, f"{_M}speaker")
        _attributes(speaker, **passage.speaker.model_dump(exclude_none=True))
    for start, end in span.omissions:
        _attributes(etree.SubElement(element, f"{_M}omission"), start=str(start), end=str(end))
    for insertion in span.insertions:
        added = _text(element, "insertion", insertion.text)
        _attributes(added, at=str(insertion.at), replaces=str(insertion.replaces))
    for start, end in span.emphasis:
        _attributes(etree.SubElement(element, f"{_M}emphasis"), start=str(start), end=str(end))
    _text(element, "certified", quote.certified)
    _text(element, "printed", quote.printed)
    _text(element, "cited", quote.cited)


def _text(parent: Element, name: str, text: str) -> Element:
    """Append an element with exact text; as a JSON string where XML cannot carry the characters."""
    element = etree.SubElement(parent, _M + name)
    if UNPRINTABLE.search(text):
        element.set("escaped", "json")
        text = json.dumps(text)
    element.text = text
    element.set(SPACE, "preserve")
    return element


def _attributes(element: Element, **given: str | None) -> None:
    for name, text in given.items():
        if text:
            element.set(name, printable(text))


def _item_properties(data: bytes) -> bytes:
    """Return the properties that name the item by an id made from its content."""
    ds = f"{{{_DATASTORE}}}"
    top = etree.Element(f"{ds}datastoreItem", nsmap={"ds": _DATASTORE})
    own = uuid.uuid5(uuid.NAMESPACE_URL, hashlib.sha256(data).hexdigest())
    top.set(f"{ds}itemID", f"{{{str(own).upper()}}}")
    references = etree.SubElement(top, f"{ds}schemaRefs")
    etree.SubElement(references, f"{ds}schemaRef").set(f"{ds}uri", NAMESPACE)
    return xml_bytes(top)
