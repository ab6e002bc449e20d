"""Foreign house styles, sound and broken, made from the file python-docx starts with."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import docx
from docx.shared import Cm

TYPES = "[Content_Types].xml"
RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63606060"
    "f80f00010401005fe5c34b0000000049454e44ae426082"
)
Edit = Callable[[bytes], bytes] | bytes | None


def plain_house() -> bytes:
    """Return an ordinary Word file: US letter, python-docx's styles, one page of text."""
    document = docx.Document()
    document.add_heading("Our house", 1)
    document.add_paragraph("Text that stays behind.")
    return _bytes(document)


def letterhead_house() -> bytes:
    """Return a house with a logo and an address in its header and a page number in its footer."""
    document = docx.Document()
    section = document.sections[0]
    header = section.header.paragraphs[0]
    header.add_run("The Tenants’ Federation").bold = True
    header.add_run().add_picture(io.BytesIO(PIXEL), width=Cm(1))
    section.footer.paragraphs[0].text = "Registered charity 123"
    return _bytes(document)


def marked_house() -> bytes:
    """Return a house whose letterhead carries markings: a line, a corner, a watermark."""
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "OFFICIAL-SENSITIVE"
    section.header.add_paragraph("The Tenants’ Federation\tTLP:AMBER")
    section.footer.paragraphs[0].text = "Registered charity 123"
    watermark = (
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:textpath string="CONFIDENTIAL"/></v:shape></w:pict></w:r></w:p></w:ftr>'
    )
    return rebuilt(_bytes(document), {"word/footer1.xml": replaced(("</w:p></w:ftr>", watermark))})


def rebuilt(data: bytes, edits: Mapping[str, Edit]) -> bytes:
    """Return the package with parts changed, added, or (None) taken out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            edit = edits.get(name, lambda part: part)
            if edit is not None:
                new.writestr(name, edit if isinstance(edit, bytes) else edit(old.read(name)))
        for name, edit in edits.items():
            if name not in old.namelist() and isinstance(edit, bytes):
                new.writestr(name, edit)
    return stream.getvalue()


def replaced(*pairs: tuple[str, str]) -> Callable[[bytes], bytes]:
    """Return an edit that replaces each first string by its second, and proves it was there."""

    def edit(part: bytes) -> bytes:
        for was, now in pairs:
            assert was.encode() in part
            part = part.replace(was.encode(), now.encode())
        return part

    return edit


def tied(kind: str, target: str, *, external: bool = False) -> Callable[[bytes], bytes]:
    """Return an edit of a relationships part that adds one."""
    kind = kind if "://" in kind else f"{OFFICE}/{kind}"
    mode = ' TargetMode="External"' if external else ""
    tie = f'<Relationship Id="rIdX" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    return replaced(("</Relationships>", tie))


def template_house() -> bytes:
    """Return the same as a .dotx."""
    return rebuilt(plain_house(), {TYPES: replaced(("document.main+xml", "template.main+xml"))})


def macro_house() -> bytes:
    """Return a .docm with a macro project."""
    macros = "application/vnd.ms-word.document.macroEnabled.main+xml"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return rebuilt(
        plain_house(),
        {
            TYPES: replaced((word, macros)),
            RELATIONS: tied("http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                            "vbaProject.bin"),
            "word/vbaProject.bin": b"\xd0\xcf\x11\xe0 not really",
        },
    )  # fmt: skip


def localised_house() -> bytes:
    """Return a German file: ids of styles are translated, their names are not."""
    return rebuilt(
        plain_house(),
        {
            "word/styles.xml": replaced(
                ('"Heading1"', '"berschrift1"'), ('"Normal"', '"Standard"'), ('"Title"', '"Titel"')
            ),
            "word/document.xml": replaced(('"Heading1"', '"berschrift1"')),
        },
    )


def _bytes(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
