"""Papers that the tests make wrong: a good one, and its parts changed as other programs write."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from docx import Document
from docx.document import Document as Opened
from docx.text.paragraph import Paragraph

from assistant.briefs.brief import Brief
from assistant.checks.ready import check_ready, paper_of
from assistant.findings import Finding
from assistant.venues import load_venue
from assistant.venues.rule import Venue

PROSE = (
    "Families tell us that they wait for months before anyone answers, and that the waiting itself "
    "does harm to children who had hoped for help."
)
COMMONS = "commons-select-committee"
Parts = dict[str, bytes]
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TIE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SECOND = b"<w:p><w:r><w:t>2. "
"""How the second numbered paragraph of the good paper begins."""


def good() -> Opened:
    """A short submission to a select committee that keeps every rule."""
    paper = Document()
    paper.core_properties.author = ""
    paper.core_properties.last_modified_by = ""
    paper.add_heading("Written evidence submitted by Harrow Families Network", 0)
    paper.add_paragraph("4 May 2026")
    paper.add_heading("Summary", 1)
    for point in ("Waiting does harm.", "Help that comes early costs less."):
        paper.add_paragraph(point, style="List Bullet")
    paper.add_heading("Who we are", 1)
    paper.add_paragraph(f"1. We are a charity of parents and carers. {PROSE}")
    paper.add_heading("The case", 1)
    paper.add_paragraph(f"2. {PROSE}")
    paper.add_paragraph(f"3. We ask the Department for Education to publish waiting times. {PROSE}")
    return paper


def saved(paper: Opened) -> bytes:
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def parts_of(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def with_parts(change: Callable[[Parts], None]) -> bytes:
    """The good paper with its parts changed."""
    parts = parts_of(saved(good()))
    before = dict(parts)
    change(parts)
    assert parts != before
    return packed(parts)


def put(parts: Parts, name: str, was: str, now: str) -> None:
    assert was.encode() in parts[name]
    parts[name] = parts[name].replace(was.encode(), now.encode(), 1)


def second(new: str) -> Callable[[Parts], None]:
    """Put XML where the second numbered paragraph begins."""
    return lambda parts: put(parts, "word/document.xml", SECOND.decode(), new)


def typed(parts: Parts, name: str, kind: str, *, extension: str | None = None) -> None:
    """State the type of a part, or of all parts of an extension."""
    entry = f'<Override PartName="/{name}" ContentType="{kind}"/>'
    if extension is not None:
        entry = f'<Default Extension="{extension}" ContentType="{kind}"/>'
    put(parts, "[Content_Types].xml", "</Types>", f"{entry}</Types>")


def tied(parts: Parts, kind: str, target: str, *, by: str = "word/_rels/document.xml.rels") -> str:
    """Tie a part to the document; return the id of the tie."""
    known = f"rIdOwn{len(re.findall(b'<Relationship ', parts[by]))}"
    tie = f'<Relationship Id="{known}" Type="{kind}" Target="{target}"/>'
    put(parts, by, "</Relationships>", f"{tie}</Relationships>")
    return known


def found(
    paper: Opened,
    venue: str | Venue = COMMONS,
    name: str = "paper.docx",
    brief: Brief | None = None,
) -> list[Finding]:
    rules = load_venue(venue) if isinstance(venue, str) else venue
    findings = check_ready(paper_of(saved(paper), Path(name), brief), rules)
    return [finding for finding in findings if finding.code != "venue-reminder"]


def line(paper: Opened, begins: str) -> Paragraph:
    return next(p for p in paper.paragraphs if p.text.startswith(begins))
