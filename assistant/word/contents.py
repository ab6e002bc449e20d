"""The contents: in go the headings of a draft, out comes a Word field that already shows them.

The one promise: each line leads to its heading, and no page number is shown that nobody has
counted. Updating the field in Word puts the true numbers in (where the venue wants page numbers).
"""

from __future__ import annotations

from assistant.drafting.draft import Contents
from assistant.word.fields import close_field, open_field
from assistant.word.paper import Paper
from assistant.word.paragraphs import new_paragraph
from assistant.word.runs import write_words
from assistant.word.survey import DEEPEST_HEADING
from assistant.word.xml import Element, child


def write_contents(paper: Paper, parent: Element, contents: Contents) -> None:
    """Append the title and the field; a draft without headings gets neither."""
    depth = max(1, min(contents.depth, DEEPEST_HEADING))
    entries = [entry for entry in paper.survey.entries if entry.level <= depth]
    if not entries:
        return
    if contents.title.strip():
        write_words(paper, new_paragraph(paper, parent, "contents-title"), contents.title)
    for entry in entries:
        paragraph = new_paragraph(paper, parent, f"contents-{entry.level}")
        if entry is entries[0]:
            open_field(paragraph, _instruction(paper, depth))
        link = child(paragraph, "hyperlink", anchor=entry.bookmark, history="1")
        write_words(paper, link, entry.text)
        if entry is entries[-1]:
            close_field(paragraph)


def _instruction(paper: Paper, depth: int) -> str:
    # \o: headings 1 to depth; \h: links; \z: no page numbers on screen; \n: none at all.
    pages = "" if paper.draft.layout.page_numbers else " \\n"
    return f'TOC \\o "1-{depth}" \\h \\z{pages}'
