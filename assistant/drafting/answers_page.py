"""The texts of the boxes as one page to copy from.

In go the answers and what the form asks of the sender; out comes HTML. The promise: the page needs
no connection and no script, shows every character as it is, and says for each box which question
it answers, which option to choose, what to paste, how long it is and how long it may be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape

from assistant.drafting.answers_guide import HOW_MANY, Sender, asked_only, option_mark
from assistant.drafting.as_answers import AnswerText, counted, heading_of

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
"""Nothing is fetched, whatever the texts say."""
_NAME = re.compile(r' data-file="([^"]+)"')
_LONGEST = 24
"""Rows of a box; a longer text is scrolled."""
_LINE = 80
"""Characters in a row of a box, about."""

_STYLE = """
body { font-family: sans-serif; line-height: 1.45; max-width: 50rem; margin: 2rem auto }
body { padding: 0 1rem; color: #1a1a1a; background: #ffffff }
section { border-top: 1px solid #767676; padding: 0.5rem 0 1.5rem }
textarea { width: 100%; box-sizing: border-box; font: inherit; padding: 0.5rem }
button { font: inherit; padding: 0.4rem 1rem }
.over, .working { color: #a40000; font-weight: bold }
dt { font-weight: bold }
""".strip()
_SCRIPT = """
for (const button of document.querySelectorAll("button")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const box = document.getElementById(button.dataset.box);
    box.focus();
    box.select();
    let copied = true;
    try { await navigator.clipboard.writeText(box.value); }
    catch { copied = document.execCommand("copy"); }
    button.nextElementSibling.textContent =
      copied ? "Copied." : "Not copied: the text is selected, copy it with the keyboard.";
  });
}
""".strip()


def answers_page(files: Mapping[str, AnswerText], sender: Sender) -> str:
    """Return the page; ``files`` are the names of the text files with what each holds."""
    sections = "\n".join(
        _section(number, name, text) for number, (name, text) in enumerate(files.items(), start=1)
    )
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(sender.title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n"
        f"<main>\n<h1>{escape(sender.title)}</h1>\n{_opening(sender)}\n{sections}\n</main>\n"
        f"<script>\n{_SCRIPT}\n</script>\n</body>\n</html>\n"
    )


def files_named(page: str) -> frozenset[str]:
    """Return the names of the text files that an earlier page was written with."""
    return frozenset(unescape(name) for name in _NAME.findall(page))


def _opening(sender: Sender) -> str:
    lines = [f"<p>{escape(line)}</p>" for line in sender.to_lines()]
    if not sender.final:
        lines.append(f'<p class="working">{escape(sender.working)}</p>')
    lines.append(
        "<p>Copy each text into its box of the form. A line end counts as one character, "
        "and most emoji as two, as browsers count.</p>"
    )
    facts = "".join(f"<dt>{escape(k)}</dt><dd>{escape(v)}</dd>\n" for k, v in sender.facts)
    lines.append(f"<section>\n<h2>Who answers</h2>\n<dl>\n{facts}</dl>\n</section>")
    return "\n".join(lines)


def _section(number: int, name: str, text: AnswerText) -> str:
    lines = [f'<section data-file="{escape(name)}">\n<h2>{escape(heading_of(text))}</h2>']
    if text.question.strip():
        lines.append(f'<p id="asked{number}">{escape(text.question)}</p>')
    if text.follow is not None:
        lines.append(f"<p>{escape(asked_only(text))}</p>")
    lines += _options(text)
    if text.text:
        lines.append(_box(number, name, text))
    else:
        lines.append("<p>There is nothing to paste here.</p>")
    return "\n".join([*lines, "</section>"])


def _options(text: AnswerText) -> list[str]:
    if not text.options:
        return []
    chosen = "; ".join(f"<strong>{escape(choice)}</strong>" for choice in text.choices)
    chosen = f"{_CHOOSE.get(text.choose or '', 'Choose')}: {chosen}" if chosen else _NONE_CHOSEN
    offered = "\n".join(
        f"<li>{option_mark(option, text)} {escape(option)}</li>" for option in text.options
    )
    how_many = [f"<p>{HOW_MANY[text.choose]}</p>"] if text.choose in HOW_MANY else []
    return [f"<p>{chosen}</p>\n<ul>\n{offered}\n</ul>", *how_many]


_CHOOSE = {"several": "Choose each of", "rank": "Rank"}


_NONE_CHOSEN = '<span class="working">No option is chosen yet.</span>'


def _box(number: int, name: str, text: AnswerText) -> str:
    rows = min(_LONGEST, 2 + text.characters // _LINE + text.text.count("\n"))
    over = "".join(
        f' <span class="over">{measure.over:,} {measure.unit} too many.</span>'
        for measure in text.measures
        if measure.over
    )
    heading = escape(heading_of(text))
    asked = f' aria-describedby="asked{number}"' if text.question.strip() else ""
    # A line end right after the tag is not part of the text.
    return (
        f'<p><label for="box{number}">Text for {heading}: {escape(counted(text))} '
        f"({escape(name)}).</label>{over}</p>\n"
        f'<textarea id="box{number}" rows="{rows}" readonly spellcheck="false"{asked}>\n'
        f"{escape(text.text)}</textarea>\n"
        f'<p><button type="button" data-box="box{number}" hidden>Copy the text for {heading}'
        '</button> <span role="status"></span></p>'
    )
