"""Reading a Word file back, as far as the tests of the writer need it."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{urn:assistant:manifest:1}"
CORE = "{http://purl.org/dc/elements/1.1/}"


class Opened:
    """A Word file's parts."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.members = {i.filename: package.read(i) for i in package.infolist()}
            self.infos = package.infolist()

    def tree(self, name: str) -> etree._Element:
        return etree.fromstring(self.members[name])

    @property
    def document(self) -> etree._Element:
        return self.tree("word/document.xml")

    @property
    def paragraphs(self) -> list[etree._Element]:
        return list(self.document.iter(f"{W}p"))

    def paragraph(self, words: str) -> etree._Element:
        """Return the only paragraph that holds these words."""
        (found,) = [p for p in self.paragraphs if words in text_of(p)]
        return found

    def style_names(self) -> dict[str, str]:
        """Return the names of styles by id."""
        styles = self.tree("word/styles.xml").iter(f"{W}style")
        return {s.get(f"{W}styleId") or "": s.find(f"{W}name").get(f"{W}val") for s in styles}

    def style_of(self, paragraph: etree._Element) -> str:
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        return self.style_names()[found.get(f"{W}val")] if found is not None else ""

    def bookmarks(self, name: str = "word/document.xml") -> dict[str, str]:
        """Return the text between the two ends of each bookmark."""
        texts: dict[str, str] = {}
        open_names: dict[str, str] = {}
        for element in self.tree(name).iter():
            if element.tag == f"{W}bookmarkStart":
                open_names[element.get(f"{W}id") or ""] = element.get(f"{W}name") or ""
                texts[element.get(f"{W}name") or ""] = ""
            elif element.tag == f"{W}bookmarkEnd":
                del open_names[element.get(f"{W}id") or ""]
            else:
                for open_name in open_names.values():
                    texts[open_name] += piece_of(element)
        return texts

    def fields(self, name: str = "word/document.xml") -> list[str]:
        return [(e.text or "").strip() for e in self.tree(name).iter(f"{W}instrText")]

    @property
    def notes(self) -> list[str]:
        """Return the text of the footnotes, separators left out."""
        notes = self.tree("word/footnotes.xml").findall(f"{W}footnote")
        return [text_of(n).strip() for n in notes if n.get(f"{W}type") is None]

    def everything(self) -> str:
        """Return all the bytes of the parts as one text, to look for what must not be there."""
        return "\n".join(d.decode("utf-8", "replace") for d in self.members.values())


def piece_of(element: etree._Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    return {f"{W}tab": "\t", f"{W}br": "\n"}.get(str(element.tag), "")


def text_of(element: etree._Element) -> str:
    """Return what a reader sees of ``element``."""
    return "".join(
        piece_of(e)
        for e in element.iter(f"{W}t", f"{W}tab", f"{W}br")
        if e.getparent() is not None and e.getparent().tag == f"{W}r"
    )
