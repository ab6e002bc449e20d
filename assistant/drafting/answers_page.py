"""The texts of the boxes as one page to copy from, and as a folder of plain files.

In go the answers; out come names and texts of files. The promise: each text file holds what is to
be pasted and nothing else; the page needs no connection, and says for each box which question it
answers, which option to choose, what to paste, how long it is and how long it may be.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.drafting.as_answers import AnswerText, counted
from assistant.files.names import slug

PAGE = "answers.html"
OPTIONS = "options.txt"

_STYLE = """
body { font-family: sans-serif; line-height: 1.45; max-width: 50rem; margin: 2rem auto }
body { padding: 0 1rem }
section { border-top: 1px solid #767676; padding: 0.5rem 0 1.5rem }
textarea { width: 100%; box-sizing: border-box; font: inherit; padding: 0.5rem }
button { font: inherit; padding: 0.3rem 1rem }
.over { color: #a40000; font-weight: bold }
""".strip()
_SCRIPT = """
for (const button of document.querySelectorAll("button")) {
  button.addEventListener("click", async () => {
    const box = document.getElementById(button.dataset.box);
    box.focus();
    box.select();
    try { await navigator.clipboard.writeText(box.value); }
    catch { document.execCommand("copy"); }
    button.textContent = "Copied";
  });
}
""".strip()


def answer_files(texts: Sequence[AnswerText], title: str) -> dict[str, str]:
    """Return the files of a folder of answers: the page, the options, a text for each box."""
    files: dict[str, str] = {}
    for text in texts:
        files[_free(file_name(text), files)] = f"{text.text}\n" if text.text else ""
    chosen = [f"{_heading(text)}: {text.choice}" for text in texts if text.choice]
    if chosen:
        files[OPTIONS] = "\n".join(chosen) + "\n"
    files[PAGE] = answers_page(texts, title)
    return files


def file_name(text: AnswerText) -> str:
    """Return the name of an answer's file: "Q1.txt", "Q4a.txt", "who-we-are.txt"."""
    if text.question or text.options or text.name[:1].isdigit():
        return f"Q{slug(text.name.lstrip('Qq'), otherwise='x').replace('-', '')}.txt"
    return f"{slug(text.name)}.txt"


def answers_page(texts: Sequence[AnswerText], title: str) -> str:
    """Return the page to copy from, as HTML with nothing outside it."""
    sections = "\n".join(_section(number, text) for number, text in enumerate(texts, start=1))
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n"
        f"<h1>{escape(title)}</h1>\n"
        "<p>Copy each text into its box of the form. A line end counts as one character.</p>\n"
        f"{sections}\n<script>\n{_SCRIPT}\n</script>\n</body>\n</html>\n"
    )


def _section(number: int, text: AnswerText) -> str:
    lines = [f"<section>\n<h2>{escape(_heading(text))}</h2>"]
    if text.question.strip():
        lines.append(f"<p>{escape(text.question)}</p>")
    if text.choice:
        lines.append(f"<p>Choose: <strong>{escape(text.choice)}</strong></p>")
    elif text.options:
        lines.append(
            f"<p>No option is chosen. The form offers: {escape('; '.join(text.options))}</p>"
        )
    if text.text:
        lines.append(_box(number, text))
    else:
        lines.append("<p>There is nothing to paste here.</p>")
    return "\n".join([*lines, "</section>"])


def _box(number: int, text: AnswerText) -> str:
    rows = min(24, 2 + text.characters // 80 + text.text.count("\n"))
    over = f' <span class="over">{text.over:,} too many.</span>' if text.over else ""
    # A line end right after the tag is not part of the text.
    return (
        f'<p><label for="box{number}">Text, {escape(counted(text))}.</label>{over}</p>\n'
        f'<textarea id="box{number}" rows="{rows}" readonly>\n{escape(text.text)}</textarea>\n'
        f'<p><button type="button" data-box="box{number}">Copy</button></p>'
    )


def _heading(text: AnswerText) -> str:
    asked = text.question or text.options or text.name[:1].isdigit()
    return f"Question {text.name}" if asked else text.name


def _free(name: str, taken: dict[str, str]) -> str:
    stem, count, folded = name.removesuffix(".txt"), 1, {held.casefold() for held in taken}
    while name.casefold() in folded:
        count += 1
        name = f"{stem}-{count}.txt"
    return name
