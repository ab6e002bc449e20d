"""Reports of debates as XML go in (Akoma Ntoso, Hansard); headings, speeches, questions come out.

Each speech begins with its speaker as printed, or as the file names them where nothing is printed.
Column and page marks leave the sentences and stay as anchors. Any other XML is refused with the
reason, since nobody can tell which of its parts a reader would see. The promise: nothing outside
the file is read, nothing expands (a document type may name single letters, and no more), and depth
is bounded.
"""

from __future__ import annotations

import re

from assistant.documents.file import File
from assistant.documents.flowing import Flow
from assistant.documents.layout import Layout
from assistant.documents.xml.debate import is_debate, write_debate
from assistant.documents.xml_part import BadXmlError, parse_xml, with_letters
from assistant.errors import CannotRead

name = "xml"

_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<!--.*?-->|<!DOCTYPE[^>]*>|\s)*<([A-Za-z_][\w.:-]*)", re.DOTALL
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_HEAD = 8_192
_REMEDY = "Save the text you need as a Word, text or HTML file."


def recognise(file: File) -> float:
    """Return 0.95 for what begins as XML does and is no page of HTML."""
    head = file.data[:_HEAD]
    if file.kind is not None or _HTML.search(head):
        return 0.0
    if head.startswith((b"\xff\xfe<\x00?\x00x", b"\xfe\xff\x00<\x00?")):
        return 0.95
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        return 0.95
    found = _BEGINS.match(head)
    return 0.95 if found and is_debate(found[1].decode("ascii", "replace")) else 0.0


def read(file: File) -> Layout:
    """Return the blocks of a report of debates.

    Raises:
        CannotRead: it is other XML, broken, or declares what would have to be fetched or expanded.
    """
    try:
        root = parse_xml(with_letters(file.data))
    except BadXmlError as error:
        raise CannotRead(file.path, f"This XML {error}.", _REMEDY) from error
    if not is_debate(str(root.tag)):
        bare = str(root.tag).rpartition("}")[2]
        reason = f"This is XML of a kind (“{bare[:60]}”) whose text cannot be told from its data."
        raise CannotRead(file.path, reason, _REMEDY)
    flow = Flow()
    write_debate(root, flow)
    return flow.finish()
