"""A message as mail programs save it goes in; its own words and those it answers come out.

Who wrote it, to whom and when is stated in its head and goes to the metadata. Words that the
message repeats from an earlier one are quotations, so that nobody is quoted as having written what
they only answered. Attachments and messages within it are sources of their own. The promise: the
body is read once, from the part that holds all of it.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from assistant.documents import html, plain_text
from assistant.documents.document import Block
from assistant.documents.file import File
from assistant.documents.layout import FoundAnchor, FoundBlock, Layout, lift
from assistant.errors import CannotRead

name = "mail"

DEEPEST_MULTIPART = 30
_HEAD = 16_384
_FIELD = re.compile(rb"([!-9;-~]{1,76}):[ \t]?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*")
_PEOPLE_TEXT = "from to subject date"
_PEOPLE = frozenset(_PEOPLE_TEXT.split())
_MACHINE_TEXT = """
mime-version message-id received return-path content-type x-mailer delivered-to dkim-signature
thread-topic thread-index in-reply-to references x-originating-ip user-agent
"""
_MACHINE = frozenset(_MACHINE_TEXT.split())
"""Fields that no person types at the head of a memorandum."""

_ENOUGH_PLAIN = 0.5
"""Share of the words of the HTML part that the plain part must hold to be read in its place."""

_EARLIER = re.compile(
    r"^\s*(?:-{2,}\s*(?:Original|Forwarded) [Mm]essage\s*-{2,}|_{20,}\s*$"
    r"|Begin forwarded message:|\*?From:\*?\s.{3,}$(?=\n\*?(?:Sent|Date):))",
    re.MULTILINE,
)
_WROTE = re.compile(r"^(?:On|Le|Am)\s.{6,200}(?:wrote|écrit|schrieb)\s?:\s*$")
_QUOTED = re.compile(r"((?:>[ ]?)+)")


def recognise(file: File) -> float:
    """Return 0.95 for a head that a mail program wrote, and a person's fields in it."""
    if file.kind is not None:
        return 0.0
    head = file.data[:_HEAD].lstrip()
    names: set[str] = set()
    at = 0
    while (found := _FIELD.match(head, at)) is not None:
        names.add(found[1].decode("ascii").casefold())
        at = found.end()
    if head[at : at + 1] not in (b"\r", b"\n", b"") and at < len(head):
        return 0.0
    is_named = file.path.suffix.casefold() == ".eml"
    machine = len(names & _MACHINE) >= (1 if is_named else 2)
    return 0.95 if machine and len(names & _PEOPLE) >= 2 else 0.0


def read(file: File) -> Layout:
    """Return the blocks of a message's body.

    Raises:
        CannotRead: it is damaged, or holds no words of its own.
    """
    message = message_of(file)
    layout = Layout(text="")
    _write_body(message, file, layout)
    layout.metadata.update(_stated(message))
    inside = [name for name, _ in attachments_of(message)]
    if inside:
        shown = ", ".join(inside[:8]) + (" …" if len(inside) > 8 else "")
        layout.notes.append(f"What is attached to it is a source of its own: {shown}.")
    if not (layout.text or "").strip():
        what = "The message has no words of its own."
        raise CannotRead(file.path, what, "What is attached to it is read by itself.")
    return layout


def message_of(file: File) -> EmailMessage:
    """Return the message that the file holds; raises CannotRead."""
    try:
        message = email.message_from_bytes(file.data.lstrip(), policy=email.policy.default)
        if _depth(message) > DEEPEST_MULTIPART:
            reason = "Its parts stand deeper in one another than in any message."
            raise CannotRead(file.path, reason, "Save its text as a plain text file.")
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        reason = "This message is damaged."
        raise CannotRead(file.path, reason, "Save it again from the mail program.") from error
    if not isinstance(message, EmailMessage):
        raise CannotRead(file.path, "This message is damaged.")
    return message


def attachments_of(message: EmailMessage) -> Iterator[tuple[str, EmailMessage]]:
    """Yield the name and part of everything attached; pictures within the text are none."""
    seen: dict[str, int] = {}
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        if part.get_content_type() == "message/rfc822":
            yield _once(_file_name(part) or "message.eml", seen), part
        elif part.is_multipart():
            waiting[:0] = [p for p in part.iter_parts() if isinstance(p, EmailMessage)]
        elif _is_attached(part):
            yield _once(_file_name(part) or "attachment", seen), part


def bytes_of(part: EmailMessage) -> bytes:
    """Return what an attachment holds."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else part.get_payload()
        return inner.as_bytes() if isinstance(inner, EmailMessage) else str(inner).encode()
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _depth(message: EmailMessage) -> int:
    deepest, waiting = 0, [(message, 1)]
    while waiting:
        part, depth = waiting.pop()
        deepest = max(deepest, depth)
        if part.is_multipart() and deepest <= DEEPEST_MULTIPART:
            inner = part.get_payload()
            parts = inner if isinstance(inner, list) else []
            waiting += [(p, depth + 1) for p in parts if isinstance(p, EmailMessage)]
    return deepest


def _is_attached(part: EmailMessage) -> bool:
    if part.get_content_disposition() == "attachment":
        return True
    is_text = part.get_content_maintype() == "text"
    inline_picture = part.get_content_maintype() == "image" and part.get("Content-ID")
    return not inline_picture and (bool(_file_name(part)) or not is_text)


def _file_name(part: EmailMessage) -> str:
    try:
        said = part.get_filename() or ""
    except (ValueError, LookupError, AttributeError, TypeError):
        said = ""
    plain = re.sub(r"[\x00-\x1f\x7f/\\:]+", "_", said).strip(" .")
    return plain[:120]


def _once(name: str, seen: dict[str, int]) -> str:
    seen[name] = seen.get(name, 0) + 1
    if seen[name] == 1:
        return name
    stem, dot, end = name.rpartition(".")
    return f"{stem} ({seen[name]}).{end}" if dot else f"{name} ({seen[name]})"


def _write_body(message: EmailMessage, file: File, layout: Layout) -> None:
    plain, marked = _part(message, "plain"), _part(message, "html")
    if marked and len(plain.split()) < _ENOUGH_PLAIN * len(_words_of(marked, file).split()):
        found = html.read(File(file.path, marked.encode("utf-8", "replace")))
        layout.text, layout.blocks, layout.anchors = found.text, found.blocks, found.anchors
        layout.notes += found.notes
        return
    for depth, text in _by_depth(plain.replace("\r\n", "\n").replace("\r", "\n")):
        _append(layout, text, depth, file)


def _words_of(marked: str, file: File) -> str:
    return html.read(File(file.path, marked.encode("utf-8", "replace"))).text or ""


def _part(message: EmailMessage, kind: str) -> str:
    """Return the text of the body's part of this kind, empty where there is none."""
    try:
        part = message.get_body(preferencelist=(kind,))
        content = part.get_content() if part is not None else ""
    except (LookupError, ValueError, AttributeError, TypeError):
        payload = part.get_payload(decode=True) if part is not None else b""
        content = payload.decode("cp1252", "replace") if isinstance(payload, bytes) else ""
    return content if isinstance(content, str) else ""


def _by_depth(text: str) -> Iterator[tuple[int, str]]:
    """Yield runs of lines with how deep they are quoted; all below an earlier message's head is."""
    found = _EARLIER.search(text)
    own, earlier = (text, "") if found is None else (text[: found.start()], text[found.start() :])
    for base, part in ((0, own), (1, earlier)):
        run: list[str] = []
        depth = base
        wrote = False
        for line in part.split("\n"):
            quoted = _QUOTED.match(line)
            introduces = bool(_WROTE.match(line))
            deep = base + (quoted[1].count(">") if quoted else introduces)
            if run and (deep != depth or wrote or introduces):
                yield depth, "\n".join(run)
                run = []
            wrote = introduces
            depth = deep
            run.append(line[quoted.end() :] if quoted else line)
        if run:
            yield depth, "\n".join(run)


def _append(layout: Layout, text: str, depth: int, file: File) -> None:
    """Add what one run of lines holds; quoted runs are quotations."""
    if not text.strip():
        return
    part = lift(
        text, plain_text.read(File(file.path, text.encode("utf-8", "replace"))), proof=False
    )
    before = layout.text or ""
    if before:
        before = before.rstrip("\n") + "\n\n"
    start = len(before)
    layout.text = before + part.text
    layout.blocks += [_shifted(block, start, depth) for block in part.blocks]
    layout.anchors += [FoundAnchor(a.kind, a.at + start, a.text) for a in part.anchors]


def _shifted(block: Block, by: int, depth: int) -> FoundBlock:
    kind = "quote" if depth else block.kind
    label = None if depth else block.label
    level = depth or block.level
    return FoundBlock(kind, block.start + by, block.end + by, label, level)


def _stated(message: EmailMessage) -> dict[str, str]:
    said: dict[str, str] = {}
    for field, key in (
        ("Subject", "title"),
        ("From", "author"),
        ("To", "fact to"),
        ("Cc", "fact cc"),
    ):
        try:
            value = " ".join(str(message[field] or "").split())
        except (ValueError, LookupError, AttributeError, TypeError, IndexError):
            value = ""
        if value:
            said[key] = re.sub(r"\s*<[^<>]*@[^<>]*>", "", value).strip(' "') or value
    try:
        said["date"] = parsedate_to_datetime(str(message["Date"])).date().isoformat()
        said["fact sent"] = parsedate_to_datetime(str(message["Date"])).isoformat()
    except (ValueError, TypeError, IndexError, AttributeError, OverflowError):
        pass
    if "author" in said:
        said["fact from"] = said["author"]
    return said
