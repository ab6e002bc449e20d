"""``verify``: a draft proved again from its audit and the sources."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import click

from assistant.cli.options import PATH, Setting, shared_options
from assistant.cli.output import many, one_line, say, show, show_json
from assistant.cli.terminal import safe_name
from assistant.errors import AskedWrongly, CannotRead

_LARGEST = 200_000_000
"""Bytes of a draft or an audit; the largest that any body takes has an eighth of that."""


@click.command()
@click.argument("draft", type=PATH)
@click.option("--audit", type=PATH, metavar="FILE", help="Its audit (default: beside the draft).")
@click.option("--sources", type=PATH, metavar="FOLDER", help="Where the sources lie.")
@shared_options(json=True)
def verify(setting: Setting, draft: Path, audit: Path | None, sources: Path | None) -> int:
    """Prove DRAFT against its audit and the sources: on any machine, without its brief.

    Shows that the file is the one that was written (or that its quotations are as they were, where
    only other words changed), that each source is the file that was quoted, and that each quotation
    stands in it, character for character.
    """
    from assistant.checks.verifying import prove_again

    path = audit or draft.with_name(f"{draft.name}.audit.json")
    data = _audit(path)
    held = _bytes(draft)
    folder = sources or (setting.folder if setting.workspace else path.parent)
    if not folder.is_dir():
        raise CannotRead(folder, "There is no such folder.", "Check the name.")
    proof = prove_again(
        data,
        file=draft.name,
        sha256=hashlib.sha256(held).hexdigest(),
        text=lambda: _words(held, draft),
        sources=_found(data, folder),
    )
    failed = [quote for quote in proof.quotes if quote.problems]
    if setting.json:
        show_json(proof.model_dump() | {"holds": proof.holds})
        return 0 if proof.holds else 1
    for quote in failed:
        place = f"{one_line(quote.place)}, pin {one_line(quote.pin)}"
        words = f"“{one_line(quote.printed, 60)}”"
        show(f"{place}: {words}: {one_line(' '.join(quote.problems))}")
    file = "as it was written" if proof.state == "unchanged" else "edited since it was written"
    good = len(proof.quotes) - len(failed)
    same = sum(source.state == "same" for source in proof.sources)
    show(
        f"{safe_name(draft)}: {file}; {good} of {many(len(proof.quotes), 'quotation')} proved; "
        f"{same} of {many(len(proof.sources), 'source')} the same."
    )
    if not proof.quotes:
        say(setting, "The audit lists no quotations.")
    return 0 if proof.holds else 1


def _audit(path: Path) -> dict[str, Any]:
    try:
        data: Any = json.loads(_bytes(path).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        message = f"{path}: this is no audit: {error}. Name the .audit.json file of the draft."
        raise AskedWrongly(message) from error
    audit: dict[str, Any] = data if isinstance(data, dict) else {}
    lists = all(isinstance(audit.get(name), list) for name in ("quotes", "sources"))
    if not lists or "sha256" not in audit:
        message = f"{path}: this is no audit. Name the .audit.json file of the draft."
        raise AskedWrongly(message)
    if audit.get("audit") != 1:
        message = f"{path}: this audit has another form than this program reads."
        raise AskedWrongly(message)
    return audit


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise CannotRead(path, "This is a folder, not a file.", "Name a file in it.")
        if path.exists() and not path.is_file():
            raise CannotRead(path, "This is not an ordinary file.", "Name an ordinary file.")
        if path.stat().st_size > _LARGEST:
            raise CannotRead(path, "It is too large to be a draft or its audit.", "Check the name.")
        return path.read_bytes()
    except OSError as error:
        reason = "There is no such file." if isinstance(error, FileNotFoundError) else str(error)
        raise CannotRead(path, reason, "Check the name.") from error


def _words(data: bytes, path: Path) -> str:
    """Return what a reader of the draft sees, whatever its form."""
    if path.suffix.lower() not in (".docx", ".docm", ".dotx"):
        return data.decode("utf-8", errors="replace")
    from assistant.documents.wordfile import read_word_file

    return read_word_file(data, path).text


def _found(data: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return the source files in ``folder``, by the id of their source.

    A file with the right hash is taken wherever it lies and whatever it is called; failing that,
    the file of the source's name.
    """
    entries = [entry for entry in data["sources"] if isinstance(entry, dict)]
    wanted = {str(entry.get("sha256")) for entry in entries}
    by_hash: dict[str, Path] = {}
    by_name: dict[str, Path] = {}
    for path in sorted(path for path in folder.rglob("*") if _may_be_source(path, folder)):
        by_name.setdefault(path.name, path)
        digest = _digest(path)
        if digest in wanted:
            by_hash.setdefault(digest, path)
    found: dict[str, Any] = {}
    for entry in entries:
        name = str(entry.get("file", "")).replace("\\", "/").rpartition("/")[2]
        at = by_hash.get(str(entry.get("sha256"))) or by_name.get(name)
        if at is not None:
            found[str(entry.get("id"))] = _read(at)
    return found


def _may_be_source(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and path.is_file() and not path.is_symlink()


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _read(path: Path) -> Any:
    from assistant.checks.verifying import SourceFile
    from assistant.documents.reading import read_bytes_as_document

    try:
        data = path.read_bytes()
        document = read_bytes_as_document(data, path, proof=False)
    except (CannotRead, OSError) as error:
        return SourceFile(sha256="", text=None, reason=str(error))
    return SourceFile(sha256=document.sha256, text=document.text)
