"""The functions a template may call.

In go the materials of one paper; out comes a table of functions, each of which gives Markdown with
opaque tokens. The promise: no function reads a file, and evidence leaves here only as a token.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.briefs.brief import Answer, Brief
from assistant.briefs.plain_words import PlainWords
from assistant.drafting.arguing import Arguments, as_sentence
from assistant.drafting.asking import asks_list, distinct_asks
from assistant.drafting.budget import TooMuch
from assistant.drafting.context import AnswerFields, key_of
from assistant.drafting.draft import (
    Block,
    Contents,
    Layout,
    ListBlock,
    ListItem,
    PageBreak,
    Paragraph,
    Reference,
)
from assistant.drafting.escaping import Markdown, escape_paragraphs, gap
from assistant.drafting.own_words import called, own_words_blocks
from assistant.drafting.parts import AnchorHere, BlocksHere, InlinesHere, Part
from assistant.drafting.targets import target_of
from assistant.errors import UnknownName
from assistant.themes.theme import Ask, Position

_NAMES = """anchor annex argument asks cite contents evidence list_of missing own_words page_break
prose quote ref response summary"""
NAMES = tuple(_NAMES.split())
"""Every function, for checking a template without filling it."""


@dataclass
class Functions:
    """The functions of one paper."""

    brief: Brief
    layout: Layout
    arguments: Arguments
    positions: Sequence[Position]
    annex_title: str | None = None
    _answers: dict[str, Answer] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._answers = {key_of(a): a for a in self.brief.answers}

    def asked(self) -> tuple[Ask, ...]:
        """Return what the paper asks, each thing once."""
        return distinct_asks(self.positions)

    def table(self) -> Mapping[str, Callable[..., Any]]:
        """Return the functions by the names templates use."""
        return {name: getattr(self, f"_{name}") for name in NAMES}

    # --- evidence ----------------------------------------------------------------------------

    def _quote(self, pin: str) -> Markdown:
        """The words of a pin, with its reference."""
        return self._called("quote", pin)

    def _cite(self, pin: str) -> Markdown:
        """The reference of a pin alone."""
        return self._called("cite", pin)

    def _called(self, what: str, pin: str) -> Markdown:
        known = {p.id for answer in self.brief.answers for p in answer.pins}
        if str(pin) not in known:
            raise UnknownName(kind="pin", name=str(pin), known=known)
        return self._give(called(what, str(pin), self.arguments.by_pin))

    def _evidence(self, answer: AnswerFields) -> Markdown:
        """The pins of an answer that its author placed nowhere, with their lead-ins."""
        waiting = self.arguments.waiting(self._answer(answer, "evidence"))
        return self._blocks(tuple(self.arguments.evidence_blocks(waiting)), answer.key)

    # --- answers -----------------------------------------------------------------------------

    def _response(self, answer: AnswerFields, *, asks: bool = True) -> Markdown:
        """The whole of an answer: own words, positions, evidence, asks."""
        given = self._answer(answer, "response")
        return self._blocks(self.arguments.response(given, asks=bool(asks)), answer.key)

    def _own_words(self, answer: AnswerFields) -> Markdown:
        """The author's own words in an answer."""
        text = self._answer(answer, "own_words").text
        return self._prose(text, answer.key, origin=f"text:{answer.key}")

    def _argument(self, answer: AnswerFields) -> Markdown:
        """An answer's positions with reasons, evidence and asks, without the own words."""
        given = self._answer(answer, "argument").model_copy(update={"text": ""})
        return self._blocks(self.arguments.response(given), answer.key)

    def _answer(self, answer: AnswerFields, name: str) -> Answer:
        key = _key(answer, name)
        return self._answers.get(key) or Answer(question=key)

    def _prose(self, text: Any, owner: str | None = None, *, origin: str | None = None) -> Markdown:
        """A field of the brief that may hold paragraphs and lists in CommonMark."""
        if not text:
            return gap(text.what) if hasattr(text, "what") else Markdown("")
        read = self.arguments.reader
        words = escape_paragraphs(text) if isinstance(text, PlainWords) else str(text)
        blocks = own_words_blocks(words, read, self.arguments.by_pin, origin=origin)
        return self._blocks(blocks, owner)

    # --- summary -----------------------------------------------------------------------------

    def _summary(self) -> Markdown:
        """The author's summary, or the positions the paper takes, each once."""
        if self.brief.summary.strip():
            return self._prose(self.brief.summary, origin="summary")
        if not self.positions:
            return gap("a summary of what you say")
        return self._blocks((self._bullets(p.statement for p in self.positions),))

    def _bullets(self, lines: Iterable[str]) -> ListBlock:
        set_line = self.arguments.reader.read_line
        distinct = dict.fromkeys(as_sentence(line) for line in lines)
        return ListBlock(
            items=tuple(ListItem(blocks=(Paragraph(content=set_line(t)),)) for t in distinct)
        )

    def _asks(self, *, numbered: bool = False) -> Markdown:
        """What the paper asks, of whom."""
        asks = self.asked()
        if not asks:
            return gap("what you ask, and of whom")
        return self._blocks((asks_list(asks, self.arguments.reader.plain_line, ordered=numbered),))

    # --- the page ----------------------------------------------------------------------------

    def _contents(self, title: str = "Contents", depth: int = 2) -> Markdown:
        """A table of contents, where the venue has one."""
        wanted = (Contents(title=str(title), depth=int(depth)),) if self.layout.contents else ()
        return self._blocks(wanted)

    def _annex(self, title: str = "Annex: evidence quoted or cited") -> Markdown:
        """The annex of evidence, where the venue takes one."""
        self.annex_title = str(title)
        return Markdown("")

    def _page_break(self) -> Markdown:
        """A new page."""
        return self._blocks((PageBreak(),))

    def _missing(self, what: str) -> Markdown:
        """A visible gap, listed among the findings."""
        return gap(what if isinstance(what, Markdown) else str(what))

    def _anchor(self, name: Any) -> Markdown:
        """Names the heading or paragraph it stands in, for ``ref``."""
        return self._give(AnchorHere(_target(name)))

    def _ref(self, name: Any) -> Markdown:
        """The number of the paragraph, or the title of the heading, that ``anchor`` named."""
        shown = name.key if isinstance(name, AnswerFields) else str(name)
        return self._give(InlinesHere((Reference(target=_target(name), text=shown),)))

    def _list_of(self, lines: Any, *, numbered: bool = False) -> Markdown:
        """A list with one item a line of a field."""
        if not lines:
            return gap(lines.what) if hasattr(lines, "what") else Markdown("")
        given = str(lines).splitlines() if isinstance(lines, str) else [str(x) for x in lines]
        items = [line.strip().removeprefix("- ") for line in given if line.strip()]
        reader = self.arguments.reader
        read = reader.plain_line if isinstance(lines, PlainWords) else reader.read_line
        blocks = tuple(ListItem(blocks=(Paragraph(content=read(i)),)) for i in items)
        return self._blocks((ListBlock(ordered=numbered, items=blocks),))

    def _blocks(self, blocks: Sequence[Block], owner: str | None = None) -> Markdown:
        return self._give(BlocksHere(tuple(blocks), owner))

    def _give(self, part: Part) -> Markdown:
        return Markdown(self.arguments.reader.tokens.give(part))


def _key(answer: Any, name: str) -> str:
    if not isinstance(answer, AnswerFields):
        message = f"{name}() takes one of “answers”"
        raise TooMuch(message)
    return answer.key


def _target(name: Any) -> str:
    if isinstance(name, AnswerFields):
        return target_of(f"question {name.key}" if name["number"] else name.key)
    return target_of(str(name))
