"""The inside of one ``w:p`` goes in; out comes its line: what the reader of this reading sees.

Containers (content controls, links, smart tags, custom XML, tracked changes) are walked through;
fields show their results, symbols their characters, drawings hand on their text boxes. The one
promise: whatever is not known to be text is not shown, and whatever is text is shown once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from assistant.documents.wordfile.contents import Link, NoteMark
from assistant.documents.wordfile.contents import Look as LookName
from assistant.documents.wordfile.drawn import DELETED_TEXT, boxes_in, chosen
from assistant.documents.wordfile.fields import (
    FIELD_CODES,
    FIELD_MARK,
    TYPE,
    Field,
    Fields,
    arguments,
    form_value,
    is_note_mark,
    link_target,
)
from assistant.documents.wordfile.line import Line
from assistant.documents.wordfile.marks import MARKS, Marks
from assistant.documents.wordfile.mathematics import AFTER, BEFORE, MATHS, MATHS_TEXT
from assistant.documents.wordfile.names import (
    ALTERNATE,
    ID,
    IMAGE,
    PICTURE,
    RUN,
    RUN_PROPERTIES,
    TEXT,
    VAL,
    XML_SPACE,
    R,
    W,
    is_on,
)
from assistant.documents.wordfile.note_numbers import NoteKind, NoteNumbers
from assistant.documents.wordfile.styles import Look, Style, Styles, inherit_look
from assistant.documents.wordfile.symbols import symbol
from assistant.documents.wordfile.tracking import Tracking
from assistant.documents.xml_part import Element

CHARACTER_STYLE = f"{W}rStyle"
NO_BREAK_HYPHEN, SOFT_HYPHEN = "\u2011", "\u00ad"
_STANDS_FOR = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": NO_BREAK_HYPHEN,
    f"{W}softHyphen": SOFT_HYPHEN,
}
_TRANSPARENT = ("smartTag", "customXml", "dir", "bdo", "sdtContent", "sdt")
_DRAWN = (f"{W}drawing", f"{W}pict", f"{W}object")
_NOTES: dict[str, NoteKind] = {
    f"{W}footnoteReference": "footnote",
    f"{W}endnoteReference": "endnote",
}
_SYMBOL = f"{W}sym"
_BLANKS = " \t\r\n"
_LOOKS: tuple[LookName, ...] = get_args(LookName)
_HEIGHTS: dict[str | None, LookName] = {"superscript": "superscript", "subscript": "subscript"}

Handler = Callable[[Element], None]
RunHandler = Callable[[Element], bool | None]
"""Reads one child of a run; True where the rest of the run has been read with it."""


class Inline:
    """Reads the paragraphs of one story; fields stay open from one to the next."""

    def __init__(
        self,
        tracking: Tracking,
        styles: Styles,
        links: dict[str, str],
        marks: Marks,
        numbers: NoteNumbers | None,
    ) -> None:
        self.fields = Fields()
        self.pictures = 0
        self._tracking = tracking
        self._styles = styles
        self._links = links
        self._marks = marks
        self._numbers = numbers
        self._line = Line()
        self._style = styles.plain
        self._taken_out = 0
        self._looks: tuple[LookName, ...] = ()
        self._hidden = False
        self._run: Element | None = None
        self._aside: list[str] | None = None
        self._handlers = self._handlers_of(tracking)
        self._run_handlers = self._run_handlers_of()

    def read(self, paragraph: Element, line: Line, style: Style) -> None:
        """Append to ``line`` what ``paragraph``, which is in ``style``, shows."""
        self._line, self._style = line, style
        line.begin(paragraph)
        self._marks.begin(line)
        line.contents = line.contents or self.fields.in_list
        self._walk(paragraph)
        self._aside = None
        if self.fields.in_code:
            self.fields.end_paragraph(paragraph, self._tracking.dropped)

    def _handlers_of(self, tracking: Tracking) -> dict[str, Handler]:
        handlers: dict[str, Handler] = {
            RUN: self._read_run,
            ALTERNATE: self._alternate,
            f"{W}hyperlink": self._hyperlink,
            f"{W}fldSimple": self._simple_field,
            **{W + name: self._walk for name in _TRANSPARENT},
            **dict.fromkeys(MARKS, self._mark),
            **dict.fromkeys(MATHS, self._mathematics),
            **dict.fromkeys(tracking.kept, self._walk),
            **dict.fromkeys(tracking.taken_out, self._deleted),
            **dict.fromkeys(tracking.dropped, self._dropped),
        }
        return handlers

    def _run_handlers_of(self) -> dict[str, RunHandler]:
        return {
            DELETED_TEXT: self._deleted_text,
            **dict.fromkeys(_STANDS_FOR, self._character),
            f"{W}br": self._break,
            _SYMBOL: self._symbol,
            f"{W}lastRenderedPageBreak": self._page_break,
            f"{W}ruby": self._ruby,
            f"{W}commentReference": self._comment_mark,
            ALTERNATE: self._alternate_in_run,
            **dict.fromkeys(_DRAWN, self._drawing),
            **dict.fromkeys(_NOTES, self._note),
        }

    # What stands in a paragraph.

    def _walk(self, container: Element) -> None:
        handlers = self._handlers
        for child in container:
            handler = handlers.get(str(child.tag))
            if handler is not None:
                handler(child)

    def _deleted(self, container: Element) -> None:
        self._taken_out += 1
        self._walk(container)
        self._taken_out -= 1

    def _dropped(self, container: Element) -> None:
        self._marks.within(container, self._line)

    def _mark(self, mark: Element) -> None:
        self._marks.met(mark, self._line)

    def _alternate(self, alternate: Element) -> None:
        branch = chosen(alternate)
        if branch is not None:
            self._walk(branch)

    def _hyperlink(self, element: Element) -> None:
        start = self._line.length
        self._walk(element)
        target = self._links.get(element.get(f"{R}id") or "", "")
        anchor = element.get(f"{W}anchor")
        self._link(start, f"{target}#{anchor}" if anchor else target)

    def _simple_field(self, element: Element) -> None:
        start = self._line.length
        words = arguments(element.get(f"{W}instr") or "")
        if is_note_mark(words):
            self._aside = []
        self._walk(element)
        if is_note_mark(words):
            self._repeated_note()
        self._link(start, link_target(words))

    def _link(self, start: int, target: str | None) -> None:
        if target and self._line.length > start:
            self._line.links.append(Link(start=start, end=self._line.length, target=target))

    def _mathematics(self, element: Element) -> None:
        self._looks, self._hidden, self._run = (), False, None
        self._formula(element)

    def _formula(self, element: Element) -> None:
        for child in element:
            tag = child.tag
            if tag == MATHS_TEXT and child.text:
                self._put(child.text, child)
            elif tag == RUN:
                self._read_run(child)
            elif tag in self._tracking.dropped:
                self._dropped(child)
            else:
                self._around(child, BEFORE)
                self._formula(child)
                self._around(child, AFTER)

    def _around(self, element: Element, signs: dict[str, str]) -> None:
        sign = signs.get(str(element.tag))
        if sign and next(element.iter(MATHS_TEXT), None) is not None:
            self._put(sign, element)

    # What stands in a run.

    def _read_run(self, run: Element) -> None:
        first = run[0] if len(run) else None
        if first is None:
            return
        has_properties = first.tag == RUN_PROPERTIES
        properties = self._tracking.run_properties(run) if has_properties else None
        self._run = run
        self._looks, self._hidden = self._look(properties)
        self._read_children(run)

    def _read_children(self, run: Element) -> None:
        handlers = self._run_handlers
        for child in run:
            tag = child.tag
            if tag == FIELD_MARK:
                self._field_mark(child)
            elif self.fields.in_code:
                if tag in FIELD_CODES:
                    self.fields.code(child.text or "")
            elif tag == TEXT:
                if child.text:
                    self._text(child)
            elif tag in handlers and handlers[tag](child):
                return

    def _text(self, element: Element) -> None:
        text = element.text or ""
        skipped = 0
        if (text[0] in _BLANKS or text[-1] in _BLANKS) and not _keeps_space(element):
            skipped = len(text) - len(text.lstrip(_BLANKS))
            text = text.strip(_BLANKS)
        if "\n" in text or "\r" in text:
            text = text.replace("\n", " ").replace("\r", " ")
        if text:
            self._put(text, element, skipped)

    def _put(self, text: str, element: Element, skipped: int = 0) -> None:
        if self._aside is not None:
            self._aside.append(text)
        elif self._hidden:
            self._line.hide(text)
        else:
            self._line.put(text, self._looks, element, self._run, skipped)

    def _deleted_text(self, element: Element) -> None:
        if self._taken_out and element.text:
            self._text(element)

    def _character(self, element: Element) -> None:
        self._put(_STANDS_FOR[str(element.tag)], element)

    def _break(self, element: Element) -> None:
        if self._hidden:
            return
        if element.get(f"{W}type") in ("page", "column"):
            self._line.end_page(element, self._run)
        else:
            self._put("\n", element)

    def _symbol(self, element: Element) -> None:
        sign = symbol(element.get(f"{W}font") or "", element.get(f"{W}char") or "")
        if sign:
            self._put(sign, element)

    def _page_break(self, _element: Element) -> None:
        self._line.page_breaks.append(self._line.length)

    def _ruby(self, element: Element) -> None:
        """The words themselves; the small signs above them only say how they sound."""
        base = element.find(f"{W}rubyBase")
        if base is not None:
            kept = self._looks, self._hidden, self._run
            self._walk(base)
            self._looks, self._hidden, self._run = kept

    def _comment_mark(self, element: Element) -> None:
        self._marks.met(element, self._line)

    def _alternate_in_run(self, element: Element) -> None:
        branch = chosen(element)
        if branch is not None:
            self._read_children(branch)

    def _drawing(self, element: Element) -> None:
        self.pictures += sum(1 for _ in element.iter(PICTURE, IMAGE))
        if not self._hidden:
            self._line.boxes += boxes_in(element)

    def _note(self, element: Element) -> bool:
        """A mark of the author's own choice stands in the rest of the run."""
        if self._numbers is None or self._hidden:
            return False
        kind = _NOTES[str(element.tag)]
        own = is_on(element.get(f"{W}customMarkFollows", "0"))
        mark = _own_mark(element) if own else self._numbers.next(kind)
        note = NoteMark(at=self._line.length, kind=kind, id=element.get(ID) or "", mark=mark)
        self._line.notes.append(note)
        return own

    def _field_mark(self, mark: Element) -> None:
        kind = mark.get(TYPE)
        if kind == "begin":
            self.fields.begin(mark.find(f"{W}ffData"))
        elif kind == "separate":
            parted = self.fields.part(self._line)
            if parted is not None and is_note_mark(parted.words):
                self._aside = []
            self._line.contents = self._line.contents or self.fields.in_list
        elif kind == "end":
            ended = self.fields.end()
            if ended is not None:
                self._end_field(ended, mark)

    def _repeated_note(self) -> None:
        """Take what was set aside as the mark of a note that is marked again."""
        mark, self._aside = "".join(self._aside or ()), None
        if mark.strip():
            again = NoteMark(at=self._line.length, kind="footnote", id="", mark=mark.strip())
            self._line.notes.append(again)

    def _end_field(self, ended: Field, mark: Element) -> None:
        if self._aside is not None and is_note_mark(ended.words):
            self._repeated_note()
        if self.fields.in_code:
            return
        value = form_value(ended)
        if value:
            self._put(value, mark)
        start = ended.start if ended.line is self._line else 0
        self._link(start, link_target(ended.words))

    def _look(self, properties: Element | None) -> tuple[tuple[LookName, ...], bool]:
        """Return how a run stands out from its paragraph, and whether it is hidden."""
        paragraph = self._style.look
        if properties is None or not len(properties):
            return (), bool(paragraph.hidden)
        direct = Look()
        inherit_look(direct, properties)
        named = properties.find(CHARACTER_STYLE)
        own = _PLAIN if named is None else self._styles.of(named.get(VAL)).look
        hidden = _toggled(direct.hidden, own.hidden, paragraph.hidden)
        height = _HEIGHTS.get(direct.height or own.height)
        shown = (
            _toggled(direct.bold, own.bold, paragraph.bold) and not paragraph.bold,
            _toggled(direct.italic, own.italic, paragraph.italic) and not paragraph.italic,
            bool(direct.underlined),
            bool(direct.struck if direct.struck is not None else own.struck),
            height == "superscript",
            height == "subscript",
        )
        return tuple(look for look, on in zip(_LOOKS, shown, strict=True) if on), hidden


_PLAIN = Look()


def _toggled(direct: bool | None, own: bool | None, paragraph: bool | None) -> bool:
    """Styles toggle each other, a run's own word is final (ECMA-376, part 1, 17.7.3)."""
    return direct if direct is not None else bool(own) != bool(paragraph)


def _keeps_space(element: Element) -> bool:
    own = element.get(XML_SPACE)
    if own is None:
        own = next((a.get(XML_SPACE) for a in element.iterancestors() if a.get(XML_SPACE)), None)
    return own == "preserve"


def _own_mark(element: Element) -> str:
    """Return the mark that follows a note reference."""
    mark = ""
    for sibling in element.itersiblings():
        if sibling.tag == TEXT:
            mark += sibling.text or ""
        elif sibling.tag == _SYMBOL:
            mark += symbol(sibling.get(f"{W}font") or "", sibling.get(f"{W}char") or "")
    return mark.strip()
