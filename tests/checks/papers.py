"""Word files for the tests of checking, written part by part by nothing of ours."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NS = f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = f"""<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>
<Override PartName="/word/footnotes.xml" ContentType="{_TYPE}.footnotes+xml"/></Types>"""
_TOP = f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>"""
_TIES = f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>"""
_STYLES = f"""<?xml version="1.0" encoding="UTF-8"?><w:styles {_NS}>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/>
<w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="L"><w:name w:val="Set In"/>
<w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="720"/></w:pPr></w:style>
</w:styles>"""
_SEPARATORS = """<w:footnote w:type="separator" w:id="-1">
<w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>
</w:footnote>"""


class Para(NamedTuple):
    """A paragraph: its text, its style ("Q" a block quotation, "L" set in on the
    left, "H1" a heading) and its note.

    In ``text`` a "^" is where the note's mark stands, at the end where there is none. ``raw`` is
    XML that stands for the runs.
    """

    text: str
    style: str = ""
    note: str = ""
    raw: str = ""


def run(text: str) -> str:
    """Return a run of plain text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def inserted(text: str) -> str:
    """Return a run that somebody has put in with changes tracked."""
    return f'<w:ins w:id="900" w:author="A" w:date="2026-01-01T00:00:00Z">{run(text)}</w:ins>'


def removed(text: str) -> str:
    """Return a run that somebody has taken out with changes tracked."""
    inner = run(text).replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:del w:id="901" w:author="A" w:date="2026-01-01T00:00:00Z">{inner}</w:del>'


def paper(paragraphs: Sequence[Para | str], body: str = "") -> bytes:
    """Return a Word file of these paragraphs; ``body`` is XML that follows them."""
    notes: list[str] = []
    parts = "".join(_paragraph(_para(p), notes) for p in paragraphs)
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _TOP,
        "word/document.xml": f"<w:document {_NS}><w:body>{parts}{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _TIES,
        "word/styles.xml": _STYLES,
        "word/footnotes.xml": f"<w:footnotes {_NS}>{_SEPARATORS}{''.join(notes)}</w:footnotes>",
    }
    return packed(members)


def packed(members: dict[str, str]) -> bytes:
    """Return a container of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name, text in members.items():
            written.writestr(name, text)
    return out.getvalue()


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return the XML of a table of plain cells."""
    cells = ["".join(f"<w:tc><w:p>{run(text)}</w:p></w:tc>" for text in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl><w:p/>"


def _para(given: Para | str) -> Para:
    return Para(given) if isinstance(given, str) else given


def _paragraph(para: Para, notes: list[str]) -> str:
    style = f'<w:pPr><w:pStyle w:val="{para.style}"/></w:pPr>' if para.style else ""
    before, mark, after = para.text.partition("^")
    reference = ""
    if para.note:
        number = len(notes) + 1
        notes.append(f'<w:footnote w:id="{number}"><w:p>{run(para.note)}</w:p></w:footnote>')
        reference = f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'
    elif mark:
        before, after = para.text, ""
    return f"<w:p>{style}{para.raw or run(before)}{reference}{run(after)}</w:p>"
