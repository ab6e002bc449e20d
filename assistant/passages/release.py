"""A release under freedom of information goes in; out come its reference, date and exemptions.

Redactions stay where they stand. Mails that the release prints keep their senders. The promise: a
paper is a release only where it names the Act and its own reference or the exemptions applied.
"""

from __future__ import annotations

import re

from assistant.documents.document import Document
from assistant.passages.correspondence import as_fact, attributed, heads
from assistant.passages.grammar import Account
from assistant.passages.messages import messages_in
from assistant.passages.paper import read_as, redactions_in
from assistant.passages.passage import Person

genre = "foi release"

_HEAD = 3000
_ACT = re.compile(
    r"\b(?:Freedom of Information(?: \(Scotland\))? (?:Act|request|release)|FOIA?\b"
    r"|Environmental Information Regulations)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:FO[Ii]A?|EIR|our|case|request|release|internal)?\s*"
    r"(?:ref(?:erence)?|case|request)(?:\s+(?:number|no))?\.?\s*[:#]?\s*"
    r"(?P<ref>(?-i:(?:[A-Z]{2,6}[ /-]?)*)\d[\w/-]*\d)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b(?P<ref>FOI(?:A)?[ /-]?\d{2,4}[\w/-]*\d)\b")
_ANSWERS = re.compile(
    r"\b(?:thank you for your (?:request|e-?mail|letter|correspondence)|you (?:asked|requested)"
    r"|we (?:hold|do not hold|can confirm|have decided)|information (?:you )?requested"
    r"|internal review|is being withheld|has been withheld|released? under)\b",
    re.IGNORECASE,
)
_EXEMPT = re.compile(
    r"\b(?:exempt\w*|withheld|redacted)\b[^.\n]{0,120}?\b(?:section|s\.?|regulation)\s?"
    r"(?P<behind>\d{1,2}(?:\(\d+\))*(?:\([a-z]+\))*)"
    r"|\b(?:section|s\.?|regulation)\s?(?P<before>\d{1,2}(?:\(\d+\))*(?:\([a-z]+\))*)"
    r"[^.\n]{0,120}?\b(?:exempt\w*|FOIA?|Freedom of Information)\b",
    re.IGNORECASE,
)


def recognise(document: Document) -> float:
    """Return how many of the marks of a release its text bears."""
    head = document.text[:_HEAD]
    if not _ACT.search(head):
        return 0.0
    signs = (
        bool(_reference(_head(document))),
        bool(_ANSWERS.search(head)),
        bool(_exemptions(document.text)),
    )
    return 0.4 * signs[0] + 0.3 * signs[1] + 0.25 * signs[2] if sum(signs) > 1 else 0.0


def read(document: Document, known_people: tuple[Person, ...] = ()) -> Account:
    """Return the release; nobody speaks in it but the senders of the mails it prints."""
    messages, written = messages_in(document)
    reference = _reference(_head(document))
    account = read_as(
        genre,
        document,
        known_people,
        without=heads(written) if messages else (),
        facts={
            "reference": reference,
            "exemptions": _exemptions(document.text),
            "redactions": redactions_in(document.text),
            "messages": [as_fact(m) for m in messages],
        },
        number=reference,
    )
    if messages:
        known = {
            index: told
            for index, told in written.items()
            if document.blocks[index].start >= messages[0].start
        }
        passages = attributed(account.passages, document, known)
        account = account.model_copy(update={"passages": passages})
    return account


def _head(document: Document) -> str:
    """Return the title, which is a mail's subject, and the head of the text."""
    return f"{document.metadata.get('title', '')}\n{document.text[:_HEAD]}"


def _reference(head: str) -> str | None:
    found = _REFERENCE.search(head) or _CODE.search(head)
    return found["ref"].strip() if found else None


def _exemptions(text: str) -> list[str]:
    """Return the sections relied on, as printed: "40(2)", "36(2)(b)(i)"."""
    cited = (m["behind"] or m["before"] for m in _EXEMPT.finditer(text))
    return list(dict.fromkeys(f"section {section}" for section in cited))
