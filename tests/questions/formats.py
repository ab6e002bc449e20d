"""A consultation paper written as plain marks, in; the same paper as a file of each format, out.

The marks: "# " headings, "**bold**" paragraphs, "- " bullets, "| cell | cell |" rows; every other
line is a paragraph.
"""

from __future__ import annotations

import html
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx

from tests.documents.office.open_documents import open_document
from tests.documents.pdfs import ACROSS, Sheet, pdf_of, wrapped

LINES = 48
"""Lines of a page of a PDF."""


@dataclass
class Part:
    """``kind`` is heading, bold, bullet, row or paragraph; ``level`` is a heading's."""

    kind: str
    text: str
    level: int = 0
    cells: tuple[str, ...] = ()


def parts_of(marked: str) -> list[Part]:
    """Return the parts of a paper; the line below a table's header is the marks' own."""
    return [_part(line) for line in marked.splitlines() if line.strip() and "|---" not in line]


def _part(line: str) -> Part:
    if line.startswith("#"):
        marks, _, words = line.partition(" ")
        return Part("heading", words, len(marks))
    if line.startswith("|"):
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        return Part("row", " ".join(cells), cells=cells)
    if line.startswith("**") and line.endswith("**"):
        return Part("bold", line.strip("*"))
    if line.startswith("- "):
        return Part("bullet", line[2:])
    return Part("paragraph", line)


def as_markdown(marked: str) -> bytes:
    return marked.encode()


def as_text(marked: str) -> bytes:
    """Headings are lines, rows are parted by tabs, nothing is bold."""
    lines = []
    for part in parts_of(marked):
        mark = "• " if part.kind == "bullet" else ""
        lines += [mark + ("\t".join(part.cells) if part.cells else part.text), ""]
    return "\n".join(lines).encode()


def as_word(marked: str) -> bytes:
    document = docx.Document()
    rows: list[tuple[str, ...]] = []
    for part in [*parts_of(marked), Part("end", "")]:
        if part.kind == "row":
            rows.append(part.cells)
            continue
        if rows:
            _word_table(document, rows)
            rows = []
        if part.kind == "heading":
            document.add_heading(part.text, part.level)
        elif part.kind == "bullet":
            document.add_paragraph(part.text, style="List Bullet")
        elif part.kind != "end":
            document.add_paragraph().add_run(part.text).bold = part.kind == "bold"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _word_table(document: docx.document.Document, rows: list[tuple[str, ...]]) -> None:
    table = document.add_table(len(rows), max(map(len, rows)))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = text


def as_html(marked: str) -> bytes:
    body = _tagged(
        marked,
        heading="<h{level}>{text}</h{level}>",
        bold="<p><strong>{text}</strong></p>",
        bullet="<ul><li>{text}</li></ul>",
        paragraph="<p>{text}</p>",
        table="<table>{rows}</table>",
        row="<tr>{cells}</tr>",
        cell="<td>{text}</td>",
    )
    return f"<!DOCTYPE html><html><body><main>{body}</main></body></html>".encode()


def as_open_document(marked: str) -> bytes:
    return open_document(
        _tagged(
            marked,
            heading='<text:h text:outline-level="{level}">{text}</text:h>',
            bold='<text:p><text:span text:style-name="B">{text}</text:span></text:p>',
            bullet="<text:list><text:list-item><text:p>{text}</text:p></text:list-item></text:list>",
            paragraph="<text:p>{text}</text:p>",
            table="<table:table>{rows}</table:table>",
            row="<table:table-row>{cells}</table:table-row>",
            cell="<table:table-cell><text:p>{text}</text:p></table:table-cell>",
        ),
        automatic='<style:style style:name="B" style:family="text"><style:text-properties '
        'fo:font-weight="bold"/></style:style>',
    )


def _tagged(marked: str, **tags: str) -> str:
    """Return the paper in tags; ``tags`` gives those of each kind of part."""
    made, rows = [], ""
    for part in [*parts_of(marked), Part("end", "")]:
        if part.kind == "row":
            cells = "".join(tags["cell"].format(text=html.escape(cell)) for cell in part.cells)
            rows += tags["row"].format(cells=cells)
            continue
        if rows:
            made.append(tags["table"].format(rows=rows))
            rows = ""
        if part.kind != "end":
            made.append(tags[part.kind].format(text=html.escape(part.text), level=part.level))
    return "\n".join(made)


def as_rich_text(marked: str) -> bytes:
    lines = []
    for part in parts_of(marked):
        text = _rich(part.text)
        if part.kind == "row":
            ends = "".join(rf"\cellx{2000 * (at + 1)}" for at in range(len(part.cells)))
            cells = "".join(rf"\pard\intbl {_rich(cell)}\cell" for cell in part.cells)
            lines.append(rf"\trowd{ends}{cells}\row")
        elif part.kind == "heading":
            lines.append(rf"\pard\outlinelevel{part.level - 1} {{\b {text}}}\par")
        elif part.kind == "bold":
            lines.append(rf"\pard {{\b {text}}}\par")
        else:
            mark = r"\bullet  " if part.kind == "bullet" else ""
            lines.append(rf"\pard {mark}{text}\par")
    return ("{\\rtf1\\ansi\\ansicpg1252\n" + "\n".join(lines) + "}").encode("ascii")


def _rich(text: str) -> str:
    plain = text.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}")
    return "".join(c if ord(c) < 128 else rf"\u{ord(c)}?" for c in plain)


def as_pdf(marked: str) -> bytes:
    """A paper on pages, its lines broken; boxes are square brackets, for the type has none."""
    sheets = [Sheet()]
    for part in parts_of(marked):
        text = part.text.replace("☐", "[ ]")
        lines = wrapped(("• " if part.kind == "bullet" else "") + text, ACROSS)
        if sheets[-1].at - 14 * len(lines) < 80:
            sheets.append(Sheet())
        if part.kind == "row":
            _pdf_row(sheets[-1], part.cells)
            continue
        for line in lines:
            is_heading = part.kind == "heading"
            sheets[-1].line(line, size=14.0 if is_heading else 11.0,
                            bold=part.kind in ("heading", "bold"))  # fmt: skip
        sheets[-1].gap()
    for number, sheet in enumerate(sheets, 1):
        sheet.foot(str(number), left=290.0)
    return pdf_of(*sheets)


def _pdf_row(sheet: Sheet, cells: tuple[str, ...]) -> None:
    """Write a row whose first cell is wide, or whose second is where the first is a number."""
    widths = (
        (4, 40, 10) if cells[0][:2].strip(".") in ("No", "1", "2", "3", "4") else (30, *[9] * 5)
    )
    columns = [
        wrapped(cell.replace("☐", "[ ]"), width) for cell, width in zip(cells, widths, strict=False)
    ]
    top = sheet.at
    left = 72.0
    for width, column in zip(widths, columns, strict=False):
        sheet.at = top
        sheet.lines(*column, left=left)
        left += 6.6 * (width + 2)
    sheet.at = top - 14.0 * max(map(len, columns)) - 6.0


FORMATS: dict[str, Callable[[str], bytes]] = {
    "md": as_markdown,
    "txt": as_text,
    "docx": as_word,
    "html": as_html,
    "odt": as_open_document,
    "rtf": as_rich_text,
    "pdf": as_pdf,
}


def written(marked: str, folder: Path, name: str, suffix: str) -> Path:
    """Write the paper into ``folder`` as a file of one format and return its path."""
    path = folder / f"{name}.{suffix}"
    path.write_bytes(FORMATS[suffix](marked))
    return path
