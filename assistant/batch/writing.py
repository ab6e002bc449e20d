"""Writing one draft in the form asked for.

In go a drafted brief and a path; out comes the file, never over another one unless told to, and for
a final copy a record beside it of what the file no longer carries.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.checks.audit import JSON_ENDING, TEXT_ENDING, audit_data, audit_json
from assistant.checks.audit_text import audit_text
from assistant.drafting.as_markdown import markdown_text
from assistant.drafting.as_text import plain_text
from assistant.drafting.draft import Draft
from assistant.errors import AskedWrongly, CannotWrite
from assistant.files.writing import write_bytes, write_text
from assistant.findings import Finding
from assistant.workspace import Drafted, refuse_final

FORMATS = ("docx", "md", "txt")

_TEXTS: dict[str, Callable[[Draft], str]] = {"md": markdown_text, "txt": plain_text}


class WrittenDraft(NamedTuple):
    """A file written: its path and SHA-256, how many quotations it prints, all findings."""

    path: Path
    sha256: str
    quotes: int
    findings: tuple[Finding, ...]


def draft_bytes(
    drafted: Drafted, *, form: str, house_style: Path | None = None, final: bool = False
) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the bytes of the draft in ``form`` and what writing it that way found."""
    if form in _TEXTS:
        if house_style is not None:
            message = f"a house style is for Word files; leave it out, or ask for docx, not {form}."
            raise AskedWrongly(message)
        return _TEXTS[form](drafted.draft).encode("utf-8"), ()
    # The Word writer takes a tenth of a second to load; text drafts do without it.
    from assistant.word import word_bytes

    made = word_bytes(drafted.draft, final=final, house_style=house_style)
    return made.data, made.findings


def write_drafted(
    drafted: Drafted,
    path: Path,
    *,
    form: str = "docx",
    house_style: Path | None = None,
    final: bool = False,
    force: bool = False,
    despite: str | None = None,
) -> WrittenDraft:
    """Write the draft to ``path``, and its audit beside it.

    Raises:
        AskedWrongly: a final copy, while an error stands and ``despite`` does not say why it may.
        CannotWrite: the file exists and ``force`` is False, or the disk refuses; a new final
            file does not stay without its audit.
        CannotRead: the house style is no usable Word file.
    """
    data, noticed = draft_bytes(drafted, form=form, house_style=house_style, final=final)
    findings = drafted.findings + noticed
    if final:
        refuse_final(path, findings, despite)
    stood = path.exists()
    write_bytes(path, data, overwrite=force)
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        for beside, text in audit_files(drafted, path, sha256, findings, despite=despite):
            write_text(beside, text)
    except CannotWrite:
        # No draft without its audit, unless it took the place of an older one.
        if not stood:
            path.unlink(missing_ok=True)
        raise
    return WrittenDraft(path, sha256, printed_quotes(drafted.draft), findings)


def audit_files(
    drafted: Drafted,
    path: Path,
    sha256: str,
    findings: Sequence[Finding],
    *,
    despite: str | None = None,
) -> tuple[tuple[Path, str], ...]:
    """Return the audit of the draft written at ``path``: each file's path and its text."""
    data = audit_data(
        drafted.draft, drafted.brief, findings, file=path.name, sha256=sha256, despite=despite
    )
    return (
        (path.with_name(path.name + JSON_ENDING), audit_json(data)),
        (path.with_name(path.name + TEXT_ENDING), audit_text(data)),
    )


def printed_quotes(draft: Draft) -> int:
    """Return how many quotations the draft prints; pins that stand nowhere do not count."""
    return sum(1 for quote in draft.quotes if quote.placed)
