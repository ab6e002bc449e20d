"""What a draft may be written over: an earlier draft, and nothing else that matters.

In go a drafted brief and the path to write to; out comes nothing, or the reason against it. The
promise: neither a brief nor a document that evidence comes from is ever replaced by a draft, even
by somebody who says that the file may be replaced.
"""

from __future__ import annotations

from pathlib import Path

from assistant.checks.audit import JSON_ENDING
from assistant.errors import AskedWrongly
from assistant.library import open_library
from assistant.workspace import Drafted

ENDINGS = {"docx": (".docx",), "md": (".md", ".markdown"), "txt": (".txt", ".text")}
"""How the file of each form ends; another ending would be opened by the wrong program."""


def check_replaceable(drafted: Drafted, path: Path, form: str) -> None:
    """Return where the draft may stand at ``path``, in whose place there may be a file.

    Raises:
        AskedWrongly: its name is not one for this form, or it is a document of the library.
    """
    endings = ENDINGS.get(form)
    if endings is not None and path.suffix.casefold() not in endings:
        message = (
            f"{path}: the name of a {form} draft ends in {endings[0]}."
            f" Call it {path.stem}{endings[0]}, or ask for another --format."
        )
        raise AskedWrongly(message)
    if path.is_file() and not _is_draft(path) and _is_evidence(drafted, path):
        message = (
            f"{path}: this is one of the documents that evidence is taken from, and is never"
            " replaced. Choose another name."
        )
        raise AskedWrongly(message)


def _is_draft(path: Path) -> bool:
    return path.with_name(path.name + JSON_ENDING).exists()


def _is_evidence(drafted: Drafted, path: Path) -> bool:
    if drafted.folder is None:
        return False
    roots = [drafted.folder / named for named in drafted.brief.sources]
    with open_library(drafted.folder, sources=roots) as library:
        files = {(library.folder / source.file).resolve() for source in library.sources()}
    return path.resolve() in files
