"""Markdown with tokens, read into the blocks of a draft.

In goes what a template wrote, or the author's own CommonMark; out come blocks. The promise: HTML
is never read as such, code points of tokens stand only for what was given out, and nothing that a
token stands for is parsed as Markdown.

A template may wrap paragraphs in containers: ``::: numbered`` for paragraphs with automatic
numbers, or the name of a style of the house (``::: question``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from assistant.drafting.draft import (
    Block,
    BlockQuote,
    Break,
    Heading,
    Inline,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Table,
    Words,
)
from assistant.drafting.escaping import escape
from assistant.drafting.parts import AnchorHere, BlocksHere, CiteHere, InlinesHere, Part, QuoteHere
from assistant.drafting.placing import Line, Placements, as_blocks
from assistant.drafting.tokens import Tokens, clean, without_token_codes

STYLES = ("question", "choice", "lead", "address", "small", "note", "proposal")
PLACES = ("cover", "annex")
CONTAINERS = ("numbered", *STYLES, *PLACES)


Put = Callable[[Block, str, str | None], None]
"""Takes a block, the part of the paper it is for, and the answer it belongs to."""


@dataclass(frozen=True)
class Setting:
    """How the paragraphs being read are set: their style, whether numbered, and where they go."""

    style: str = "body"
    numbered: bool = False
    place: str = "body"
    headings_down: int = 0


@dataclass
class Reader:
    """Reads Markdown for one draft."""

    tokens: Tokens[Part]
    placements: Placements

    def read(self, text: str, setting: Setting, put: Put) -> None:
        """Read a template's Markdown."""
        _Walk(self, _template_parser().parse(text), put).blocks(setting)

    def read_own_words(self, text: str, *, origin: str | None = None) -> tuple[Block, ...]:
        """Read the author's CommonMark; its headings stand below the paper's own.

        Each block's origin is ``origin`` with the lines of the text that it was made of.
        """
        blocks: list[Block] = []

        def put(block: Block, *_: object) -> None:
            first, after = walk.lines
            blocks.append(with_origin(block, f"{origin}:{first}-{after}" if origin else None))

        walk = _Walk(self, _own_words(text), put)
        walk.blocks(Setting(numbered=True, headings_down=1))
        return tuple(blocks)

    def plain_line(self, text: str) -> tuple[Inline, ...]:
        """Set a line of plain text: nothing in it is Markdown."""
        return self.read_line(escape(clean(text)))

    def read_line(self, text: str) -> tuple[Inline, ...]:
        """Read one line of the author's CommonMark, for a place that takes no paragraphs."""
        return _Walk(self, [], lambda *_: None).line(_one_line(text), sets_off=False)[0]


class _Walk:
    """One pass over the tokens of markdown-it, which are flat: ``_open`` … ``_close``."""

    def __init__(self, reader: Reader, tokens: Sequence[Token], put: Put) -> None:
        self._reader = reader
        self._tokens = tokens
        self._at = 0
        self._put = put
        self.lines = (0, 0)

    def blocks(self, setting: Setting, until: str = "") -> None:
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == until:
                return
            if token.level == 0 and token.map:
                self.lines = (token.map[0], token.map[1])
            self._block(token, setting)

    def _block(self, token: Token, setting: Setting) -> None:
        kind = token.type
        if kind == "heading_open":
            self._heading(token, setting)
        elif kind == "paragraph_open":
            self._paragraph(setting)
        elif kind in ("bullet_list_open", "ordered_list_open"):
            self._emit(self._list(kind, setting), setting)
        elif kind == "blockquote_open":
            self._emit(self._block_quote(), setting)
        elif kind == "table_open":
            self._emit(self._table(), setting)
        elif kind == "fence":
            self._emit(_verbatim(token.content, setting), setting)
        elif kind.startswith("container_") and kind.endswith("_open"):
            name = kind.removeprefix("container_").removesuffix("_open")
            self.blocks(_inside(setting, name), f"container_{name}_close")

    def _emit(self, block: Block, setting: Setting, answer: str | None = None) -> None:
        self._put(block, setting.place, answer)

    def _inline(self) -> Token:
        """Take the inline token and the closing one after it."""
        token = self._tokens[self._at]
        self._at += 2
        return token

    def _heading(self, token: Token, setting: Setting) -> None:
        content, target = self.line(self._inline(), sets_off=False)
        level = min(3, int(token.tag[1]) - 1 + 2 * setting.headings_down)
        self._emit(Heading(level=level, content=content, target=target), setting)

    def _paragraph(self, setting: Setting) -> None:
        token = self._inline()
        alone = self._reader.tokens.only(token.content)
        if isinstance(alone, BlocksHere):
            for block in alone.blocks:
                self._emit(_set(block, setting), setting, alone.answer)
            return
        line = self._filled(token, sets_off=True)
        for block in as_blocks(line, numbered=setting.numbered, style=setting.style):
            self._emit(block, setting)

    def line(self, token: Token, *, sets_off: bool) -> tuple[tuple[Inline, ...], str | None]:
        """Return the runs of a line that cannot be broken by a quotation set off."""
        line = self._filled(token, sets_off=sets_off)
        pieces = line.finish()
        runs = [run for piece in pieces if not isinstance(piece, BlockQuote) for run in piece]
        return tuple(runs), line.target

    def _filled(self, token: Token, *, sets_off: bool) -> Line:
        line = Line(self._reader.placements, sets_off=sets_off)
        _LineReader(self._reader.tokens, line).read(token.children or [])
        return line

    def _list(self, kind: str, setting: Setting) -> ListBlock:
        close = kind.replace("_open", "_close")
        items: list[ListItem] = []
        while self._tokens[self._at].type != close:
            self._at += 1
            items.append(self._item(setting))
        self._at += 1
        return ListBlock(ordered=kind.startswith("ordered"), items=tuple(items))

    def _item(self, setting: Setting) -> ListItem:
        blocks: list[Block] = []
        outer, self._put = self._put, lambda block, *_: blocks.append(block)
        self.blocks(Setting(headings_down=setting.headings_down), "list_item_close")
        self._put = outer
        return ListItem(blocks=tuple(blocks))

    def _block_quote(self) -> BlockQuote:
        blocks: list[Block] = []
        outer, self._put = self._put, lambda block, *_: blocks.append(block)
        self.blocks(Setting(), "blockquote_close")
        self._put = outer
        content: list[Inline] = []
        for block in blocks:
            if isinstance(block, Paragraph | BlockQuote | Heading):
                content += ([Break()] if content else []) + list(block.content)
        return BlockQuote(content=tuple(content))

    def _table(self) -> Table:
        rows: list[list[tuple[Inline, ...]]] = []
        while self._tokens[self._at].type != "table_close":
            token = self._tokens[self._at]
            self._at += 1
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                rows[-1].append(self.line(self._inline(), sets_off=False)[0])
        self._at += 1
        title = ", ".join(_plain(cell) for cell in rows[0] if cell)
        return Table(
            header=tuple(rows[0]),
            rows=tuple(tuple(row) for row in rows[1:]),
            caption="",
            description=f"Table of {title}" if title else "Table",
        )


class _LineReader:
    """Reads the inline tokens of one line."""

    def __init__(self, tokens: Tokens[Part], line: Line) -> None:
        self._tokens = tokens
        self._line = line
        self._bold = 0
        self._italic = 0
        self._link: str | None = None
        self._link_text = ""

    def read(self, children: Sequence[Token]) -> None:
        for token in children:
            getattr(self, f"_{token.type}", self._other)(token)

    def _text(self, token: Token) -> None:
        if self._link is not None:
            self._link_text += token.content
            return
        self._tokens.split(token.content, self._words, self._part)

    _text_special = _text

    def _other(self, token: Token) -> None:
        if token.content:
            self._text(token)

    def _softbreak(self, _token: Token) -> None:
        self._words(" ")

    def _hardbreak(self, _token: Token) -> None:
        self._line.add(Break())

    def _strong_open(self, _token: Token) -> None:
        self._bold += 1

    def _strong_close(self, _token: Token) -> None:
        self._bold -= 1

    def _em_open(self, _token: Token) -> None:
        self._italic += 1

    def _em_close(self, _token: Token) -> None:
        self._italic -= 1

    def _link_open(self, token: Token) -> None:
        self._link, self._link_text = without_token_codes(str(token.attrs.get("href", ""))), ""

    def _link_close(self, _token: Token) -> None:
        address, text = self._link or "", self._link_text
        self._link = None
        if not address.startswith(("https://", "http://", "mailto:")):
            self._tokens.split(text, self._words, self._part)
            return

        def linked(words: str) -> None:
            self._line.add(Link(text=words, address=address))

        # Evidence and references stand beside the link's own words, never inside a link.
        self._tokens.split(text or address, linked, self._part)

    def _words(self, text: str) -> None:
        self._line.add(Words(text=text, bold=self._bold > 0, italic=self._italic > 0))

    def _part(self, part: Part) -> None:
        if isinstance(part, QuoteHere | CiteHere | AnchorHere):
            self._line.add(part)
        elif isinstance(part, InlinesHere):
            for inline in part.content:
                self._line.add(inline)


def with_origin(block: Block, origin: str | None) -> Block:
    """Return the block marked with the words of the brief that it was made of."""
    if origin is None or not isinstance(block, Paragraph | Heading | ListBlock | BlockQuote):
        return block
    return block.model_copy(update={"origin": origin})


def _inside(setting: Setting, name: str) -> Setting:
    """Return how paragraphs are set inside the container ``name``."""
    if name == "numbered":
        return Setting(setting.style, True, setting.place, setting.headings_down)
    if name in PLACES:
        return Setting(setting.style, setting.numbered, name, setting.headings_down)
    return Setting(name, False, setting.place, setting.headings_down)


def _set(block: Block, setting: Setting) -> Block:
    """Return a finished block as it is set here: numbered only where paragraphs are."""
    if not isinstance(block, Paragraph):
        return block
    style = setting.style if block.style == "body" else block.style
    return block.model_copy(
        update={"numbered": block.numbered and setting.numbered, "style": style}
    )


def _verbatim(text: str, setting: Setting) -> Paragraph:
    """Return a fenced block of the author's as a paragraph that keeps its lines."""
    content: list[Inline] = []
    for line in clean(text).splitlines():
        content += [Break(), Words(text=line)] if content else [Words(text=line)]
    return Paragraph(content=tuple(content), style=setting.style)


def _plain(content: Sequence[Inline]) -> str:
    return "".join(part.text for part in content if isinstance(part, Words | Link))


@lru_cache(maxsize=1)
def _template_parser() -> MarkdownIt:
    parser = _own_parser()
    for name in CONTAINERS:
        parser.use(container_plugin, name)
    return parser


@lru_cache(maxsize=1)
def _own_words_parser() -> MarkdownIt:
    return _own_parser()


# The drafts of a batch are mostly of the same words, and nobody changes what was parsed.
@lru_cache(maxsize=256)
def _own_words(text: str) -> tuple[Token, ...]:
    return tuple(_own_words_parser().parse(text))


@lru_cache(maxsize=512)
def _one_line(text: str) -> Token:
    return _own_words_parser().parseInline(text)[0]


def _own_parser() -> MarkdownIt:
    """CommonMark with tables; no HTML, no pictures, no meaning in an indent or a rule.

    Quotation marks and apostrophes of our own prose are set as the rest of the paper's are.
    """
    options = {"html": False, "typographer": True, "quotes": "“”‘’"}
    parser = MarkdownIt("commonmark", options).enable(["table", "smartquotes"])
    return parser.disable(["html_block", "html_inline", "code", "image", "hr"])
