"""Writing one draft in the form asked for.

In go a drafted brief and a path; out comes the file, never over another one unless told to, and for
a final copy a record beside it of what the file no longer carries.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.batch.replacing import check_replaceable
from assistant.checks.audit import JSON_ENDING, TEXT_ENDING, audit_data, audit_json
from assistant.checks.audit_text import audit_text
from assistant.drafting.answer_files import answer_files, written_before
from assistant.drafting.answers_guide import sender_of
from assistant.drafting.as_answers import WHOLE, AnswerText, answer_texts, box_findings
from assistant.drafting.as_markdown import markdown_text
from assistant.drafting.as_text import plain_text
from assistant.drafting.draft import Draft
from assistant.errors import AskedWrongly, AssistantError
from assistant.files.folders import write_folder
from assistant.files.writing import write_bytes, write_text
from assistant.findings import Finding
from assistant.register import read_register, with_draft, write_register
from assistant.venues import web_form
from assistant.workspace import Drafted, refuse_final, writing_briefs

FORMATS = ("docx", "md", "txt", "answers")
ANSWERS = "answers"
"""The form that is a folder: a text for each box of a web form, and a page to copy from."""

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
        AskedWrongly: a final copy, while an error stands and ``despite`` does not say why it may;
            a name that is not one for this form, or that of a document of the library.
        CannotWrite: the file exists and ``force`` is False, or the disk refuses; a new final
            file does not stay without its audit.
        CannotRead: the house style is no usable Word file.
        RecordError: a final copy, and the register of positions does not say what it must.
    """
    check_replaceable(drafted, path, form)
    made = _made(drafted, form=form, house_style=house_style, final=final)
    findings = made.findings
    if final:
        refuse_final(path, findings, despite)
        if drafted.folder is not None:
            # One that cannot be read is told before anything is written, and not after.
            read_register(drafted.folder)
    stood = path.exists()
    audit = audit_files(drafted, path, made.sha256, findings, despite=despite)
    made.write(path, force)
    try:
        for beside, text in audit:
            write_text(beside, text)
        if final:
            enter_positions(drafted, path, made.sha256)
    except AssistantError:
        # No draft without its audit, and no final one that the register of positions does not know,
        # unless it took the place of an older one.
        if not stood:
            for left in (path, *(beside for beside, _ in audit)):
                _take_away(left)
        raise
    return WrittenDraft(path, made.sha256, printed_quotes(drafted.draft), findings)


class _Made(NamedTuple):
    """A draft in its form, not yet on disk: its hash, all findings, and how to write it."""

    sha256: str
    findings: tuple[Finding, ...]
    write: Callable[[Path, bool], None]


def _made(drafted: Drafted, *, form: str, house_style: Path | None, final: bool) -> _Made:
    if form == ANSWERS:
        return _answers(drafted, house_style=house_style, final=final)
    data, noticed = draft_bytes(drafted, form=form, house_style=house_style, final=final)
    return _Made(
        hashlib.sha256(data).hexdigest(),
        drafted.findings + noticed,
        lambda path, force: write_bytes(path, data, overwrite=force),
    )


def _answers(drafted: Drafted, *, house_style: Path | None, final: bool) -> _Made:
    """Return the folder of a web form; boxes are counted as the form counts, and no paper is."""
    if house_style is not None:
        message = f"a house style is for Word files; leave it out, or ask for docx, not {ANSWERS}."
        raise AskedWrongly(message)
    draft, brief = drafted.draft, drafted.brief
    texts = answer_texts(draft, brief, web_form(draft.venue, brief.consultation, drafted.folder))
    files = answer_files(texts, sender_of(draft, brief))
    whole = "".join(f"{name}\0{text}\0" for name, text in files.items())
    kept = [finding for finding in drafted.findings if not _of_a_paper(finding, texts)]
    return _Made(
        hashlib.sha256(whole.encode("utf-8")).hexdigest(),
        (*kept, *box_findings(texts, brief, final=final)),
        lambda path, force: write_folder(
            path, files, overwrite=force, ours=written_before(path) if force else ()
        ),
    )


def _of_a_paper(finding: Finding, texts: Sequence[AnswerText]) -> bool:
    """Tell whether a finding holds of a paper only, or of what a form does not ask."""
    if finding.place == "Summary" and finding.code.startswith("missing-"):
        return all(text.name != WHOLE for text in texts)
    if finding.code.startswith("over-limit-"):
        return True
    unasked = {
        f"Question {text.name}"
        for text in texts
        if text.follow is not None and text.follow.asked is False
    }
    return finding.code == "unanswered-question" and finding.place in unasked


def enter_positions(drafted: Drafted, path: Path, sha256: str) -> None:
    """Enter the positions of a final copy in the register of its workspace.

    Raises:
        RecordError: the register does not say what it must.
        CannotWrite: the disk refuses.
    """
    if drafted.folder is None or drafted.themes is None:
        return
    with writing_briefs(drafted.folder):
        register = read_register(drafted.folder)
        changed = with_draft(register, drafted.brief, drafted.themes, file=path.name, sha256=sha256)
        if changed != register:
            write_register(drafted.folder, changed)


def _take_away(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


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
