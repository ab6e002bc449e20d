"""E-mails go in, saved by a mail program or printed into a paper; out come who wrote which words.

The words of every message are its sender's; those of an earlier message in a reply are quoted. The
promise: a sender is named only where a head surely covers the words.
"""

from __future__ import annotations

from typing import Any

from assistant.documents.document import Document
from assistant.passages.grammar import Account
from assistant.passages.messages import Message, Written, messages_in, sender_named
from assistant.passages.paper import head_lines, read_as, redactions_in
from assistant.passages.passage import Passage, Person, Speaker

genre = "e-mail"


def recognise(document: Document) -> float:
    """Return 0.9 for a saved message, 0.8 for a paper that begins with a message's head."""
    if document.format == "mail":
        return 0.9
    if not any(li.words.casefold().startswith("from:") for li in head_lines(document, 3)):
        return 0.0
    messages, _ = messages_in(document)
    first = messages[0] if messages else None
    complete = first is not None and first.subject is not None and first.sent is not None
    return 0.8 if complete and first is not None and first.start < 300 else 0.0


def read(document: Document, known_people: tuple[Person, ...] = ()) -> Account:
    """Return the messages' words, each with its sender."""
    stated = document.metadata
    own = None
    if document.format == "mail":
        own = Message(
            sender_named(stated.get("author", "")),
            stated.get("fact to"),
            stated.get("fact sent"),
            stated.get("title"),
        )
    messages, written = messages_in(document, own)
    first = own or (messages[0] if messages else None)
    account = read_as(
        genre,
        document,
        known_people,
        without=heads(written),
        facts={
            "to": first.to if first else None,
            "sent": first.sent if first else None,
            "messages": [as_fact(m) for m in messages],
            "redactions": redactions_in(document.text),
        },
        title=first.subject if first else None,
        author=first.sender if first else None,
        date=first.date if first else None,
    )
    senders = [m.sender for m in (own, *messages) if m is not None and m.sender]
    people = tuple(Person(name=name, list="from") for name in dict.fromkeys(senders))
    passages = attributed(account.passages, document, written)
    return account.model_copy(update={"passages": passages, "people": (*people, *account.people)})


def heads(written: dict[int, Written]) -> frozenset[int]:
    """Return the blocks that are the heads of messages, and so nobody's words."""
    return frozenset(index for index, known in written.items() if known.head)


def as_fact(message: Message) -> dict[str, Any]:
    """Return a message's head as plain values."""
    return {
        "from": message.sender,
        "to": message.to,
        "sent": message.sent,
        "date": message.date,
        "subject": message.subject,
        "start": message.start,
    }


def attributed(
    passages: tuple[Passage, ...], document: Document, written: dict[int, Written]
) -> tuple[Passage, ...]:
    """Return the passages with who wrote them; a heading below a head has no passage."""
    by_start = {document.blocks[i].start: known for i, known in written.items()}
    return tuple(_attributed(p, by_start.get(p.start)) for p in passages)


def _attributed(passage: Passage, known: Written | None) -> Passage:
    if known is None or known.head:
        return passage
    sender = known.message.sender if known.message else None
    if sender is None:
        return passage.model_copy(update={"unattributed": known.reason})
    speaker = Speaker(label=sender, name=sender)
    return passage.model_copy(update={"speaker": speaker})
