"""Runs: in goes a line of a draft, out come the runs of a Word paragraph.

The one promise: words are split and marked, never changed; what stands between the bookmarks of a
quote is its printed text, character for character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.drafting.draft import (
    Break,
    Inline,
    Link,
    Missing,
    NoteMark,
    NoteNumber,
    Quoted,
    Reference,
    Words,
)
from assistant.drafting.lines import PROPOSED, missing_text
from assistant.word.bookmarks import note_name
from assistant.word.fields import field
from assistant.word.paper import Paper
from assistant.word.xml import SPACE, Element, R, W, child, value

_PIECE = re.compile(r"\t|\r\n|\n|\r")
_RIGHT_TO_LEFT = (
    "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_RTL = re.compile(f"[{_RIGHT_TO_LEFT}]")
_RTL_STRETCH = re.compile(f"([{_RIGHT_TO_LEFT}](?:[^A-Za-z0-9\u00c0-\u02af]*[{_RIGHT_TO_LEFT}])*)")
"""A stretch of right-to-left text, with the spaces and signs between its words."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class Line:
    """Where runs go: the paragraph, whether it is in a footnote or a proposal, and its place."""

    parent: Element
    in_note: bool = False
    in_proposal: bool = False


@dataclass(frozen=True)
class Look:
    """How a run looks; ``style`` is a role."""

    style: str | None = None
    bold: bool = False
    italic: bool = False
    language: str | None = None


def write_line(paper: Paper, line: Line, content: Sequence[Inline]) -> None:
    """Append the runs of ``content``, each stretch of a quote within its bookmark."""
    for quote, inlines in _stretches(content):
        if quote is None:
            for inline in inlines:
                _write_inline(paper, line, inline)
        else:
            _quoted_stretch(paper, line, quote, inlines)


def write_words(paper: Paper, parent: Element, text: str, look: Look | None = None) -> None:
    """Append running text as it is, cleaned for XML."""
    _write_text(paper, parent, paper.characters.plain(text, paper.flow.place), look or Look())


def starts_right_to_left(text: str) -> bool:
    """Say whether the first letter of a text is of a script that runs from right to left."""
    first = next((c for c in text if c.isalpha()), "")
    return bool(_RTL.match(first))


def _stretches(content: Sequence[Inline]) -> Iterator[tuple[str | None, list[Inline]]]:
    """Group neighbours of one quote; a line break between two of its pieces belongs to it."""
    owners: list[str | None] = [i.quote if isinstance(i, Quoted) else None for i in content]
    for at, inline in enumerate(content):
        if isinstance(inline, Break) and 0 < at < len(content) - 1:
            following = content[at + 1]
            if isinstance(following, Quoted) and owners[at - 1] == following.quote:
                owners[at] = following.quote
    for owner, pairs in groupby(zip(owners, content, strict=True), key=lambda pair: pair[0]):
        yield owner, [inline for _, inline in pairs]


def _quoted_stretch(paper: Paper, line: Line, quote: str, inlines: list[Inline]) -> None:
    known = paper.quotes.get(quote)
    look = Look()
    if known is not None and known.proposal and not line.in_proposal:
        _write_text(paper, line.parent, f"[{PROPOSED}] ", Look("proposal-label"))
        look = replace(look, style="proposed")
    if known is not None and known.source.language not in (None, paper.draft.language):
        look = replace(look, language=known.source.language)
    mark = None
    if not paper.final:
        mark = paper.bookmarks.open(line.parent, paper.bookmarks.for_quote(quote))
    for inline in inlines:
        if isinstance(inline, Quoted):
            place = f"quote {quote}, {paper.flow.place}"
            text = paper.characters.evidence(inline.text, place)
            _write_text(paper, line.parent, text, replace(look, italic=inline.italic))
        else:
            _write_inline(paper, line, inline)
    if mark is not None:
        paper.bookmarks.close(line.parent, mark)


def _write_inline(paper: Paper, line: Line, inline: Inline) -> None:
    match inline:
        case Words():
            look = Look(bold=inline.bold, italic=inline.italic)
            write_words(paper, line.parent, inline.text, look)
        case NoteMark():
            _note_mark(paper, line, inline)
        case NoteNumber():
            _note_number(paper, line, inline)
        case Reference():
            _reference(paper, line, inline)
        case Link():
            _link(paper, line, inline)
        case Missing():
            write_words(paper, line.parent, missing_text(inline.what), Look("missing"))
        case Break():
            child(child(line.parent, "r"), "br")
        case Quoted():  # only within a stretch; see write_line
            write_words(paper, line.parent, inline.text)


def _link(paper: Paper, line: Line, link: Link) -> None:
    links = paper.note_links if line.in_note else paper.links
    own = links.id_for(link.address)
    if own is None:
        paper.characters.report(
            "link-refused",
            "warning",
            paper.flow.place,
            f"The address “{link.address}” cannot be linked to; its words are printed.",
            "Give a whole http, https or mailto address.",
        )
        write_words(paper, line.parent, link.text)
        return
    holder = child(line.parent, "hyperlink")
    holder.set(f"{R}id", own)
    holder.set(f"{W}history", "1")
    write_words(paper, holder, link.text, Look("link"))


def _reference(paper: Paper, line: Line, reference: Reference) -> None:
    target = paper.survey.targets.get(reference.target)
    text = paper.characters.plain(reference.text, paper.flow.place)
    if target is None:
        paper.characters.report(
            "reference-lost",
            "warning",
            paper.flow.place,
            f"A cross-reference leads to “{reference.target}”, which is not in the paper.",
            "Mend the name in the brief or the template.",
        )
        _write_text(paper, line.parent, text, Look())
    elif target.numbered:
        # \r asks for the paragraph's number, \h makes it a link.
        field(line.parent, f"REF {target.bookmark} \\r \\h", text)
    elif target.text == reference.text:
        field(line.parent, f"REF {target.bookmark} \\h", text)
    else:
        # A field would print the whole heading when Word next updates it; a link keeps its words.
        holder = child(line.parent, "hyperlink", anchor=target.bookmark, history="1")
        _write_text(paper, holder, text, Look())


def _note_mark(paper: Paper, line: Line, mark: NoteMark) -> None:
    if line.in_note or mark.note not in paper.notes:
        _report_mark(paper, line, mark)
        return
    if mark.note in paper.note_order:
        number = paper.note_order.index(mark.note) + 1
        style = child(child(line.parent, "r"), "rPr")
        value(style, "rStyle", paper.style("footnote-mark"))
        field(line.parent, f"NOTEREF {note_name(number)} \\f \\h", str(number), style)
        return
    paper.note_order.append(mark.note)
    number = len(paper.note_order)
    again = paper.survey.notes[mark.note] > 1
    opened = paper.bookmarks.open(line.parent, note_name(number)) if again else None
    run = child(line.parent, "r")
    value(child(run, "rPr"), "rStyle", paper.style("footnote-mark"))
    child(run, "footnoteReference", id=str(number))
    if opened is not None:
        paper.bookmarks.close(line.parent, opened)


def _note_number(paper: Paper, line: Line, number: NoteNumber) -> None:
    """Write a field that follows its note, so that the number holds when notes come or go."""
    text = paper.characters.plain(number.text, paper.flow.place)
    if number.note not in paper.note_order:
        # The mark comes later, or nowhere: no bookmark stands yet that Word could follow.
        _write_text(paper, line.parent, text, Look())
        return
    mark = note_name(paper.note_order.index(number.note) + 1)
    field(line.parent, f"NOTEREF {mark} \\h", text)


def _report_mark(paper: Paper, line: Line, mark: NoteMark) -> None:
    """A mark inside a note makes Word refuse the file; a mark without its note would too."""
    reason = "stands inside a footnote" if line.in_note else "has no note"
    paper.characters.report(
        "note-lost",
        "error",
        paper.flow.place,
        f"The footnote mark “{mark.note}” {reason} and cannot be printed.",
        "Mend the template.",
    )
    write_words(paper, line.parent, missing_text(f"note {mark.note}"), Look("missing"))


def _write_text(paper: Paper, parent: Element, text: str, look: Look) -> None:
    """Append runs for clean ``text``: tabs and line breaks as Word writes them, scripts apart."""
    if not text:
        return
    if text.isascii() or not _RTL.search(text):
        _write_run(paper, parent, text, look, right_to_left=False)
        return
    for at, stretch in enumerate(_RTL_STRETCH.split(text)):
        if stretch:
            _write_run(paper, parent, stretch, look, right_to_left=at % 2 == 1)


def _write_run(
    paper: Paper, parent: Element, text: str, look: Look, *, right_to_left: bool
) -> None:
    run = child(parent, "r")
    _properties(paper, run, look, right_to_left=right_to_left)
    at = 0
    for found in _PIECE.finditer(text):
        _plain_text(run, text[at : found.start()])
        child(run, "tab" if found.group() == "\t" else "br")
        at = found.end()
    _plain_text(run, text[at:])


def _plain_text(run: Element, text: str) -> None:
    if text:
        element = child(run, "t")
        element.text = text
        if text[0] == " " or text[-1] == " " or "  " in text:
            element.set(SPACE, "preserve")


def _properties(paper: Paper, run: Element, look: Look, *, right_to_left: bool) -> None:
    """Give ``run`` its properties, in the order the schema wants."""
    if not (look.style or look.bold or look.italic or look.language or right_to_left):
        return
    properties = child(run, "rPr")
    if look.style:
        value(properties, "rStyle", paper.style(look.style))
    for wanted, names in ((look.bold, ("b", "bCs")), (look.italic, ("i", "iCs"))):
        for name in names if wanted else ():
            child(properties, name)
    if right_to_left:
        child(properties, "rtl")
    if look.language and _LANGUAGE.fullmatch(look.language):
        attribute = "bidi" if right_to_left else "val"
        child(properties, "lang", **{attribute: look.language})
