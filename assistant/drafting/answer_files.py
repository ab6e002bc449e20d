"""The folder of a web form: a text file for each box, a guide, and a page to copy from.

In go a draft for boxes and its brief; out come names and texts of files. The promise: each text
file holds what is to be pasted and nothing else, not even a line end after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.drafting.answers_guide import Sender, answers_guide
from assistant.drafting.answers_page import answers_page, files_named
from assistant.drafting.as_answers import WHOLE, AnswerText
from assistant.files.names import slug

PAGE = "answers.html"
GUIDE = "guide.txt"


def answer_files(texts: Sequence[AnswerText], sender: Sender) -> dict[str, str]:
    """Return the files of the folder by name: the page and the guide first."""
    named: dict[str, AnswerText] = {}
    for text in texts:
        named[_free(file_name(text), {GUIDE, *named})] = text
    files = {PAGE: answers_page(named, sender), GUIDE: answers_guide(named, sender)}
    return files | {name: text.text for name, text in named.items() if text.text}


def file_name(text: AnswerText) -> str:
    """Return the name of an answer's file: "Q1.txt", "Q4a.txt", "who-we-are.txt"."""
    if text.name == WHOLE:
        return "comment.txt"
    if text.question or text.options or text.name[:1].isdigit():
        return f"Q{slug(text.name.lstrip('Qq'), otherwise='x').replace('-', '')}.txt"
    return f"{slug(text.name)}.txt"


def written_before(folder: Path) -> frozenset[str]:
    """Return the names of the files that an earlier writing of ``folder`` left there."""
    try:
        page = (folder / PAGE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset((PAGE, GUIDE)) | files_named(page)


def _free(name: str, taken: set[str]) -> str:
    stem, count, folded = name.removesuffix(".txt"), 1, {held.casefold() for held in taken}
    while name.casefold() in folded:
        count += 1
        name = f"{stem}-{count}.txt"
    return name
