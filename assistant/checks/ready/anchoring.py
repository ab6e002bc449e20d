"""Where in a file the finding of a rule stands, so that a comment can be put there.

In go a paper and a finding; out comes the stretch of the file that it is about. The promise: what
is about the paper as a whole has its place too, at the first line that can bear a comment.
"""

from __future__ import annotations

import re

from assistant.checks.ready.paper import Paper, where
from assistant.checks.returned.results import Anchor
from assistant.documents.wordfile.contents import Paragraph
from assistant.findings import Finding

_BEARS = ("body", "textbox", "footnote", "endnote")
_NAMED = re.compile(r"“([^”]+)”")


def anchor_of(finding: Finding, paper: Paper) -> Anchor | None:
    """Return the words that a finding names, in the paragraph of its place; else that paragraph.

    None for a file without a paragraph that has words.
    """
    held = [
        (at, paragraph)
        for at, paragraph in enumerate(paper.file.paragraphs)
        if paragraph.story in _BEARS and paragraph.text.strip()
    ]
    placed = next((pair for pair in held if finding.place == where(pair[1])), None)
    if placed is not None:
        return Anchor(paragraph=placed[0], **_named(finding, placed[1]))
    headed = (pair for pair in held if finding.place == pair[1].text.strip())
    at, paragraph = next(headed, held[0] if held else (None, None))
    if at is None or paragraph is None:
        return None
    return Anchor(paragraph=at, start=0, end=len(paragraph.text))


def _named(finding: Finding, paragraph: Paragraph) -> dict[str, int]:
    """The words in quotation marks that a finding begins with, or all of the paragraph."""
    message = finding.message.partition(" The rule: ")[0]
    for words in _NAMED.findall(message):
        begins = paragraph.text.find(words)
        if begins >= 0:
            return {"start": begins, "end": begins + len(words)}
    return {"start": 0, "end": len(paragraph.text)}
