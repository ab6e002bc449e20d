"""The tokens of a rich text file go in; out come its streams: body, notes, headers, and what it is.

The one promise: words of a destination that is not known, or that a reader does not see (codes of
fields, pictures, comments, index entries), never reach the text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from assistant.documents.rtf.code_pages import SYMBOLS, USUAL, decoded, of_charset, of_code_page
from assistant.documents.rtf.destinations import CAPTURED, ENTERED, MARGINS, SKIPPED, STYLED
from assistant.documents.rtf.flow import Flow, RtfStyle, Shape, TooMuchError
from assistant.documents.rtf.tables import Entry, style_of
from assistant.documents.rtf.tokens import Token, Tokens
from assistant.documents.units import UnitNote
from assistant.documents.wordfile.number_formats import printed
from assistant.documents.wordfile.symbols import symbol

DEEPEST = 1_000
"""Groups inside groups; files of common programs reach thirty."""

_SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\"}
_NOTE_FORMS = {
    "ftnnar": "decimal", "ftnnalc": "lowerLetter", "ftnnauc": "upperLetter",
    "ftnnrlc": "lowerRoman", "ftnnruc": "upperRoman", "ftnnchi": "chicago",
}  # fmt: skip
_SWITCHES = ("b", "i", "v", "deleted")


@dataclass(slots=True)
class _State:
    """What a group inherits and gives back when it closes."""

    flow: Flow
    capture: str | None = None
    codec: str = USUAL
    font: str = ""
    after_unicode: int = 1
    b: bool = False
    i: bool = False
    v: bool = False
    deleted: bool = False
    raised: bool = False
    result: bool = False
    """Whether this is the result of a field: raised, it is the mark of a note, marked again."""
    shape: Shape = field(default_factory=Shape)
    opens: str | None = None
    """The stream or the captured words that this very group is."""


@dataclass
class RtfFile:
    """What was read."""

    body: Flow = field(default_factory=Flow)
    endnotes: list[UnitNote] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    stated: dict[str, str] = field(default_factory=dict)
    hidden: int = 0
    deleted: bool = False
    comments: int = 0
    pictures: int = 0
    whole: bool = False
    """Whether its outermost group was closed."""


class RtfReader:
    """One pass over a file."""

    def __init__(self, data: bytes) -> None:
        self.file = RtfFile()
        self._tokens = Tokens(data)
        self._state = _State(self.file.body)
        self._above: list[_State] = []
        self._starred = False
        self._codec = USUAL
        self._fonts: dict[int, tuple[str | None, str]] = {}
        self._styles: dict[int, RtfStyle] = {}
        self._captured: list[str] = []
        self._number = 0
        self._charset: int | None = None
        self._outline: int | None = None
        self._raw = ""
        self._to_skip = 0
        self._half: int | None = None
        self._note_forms = {"footnote": "decimal", "endnote": "decimal"}
        self._note_counts = {"footnote": 0, "endnote": 0}
        self._words = self._handlers()

    def read(self) -> RtfFile:
        """Return what the file holds; TooMuchError where it is nested too deeply or too long."""
        for token in self._tokens:
            if token.kind not in ("byte", "text"):
                self._flush()
            self._take(token)
            if self.file.whole:
                break
        self._flush()
        self.file.body.finish(self._state.shape)
        return self.file

    def _take(self, token: Token) -> None:
        if token.kind == "open":
            self._open()
        elif token.kind == "close":
            self._close()
        elif self._to_skip and token.text != "*":
            self._skip(token)
        elif token.kind in ("byte", "text"):
            self._raw += token.text
        elif token.kind == "symbol":
            self._symbol(token.text)
        else:
            self._word(token)

    # Groups.

    def _open(self) -> None:
        if len(self._above) >= DEEPEST:
            raise TooMuchError
        self._to_skip = 0
        self._above.append(self._state)
        self._state = replace(self._state, opens=None)
        self._starred = False

    def _close(self) -> None:
        self._to_skip = 0
        if not self._above:
            return
        closed = self._state
        self._state = self._above.pop()
        self.file.whole = not self._above
        if closed.opens is not None:
            self._end(closed, closed.opens)

    def _end(self, closed: _State, what: str) -> None:
        if what in ("footnote", "box", "margin"):
            closed.flow.finish(closed.shape)
        if what == "footnote":
            self._end_note(closed.flow)
        elif what == "box":
            for unit in closed.flow.units:
                unit.boxed = True
            self._state.flow.boxes += closed.flow.units
        elif what == "margin":
            self.file.margins.append(closed.flow.words())
        else:
            words = "".join(self._captured)
            self._captured = []
            self._end_capture(what, words)

    def _end_note(self, flow: Flow) -> None:
        kind = "endnote" if flow.is_endnote else "footnote"
        mark = None
        if flow.marks_itself:
            self._note_counts[kind] += 1
            mark = printed(self._note_counts[kind], self._note_forms[kind])
        note = UnitNote(mark, flow.words())
        if flow.is_endnote:
            self.file.endnotes.append(note)
        elif note.text:
            self._state.flow.notes.append(note)

    def _end_capture(self, what: str, words: str) -> None:
        words = words.strip()
        if what == "label":
            self._state.flow.label = words
        elif what in ("title", "author"):
            self.file.stated[what] = " ".join(words.split())

    # Words and signs.

    def _symbol(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in "\r\n":
            self._end_paragraph(None)
        elif sign in _SYMBOLS:
            self._put(_SYMBOLS[sign])

    def _word(self, token: Token) -> None:
        name, starred = token.text, self._starred
        self._starred = False
        handler = self._words.get(name)
        if handler is not None:
            handler(token.number)
        elif name in _SIGNS:
            self._put(_SIGNS[name])
        elif (starred and name not in STYLED) or name in SKIPPED:
            self._skip_group(name)

    def _handlers(self) -> dict[str, Callable[[int | None], None]]:
        switches = {name: self._switch(name) for name in _SWITCHES}
        captures = {word: self._capturing(what) for word, what in CAPTURED.items()}
        forms = {
            prefix + word: self._note_form(kind, form)
            for word, form in _NOTE_FORMS.items()
            for prefix, kind in (("", "footnote"), ("a", "endnote"))
        }
        return {
            **switches,
            **captures,
            **forms,
            **dict.fromkeys(ENTERED, lambda _: None),
            **dict.fromkeys(MARGINS, self._open_margin),
            "fonttbl": self._open_fonts,
            "stylesheet": self._open_styles,
            "footnote": self._open_note,
            "ftnalt": self._is_endnote,
            "chftn": self._note_number,
            "shptxt": self._open_box,
            "dptxbxtext": self._open_box,
            "par": self._end_paragraph,
            "sect": self._end_paragraph,
            "page": self._break,
            "column": self._break,
            "cell": self._end_cell,
            "nestcell": self._end_paragraph,
            "row": lambda _: self._state.flow.end_row(),
            "upr": lambda _: self._tokens.skip_next_group(),
            "pard": lambda _: self._set(shape=Shape()),
            "plain": self._plain,
            "s": lambda n: self._shape(style=self._styles.get(n or 0, RtfStyle())),
            "outlinelevel": lambda n: self._shape(outline=n),
            "li": lambda n: self._shape(left=n or 0),
            "ri": lambda n: self._shape(right=n or 0),
            "ilvl": lambda n: self._shape(level=min(max(n or 0, 0), 8)),
            "intbl": lambda _: self._shape(in_table=True),
            "ansicpg": self._code_page,
            "mac": lambda _: self._code_page(10000),
            "pc": lambda _: self._code_page(437),
            "pca": lambda _: self._code_page(850),
            "f": self._font,
            "super": lambda number: self._set(raised=number != 0),
            "nosupersub": lambda _: self._set(raised=False),
            "fldrslt": lambda _: self._set(result=True),
            "uc": lambda n: self._set(after_unicode=min(max(n or 0, 0), 100)),
            "u": self._unicode,
        }

    def _set(self, **values: object) -> None:
        for name, value in values.items():
            setattr(self._state, name, value)

    def _shape(self, **values: object) -> None:
        self._state.shape = replace(self._state.shape, **values)  # type: ignore[arg-type]

    def _switch(self, name: str) -> Callable[[int | None], None]:
        return lambda number: self._set(**{name: number != 0})

    def _plain(self, _: int | None) -> None:
        self._set(b=False, i=False, v=False, deleted=False, raised=False)
        self._set(codec=self._codec, font="")

    def _note_form(self, kind: str, form: str) -> Callable[[int | None], None]:
        def remember(_: int | None) -> None:
            self._note_forms[kind] = form

        return remember

    # Destinations.

    def _skip_group(self, name: str) -> None:
        self.file.comments += name == "annotation"
        self.file.pictures += name in ("pict", "shppict")
        self._tokens.skip_group()

    def _capturing(self, what: str) -> Callable[[int | None], None]:
        def begin(_: int | None) -> None:
            self._captured = []
            self._set(capture=what, opens=what)

        return begin

    def _open_note(self, _: int | None) -> None:
        self._set(flow=Flow(), opens="footnote", shape=Shape(), v=False)

    def _is_endnote(self, _: int | None) -> None:
        self._state.flow.is_endnote = True

    def _note_number(self, _: int | None) -> None:
        self._state.flow.marks_itself = True

    def _open_box(self, _: int | None) -> None:
        self._set(flow=Flow(), opens="box", shape=Shape(), capture=None)

    def _open_margin(self, _: int | None) -> None:
        self._set(flow=Flow(), opens="margin", shape=Shape())

    def _open_fonts(self, _: int | None) -> None:
        for entry in self._entries("f"):
            charset, pictures = entry.charset, entry.charset == SYMBOLS
            codec = None if pictures else of_charset(charset)
            self._fonts[entry.number] = (codec, entry.name if pictures else "")

    def _open_styles(self, _: int | None) -> None:
        entries = {entry.number: entry for entry in self._entries("s")}
        self._styles = {number: style_of(entry, entries) for number, entry in entries.items()}

    def _entries(self, word: str) -> list[Entry]:
        """Read a table of fonts or styles to its end."""
        found: list[Entry] = []
        depth = 0
        entry = Entry()
        for token in self._tokens:
            if token.kind in ("open", "close"):
                depth += 1 if token.kind == "open" else -1
                if depth < 0:
                    self._close()
                    break
            elif token.kind == "word":
                entry.take(token, word)
            elif token.kind in ("text", "byte") and depth <= 1:
                entry.name += token.text
                if entry.name.endswith(";"):
                    entry.name = entry.name[:-1].split(",")[0].strip()
                    found.append(entry)
                    entry = Entry()
        return [entry for entry in found if entry.number >= 0]

    # Text.

    def _code_page(self, number: int | None) -> None:
        self._codec = self._state.codec = of_code_page(number)

    def _font(self, number: int | None) -> None:
        codec, name = self._fonts.get(number or 0, (None, ""))
        self._set(codec=codec or self._codec, font=name)

    def _unicode(self, number: int | None) -> None:
        code = (number or 0) % 0x10000
        self._to_skip = self._state.after_unicode
        if 0xD800 <= code < 0xDC00:
            self._half = code
            return
        if 0xDC00 <= code < 0xE000:
            half, self._half = self._half, None
            code = 0xFFFD if half is None else 0x10000 + ((half - 0xD800) << 10) + code - 0xDC00
        sign = symbol(self._state.font, f"{code:X}") if self._state.font else chr(code)
        self._put(sign if code else "")

    def _skip(self, token: Token) -> None:
        """Pass over what readers without Unicode would show instead of the last character."""
        if token.kind == "text":
            left = token.text[self._to_skip :]
            self._to_skip = max(0, self._to_skip - len(token.text))
            self._raw += left
        else:
            self._to_skip -= 1

    def _flush(self) -> None:
        """Take the bytes gathered so far as characters."""
        if not self._raw:
            return
        raw, self._raw = self._raw, ""
        font = self._state.font
        if font:
            self._put("".join(symbol(font, f"{ord(c):X}") if c > " " else c for c in raw))
        else:
            self._put(raw if raw.isascii() else decoded(raw, self._state.codec))

    def _put(self, text: str) -> None:
        state = self._state
        if state.capture is not None:
            self._captured.append(text)
        elif state.deleted:
            self.file.deleted = True
        elif state.v:
            self.file.hidden += len(text.split())
        elif not (state.raised and state.result and text.strip().isdigit()):
            state.flow.put(text, emphasised=state.b or state.i)

    def _break(self, _: int | None) -> None:
        self._put("\n")

    def _end_paragraph(self, _: int | None) -> None:
        state = self._state
        if state.capture is None and not state.deleted:
            state.flow.end_paragraph(state.shape)

    def _end_cell(self, _: int | None) -> None:
        self._state.flow.end_cell(self._state.shape)
