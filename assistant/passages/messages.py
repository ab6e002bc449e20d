"""The blocks of a mail, or of papers that print mails, go in; out comes who wrote each of them.

A head ("From: … Sent: … To: … Subject: …") holds until the next head; "On 3 May Ann Lee wrote:"
holds for the words quoted that deep below it. The promise: a writer is named only where a head or
such a line surely covers the words; else nobody, with the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.documents.document import Block, Document
from assistant.passages.dates import find_date
from assistant.passages.paper import is_redacted

_FIELD = re.compile(
    r"\s*\**(?P<name>From|Sent|Date|To|Cc|Bcc|Subject|Attachments?|Importance|Reply-To)\**\s*:\**"
    r"[ \t]*(?P<value>.*)$",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"(?:On|Le|Am)\s(?P<when>.{6,120}?),?\s(?P<who>[^\s,\d][^,\d]{1,80}?)"
    r"(?:\s*<[^<>]*>|\s*\[[^\]]*@[^\]]*\])?\s+(?:wrote|écrit|schrieb)\s?:\s*$",
    re.DOTALL,
)
_ANNOUNCES = re.compile(
    r"(?:-{2,}\s*(?:Original|Forwarded) message\s*-{2,}|Begin forwarded message:|_{20,})\s*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\s*[<\[(][^<>\[\]()]*@[^<>\[\]()]*[>\])]|\s*[<\[]mailto:[^>\]]*[>\]]")
_A_TIME_ONLY = re.compile(r"[\d:. ]*(?:am|pm|at)?$", re.IGNORECASE)

NO_WRITER = "Words of an earlier message, and it is not certain who wrote them."
REDACTED = "The name of who wrote this message is redacted."
NO_HEAD = "No message’s head stands above these words."


@dataclass(frozen=True)
class Message:
    """One message: who wrote it to whom and when, as its head prints it."""

    sender: str | None
    to: str | None = None
    sent: str | None = None
    subject: str | None = None
    start: int = 0

    @property
    def date(self) -> str | None:
        """The day it was sent, ISO 8601."""
        return find_date(self.sent or "")


@dataclass(frozen=True)
class Written:
    """What is known of one block: the message it belongs to, or why none; ``head`` for its head."""

    message: Message | None
    reason: str | None = None
    head: bool = False


@dataclass
class _Walk:
    """Where in the exchange the walk stands."""

    own: Message | None
    header: Message | None = None
    quoting: dict[int, Message | None] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)


def messages_in(
    document: Document, own: Message | None = None
) -> tuple[list[Message], dict[int, Written]]:
    """Return the messages printed in ``document``, and for each block what is known of it.

    ``own`` is the message that the file itself is, where it is one.
    """
    walk = _Walk(own)
    written: dict[int, Written] = {}
    blocks = document.blocks
    index = 0
    while index < len(blocks):
        taken = _head_at(document, index)
        if taken:
            message = _message(document, index, taken)
            walk.header, walk.quoting = message, {}
            walk.messages.append(message)
            written |= {i: Written(message, head=True) for i in range(index, index + taken)}
            index += taken
            continue
        written[index] = _of(walk, document, index)
        index += 1
    return walk.messages, written


def _of(walk: _Walk, document: Document, index: int) -> Written:
    block = document.blocks[index]
    words = document.text[block.start : block.end]
    if _ANNOUNCES.match(words):
        return Written(None, head=True)
    if wrote := _WROTE.match(" ".join(words.split())):
        return Written(_announced(walk, document, index, wrote), head=True)
    return _held(walk, block)


def _held(walk: _Walk, block: Block) -> Written:
    """Return whose words a block holds: those of the depth it is quoted at."""
    depth = block.level or 1 if block.kind == "quote" else 0
    if walk.header is not None and (depth <= 1 and 1 not in walk.quoting):
        message: Message | None = walk.header
    elif depth == 0:
        walk.quoting.clear()
        message = walk.header or walk.own
    else:
        for deeper in [d for d in walk.quoting if d > depth]:
            del walk.quoting[deeper]
        message = walk.quoting.get(depth)
    if message is None:
        return Written(None, NO_WRITER if depth or walk.header else NO_HEAD)
    if message.sender is None:
        return Written(message, REDACTED)
    return Written(message)


def _announced(walk: _Walk, document: Document, index: int, wrote: re.Match[str]) -> Message:
    """Remember who wrote what is quoted below; where the depth is doubtful, remember nobody."""
    blocks = document.blocks
    block = blocks[index]
    message = Message(sender_named(wrote["who"]), sent=wrote["when"], start=block.start)
    walk.messages.append(message)
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    depth = (below.level or 1) if below is not None and below.kind == "quote" else 0
    at = block.level or 1 if block.kind == "quote" else 0
    if depth == 0:
        return message
    for deeper in [d for d in walk.quoting if d >= depth]:
        was = walk.quoting.pop(deeper)
        if deeper == depth and was is not None and at >= depth:
            walk.quoting[depth] = None  # two say that they wrote at this depth
    if depth not in walk.quoting:
        walk.quoting[depth] = message
    return message


def _head_at(document: Document, index: int) -> int:
    """Return how many blocks from ``index`` are the head of a message: From and two fields more."""
    names: list[str] = []
    count = 0
    for block in document.blocks[index : index + 8]:
        fields = _fields(document.text[block.start : block.end])
        if not fields or (names and "from" in fields):
            break
        names += fields
        count += 1
    known = {"sent", "date", "to", "subject"} & set(names)
    return count if names[:1] == ["from"] and len(known) >= 2 else 0


def _fields(words: str) -> dict[str, str]:
    """Return the fields of a block that holds nothing else; a value may run on to the next line."""
    fields: dict[str, str] = {}
    last = ""
    for line in words.replace("\t", " ").split("\n"):
        if found := _FIELD.match(line):
            last = found["name"].casefold()
            fields.setdefault(last, found["value"].strip())
        elif last in ("to", "cc", "bcc", "subject") and line[:1] in (" ", ";"):
            fields[last] += f" {line.strip()}"
        else:
            return {}
    return fields


def _message(document: Document, index: int, count: int) -> Message:
    fields: dict[str, str] = {}
    for block in document.blocks[index : index + count]:
        fields |= _fields(document.text[block.start : block.end])
    return Message(
        sender_named(fields.get("from", "")),
        _without_addresses(fields.get("to", "")) or None,
        fields.get("sent") or fields.get("date"),
        fields.get("subject"),
        document.blocks[index].start,
    )


_LAST_NAME_FIRST = re.compile(
    r"(?P<last>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?), "
    r"(?!(?:Team|Office|Unit|Council|Department|Ltd|Limited|Inc|MP)\b)(?P<first>[A-Z][\w’'-]+)"
    r"(?: \([^()]*\))?"
)


def sender_named(words: str) -> str | None:
    """Return a sender's name without the address; None where it is redacted or missing.

    Directories print "Harris, Paul": the name is Paul Harris.
    """
    name = _without_addresses(words)
    if not name or is_redacted(name) or _A_TIME_ONLY.match(name):
        return None
    turned = _LAST_NAME_FIRST.fullmatch(name)
    return f"{turned['first']} {turned['last']}" if turned else name


def _without_addresses(words: str) -> str:
    return _ADDRESS.sub("", words).strip(" \"'*;,")
