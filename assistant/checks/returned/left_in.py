"""What a file still holds that its reader should not get: changes, comments, hidden words, our ids.

In go a file and what is known of our own quotes; out come remarks. The promise: each kind of thing
is told once, with how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.checks.returned.claims import Claim
from assistant.checks.returned.results import Anchor, Remark
from assistant.checks.returned.tags import Known, evidence_bookmarks, note_ids
from assistant.checks.returned.telling import shortened
from assistant.documents.wordfile import WordFile
from assistant.findings import Finding, Severity
from assistant.word.manifest_reading import Manifest

_WORKING = re.compile(r"Proposed, not yet read|\[Missing: [^\]]*\]")


def left_in(file: WordFile, known: Known, manifest: Manifest | None) -> Iterator[Remark]:
    """Yield what is left in ``file`` besides its text."""
    if file.has_tracked_changes:
        yield _remark(
            "tracked-changes",
            "The file has tracked changes; each reading of them was checked.",
            "Accept or reject them before it is sent.",
        )
    if file.comments:
        count = len(file.comments)
        yield _remark(
            "comments-left",
            f"The file has {'a comment' if count == 1 else f'{count} comments'}.",
            "Delete them before it is sent.",
        )
    hidden = [part.text for p in file.paragraphs for part in p.hidden if part.text.strip()]
    if hidden:
        yield _remark(
            "hidden-text",
            f"The file has hidden words: “{shortened(' '.join(hidden), 60)}”.",
            "Delete them before it is sent.",
        )
    if file.has_macros:
        yield _remark("macros-left", "The file has macros.", "Save it as .docx.", "warning")
    yield from _ids(file, known, manifest)
    yield from _working_marks(file)


def deleted(
    claims: Sequence[Claim], known: Known, cited: frozenset[str], traced: frozenset[str]
) -> Iterator[Remark]:
    """Yield our own quotes that the file no longer has.

    ``cited`` are ids that stand in notes, ``traced`` those whose words were found without a tag.
    """
    counts: dict[str, int] = {}
    for claim in claims:
        if claim.tag is not None:
            counts[claim.tag] = counts.get(claim.tag, 0) + 1
    for quote in known.values():
        printed = len(quote.bookmarks)
        have = counts.get(quote.id, 0)
        gone = not have and quote.id not in cited
        if not printed or quote.id in traced or not (gone or (counts and have < printed)):
            continue
        where = f" ({quote.placed})" if quote.placed else ""
        times = "" if gone or printed - have == printed else " in one place"
        yield _remark(
            "quote-deleted",
            f"A quotation of ours{where} has been taken out{times}:"
            f" “{shortened(quote.printed or quote.certified)}”",
            "Nothing needs doing if that was meant.",
            place=quote.placed or "The file",
        )


def _ids(file: WordFile, known: Known, manifest: Manifest | None) -> Iterator[Remark]:
    in_notes = [i for note in file.notes for i in note_ids(file, note)]
    names = [name for name, _ in evidence_bookmarks(file, known)]
    count = len(set(in_notes) | set(names))
    if not count:
        return
    working = manifest is not None
    message = (
        "This is a working copy: it carries bookmarks and ids of quotations."
        if working
        else f"Ids of {count} of our quotations are left in the file."
    )
    yield _remark(
        "working-copy" if working else "ids-left",
        message,
        "Write the copy to send with: assistant draft --final",
    )


def _working_marks(file: WordFile) -> Iterator[Remark]:
    found = [
        (mark.group(), Anchor(paragraph=number, start=mark.start(), end=mark.end()))
        for number, paragraph in enumerate(file.paragraphs)
        if paragraph.story not in ("header", "footer", "comment")
        for mark in _WORKING.finditer(paragraph.text)
    ]
    if found:
        words = ", ".join(f"“{text}”" for text in dict.fromkeys(text for text, _ in found))
        message = f"Marks of the working copy are left: {words}."
        finding = _remark("working-mark", message, "Settle them in the brief.").finding
        yield Remark(finding=finding, anchor=found[0][1])


def _remark(
    code: str,
    message: str,
    fix: str,
    severity: Severity = "info",
    *,
    place: str = "The file",
) -> Remark:
    return Remark(
        finding=Finding(code=code, severity=severity, place=place, message=message, fix=fix)
    )
