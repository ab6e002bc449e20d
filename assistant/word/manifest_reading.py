"""The manifest of a working copy, read back: a custom XML part goes in, what it proves comes out.

The promise: the words come back as they were written; a part that is not ours, or is broken, gives
nothing, since an editor may have touched it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from assistant.documents.xml_part import BadXmlError, Element, parse_xml
from assistant.noun import Noun
from assistant.passages.passage import Locator, Speaker
from assistant.quotes.quote import Insertion
from assistant.word.manifest import NAMESPACE

_M = f"{{{NAMESPACE}}}"


class ManifestQuote(Noun):
    """One quote as the draft was written: its place in its source, its words, who speaks.

    ``sha256`` is that of the source's file when it was written; ``placed`` the answer it stands
    in, "" where it prints nowhere; ``bookmarks`` the names around each of its printings.
    """

    id: str
    pin: str = ""
    source: str
    sha256: str = ""
    start: int | None = None
    end: int | None = None
    omissions: tuple[tuple[int, int], ...] = ()
    insertions: tuple[Insertion, ...] = ()
    certified: str
    printed: str = ""
    cited: str = ""
    speaker: Speaker | None = None
    locator: Locator = Locator()
    voice: str = ""
    placed: str = ""
    bookmarks: tuple[str, ...] = ()


class Manifest(Noun):
    """What a working copy carries of itself."""

    program: str = ""
    template: str = ""
    brief_sha256: str = ""
    quotes: tuple[ManifestQuote, ...] = ()


def read_manifest(parts: Iterable[bytes]) -> Manifest | None:
    """Return the manifest among the custom XML ``parts`` of a file, or None where there is none."""
    for data in parts:
        if NAMESPACE.encode("ascii") not in data:
            continue
        try:
            top = parse_xml(data)
            if top.tag == f"{_M}manifest":
                return _manifest(top)
        except (BadXmlError, ValueError, TypeError):
            continue
    return None


def _manifest(top: Element) -> Manifest:
    hashes = {
        element.get("id") or "": element.get("sha256") or ""
        for element in top.findall(f"{_M}source")
    }
    return Manifest(
        program=top.get("program") or "",
        template=top.get("template") or "",
        brief_sha256=top.get("brief_sha256") or "",
        quotes=tuple(_quote(element, hashes) for element in top.findall(f"{_M}quote")),
    )


def _quote(element: Element, hashes: dict[str, str]) -> ManifestQuote:
    source = element.get("source") or ""
    speaker, locator = element.find(f"{_M}speaker"), element.find(f"{_M}locator")
    return ManifestQuote(
        id=element.get("id") or "",
        pin=element.get("pin") or "",
        source=source,
        sha256=hashes.get(source, ""),
        start=_whole(element, "start"),
        end=_whole(element, "end"),
        omissions=tuple(_span(e) for e in element.findall(f"{_M}omission")),
        insertions=tuple(_insertion(e) for e in element.findall(f"{_M}insertion")),
        certified=_text(element.find(f"{_M}certified")),
        printed=_text(element.find(f"{_M}printed")),
        cited=_text(element.find(f"{_M}cited")),
        speaker=None if speaker is None else Speaker.model_validate(dict(speaker.attrib)),
        locator=Locator() if locator is None else Locator.model_validate(dict(locator.attrib)),
        voice=element.get("voice") or "",
        placed=element.get("placed") or "",
        bookmarks=tuple((element.get("bookmarks") or "").split()),
    )


def _whole(element: Element, name: str) -> int | None:
    value = element.get(name)
    return int(value) if value is not None else None


def _span(element: Element) -> tuple[int, int]:
    return int(element.get("start") or ""), int(element.get("end") or "")


def _insertion(element: Element) -> Insertion:
    at, replaces = int(element.get("at") or ""), int(element.get("replaces") or 0)
    return Insertion(at=at, text=_text(element), replaces=replaces)


def _text(element: Element | None) -> str:
    if element is None:
        return ""
    text = element.text or ""
    return str(json.loads(text)) if element.get("escaped") == "json" else text
