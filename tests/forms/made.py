"""Forms that the tests make, part by part, as Word writes them."""

from __future__ import annotations

import io
import zipfile
from itertools import count

from docx import Document
from docx.oxml import parse_xml

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_IDS = count(100)


def form(*blocks: str) -> bytes:
    """A Word file whose body is these blocks."""
    made = Document()
    body = made.element.body
    for block in blocks:
        for element in parse_xml(f"<w:body {NAMESPACES}>{block}</w:body>"):
            body.insert(len(body) - 1, element)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def renamed(data: bytes, part: str, new: str) -> bytes:
    """The same file with its main part under another name, as Word for the web has it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as made:
        for name in old.namelist():
            told = old.read(name)
            if name in ("_rels/.rels", "[Content_Types].xml"):
                told = told.replace(part.encode(), new.encode())
            made.writestr(name.replace(part.rpartition("/")[2], new.rpartition("/")[2]), told)
    return out.getvalue()


def words(text: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def line(*inside: str) -> str:
    return f"<w:p>{''.join(i if i.startswith('<') else words(i) for i in inside)}</w:p>"


def cell(*inside: str, spans: int = 1) -> str:
    span = f'<w:tcPr><w:gridSpan w:val="{spans}"/></w:tcPr>' if spans > 1 else ""
    held = "".join(i if i.startswith(("<w:p", "<w:tbl", "<w:sdt")) else line(i) for i in inside)
    return f"<w:tc>{span}{held or '<w:p/>'}</w:tc>"


def _as_cell(inside: str) -> str:
    if inside.startswith(("<w:tc", "<w:sdt")):
        return inside
    return cell(inside) if inside else cell()


def table(*rows: list[str]) -> str:
    """Rows of cells; a cell is its words, or its XML."""
    made = "".join(f"<w:tr>{''.join(map(_as_cell, row))}</w:tr>" for row in rows)
    grid = "<w:gridCol/>" * max(len(row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl><w:p/>"


def control(properties: str, inside: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def prompt(text: str = "Click or tap here to enter text.") -> str:
    return words(text, '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>')


def text_control(properties: str = "") -> str:
    return control(f"{properties}<w:showingPlcHdr/><w:text/>", prompt())


def date_control(shape: str = "dd/MM/yyyy") -> str:
    picker = f'<w:date><w:dateFormat w:val="{shape}"/><w:lid w:val="en-GB"/></w:date>'
    return control(f"<w:showingPlcHdr/>{picker}", prompt("Click or tap to enter a date."))


def list_control(*entries: str) -> str:
    items = "".join(f'<w:listItem w:displayText="{e}" w:value="{e}"/>' for e in entries)
    first = '<w:listItem w:value="Choose an item."/>'
    return control(
        f"<w:showingPlcHdr/><w:dropDownList>{first}{items}</w:dropDownList>",
        prompt("Choose an item."),
    )


def box(ticked: bool = False) -> str:
    state = (
        f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    )
    return control(state, words("☒" if ticked else "☐"))


def old_field(kind: str, inside: str, result: str = "") -> str:
    """A legacy form field: FORMTEXT, FORMCHECKBOX or FORMDROPDOWN."""
    name = f"Field{next(_IDS)}"
    named = f'<w:name w:val="{name}"/><w:enabled/><w:calcOnExit w:val="0"/>'
    data = f"<w:ffData>{named}{inside}</w:ffData>"
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    told = f'<w:r><w:instrText xml:space="preserve"> {kind} </w:instrText></w:r>'
    part = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f"{begin}{told}{part}{words(result) if result else ''}{end}"


def old_text(longest: int = 0, result: str = "\u2002" * 5) -> str:
    most = f'<w:maxLength w:val="{longest}"/>' if longest else ""
    return old_field("FORMTEXT", f"<w:textInput>{most}</w:textInput>", result)


def old_box(ticked: bool = False) -> str:
    mark = "<w:checked/>" if ticked else ""
    inside = f'<w:checkBox><w:sizeAuto/><w:default w:val="0"/>{mark}</w:checkBox>'
    return old_field("FORMCHECKBOX", inside)


def old_list(*entries: str) -> str:
    items = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in entries)
    return old_field("FORMDROPDOWN", f"<w:ddList>{items}</w:ddList>")


def sign(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
