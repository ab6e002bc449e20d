"""An answer argued: position, reasons, evidence, and what follows from it.

In goes one answer with its positions and its certified evidence; out come blocks. The promise:
every sentence is the author's, a position's, or an attribution of a quotation, but for the line
under a question that needs no answer; an argument is made once in a paper and referred to after
that; evidence that nobody has read yet stands apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.briefs.brief import Answer, Pin
from assistant.briefs.placeholders import find_placeholders
from assistant.drafting.asking import Asker, distinct_asks, wording
from assistant.drafting.attribution import Narrator
from assistant.drafting.context import key_of, place_of
from assistant.drafting.draft import Block, Missing, Paragraph, Reference, Words
from assistant.drafting.evidence import Evidence
from assistant.drafting.markdown import Reader, with_origin
from assistant.drafting.own_words import own_words_blocks
from assistant.drafting.parts import AnchorHere, LinePart, QuoteHere
from assistant.drafting.placing import Line, Placements, as_blocks
from assistant.drafting.targets import target_of_position
from assistant.quotes import set_off
from assistant.themes.theme import Ask, Position, Theme

QUOTES_IN_A_PARAGRAPH = 2
"""More short quotations than this in one paragraph read as a list."""

STANCES = {
    "support": "We support this proposal.",
    "support with changes": "We support this proposal, subject to the changes set out below.",
    "neutral": "We neither support nor oppose this proposal.",
    "oppose": "We do not support this proposal.",
}

_RUNS_ON = re.compile(
    r"(?:[.:,;—–-]|\b(?:a|about|an|as|because|by|for|from|how|in|is|of|on|that|the|their|this|to|"
    r"was|were|what|whether|with))$"
)
"""How an author's lead-in ends when the quotation goes on with its sentence."""

_PROPOSES = re.compile(r"(?:Do|Would) you (?:agree|support|favour)|Should\b", re.IGNORECASE)


@dataclass
class Arguments:
    """Argues the answers of one paper, remembering what has been said."""

    reader: Reader
    placements: Placements
    narrator: Narrator
    asker: Asker
    positions: Mapping[str, Position]
    themes: Mapping[str, Theme]
    evidence: Mapping[str, tuple[Evidence, ...]]
    by_pin: Mapping[str, Evidence]
    lost: Mapping[str, tuple[Pin, ...]]
    questions: Mapping[str, str]
    unasked: Mapping[str, str]
    numbered: bool = True

    def __post_init__(self) -> None:
        self._argued: dict[str, str] = {}
        self._asked: set[tuple[str, str]] = set()
        self._asks_here = True

    def response(self, answer: Answer, *, asks: bool = True) -> tuple[Block, ...]:
        """Return the whole answer; ``asks`` False where the paper makes its requests elsewhere."""
        self._asks_here = asks
        self.narrator.pause()
        self.placements.where = place_of(answer)
        if answer.no_comment:
            return (self._paragraph("We have no comment on this question."),)
        positions = self._positions(answer)
        blocks: list[Block] = []
        if (
            answer.stance
            and not answer.text
            and not answer.choices
            and self._asks_for_a_view(answer)
        ):
            blocks.append(self._paragraph(STANCES[answer.stance]))
        blocks += self._conditions(answer)
        name = key_of(answer)
        own = own_words_blocks(answer.text, self.reader, self.by_pin, origin=f"text:{name}")
        self.narrator.hear(answer.text)
        waiting = self.waiting(answer)
        blocks += own
        if own:
            blocks += self.evidence_blocks(waiting)
        else:
            blocks += self._argued_in_turn(positions, waiting)
        blocks += self._lost_evidence(answer)
        if own:
            blocks += self._asked_together(positions)
        if not blocks and not answer.choices:  # an option answers a question that offers them
            blocks.append(self._gap(answer))
        return tuple(blocks)

    def _conditions(self, answer: Answer) -> Sequence[Block]:
        """Return what support depends on, which stands before the reasons for it."""
        self.narrator.hear(answer.conditions)
        origin = f"conditions:{key_of(answer)}"
        return own_words_blocks(answer.conditions, self.reader, self.by_pin, origin=origin)

    def evidence_blocks(self, evidence: Sequence[Evidence]) -> list[Block]:
        """Return evidence with its lead-ins, the short pieces run together."""
        blocks: list[Block] = []
        line: list[LinePart] = []
        held = 0
        for piece in evidence:
            if piece.proposal:
                blocks += self._line(line) + self._proposal(piece)
                line, held = [], 0
                continue
            long = set_off(piece.certified, self.placements.style)
            if line and (held >= QUOTES_IN_A_PARAGRAPH or long):
                blocks += self._line(line)
                line, held = [], 0
            line += [Words(text=" ")] if line else []
            line += self._introduced(piece, long=long, alongside=held > 0)
            held += 1
            if long:
                blocks += self._line(line)
                line, held = [], 0
        blocks += self._line(line)
        return [with_origin(block, f"evidence:{evidence[0].answer}") for block in blocks]

    def waiting(self, answer: Answer) -> list[Evidence]:
        """Return the answer's evidence that its author has placed nowhere, in order."""
        return [e for e in self.evidence.get(key_of(answer), ()) if self._waits(e)]

    def _asks_for_a_view(self, answer: Answer) -> bool:
        """Say whether the question proposes something, so that one can be for or against it."""
        return bool(_PROPOSES.match(self.questions.get(answer.question or "", "")))

    def _lost_evidence(self, answer: Answer) -> list[Block]:
        """Return a gap for each pin that cannot be quoted and that its author placed nowhere."""
        said = f"{answer.text}\n\n{answer.conditions}"
        called = {part.pin for part in find_placeholders(said)}
        lost = [pin for pin in self.lost.get(key_of(answer), ()) if pin.id not in called]
        return [
            Paragraph(content=(Missing(what=f"the evidence “{pin.id}”"),), numbered=True)
            for pin in lost
            if pin.bearing != "challenges"
        ]

    def _waits(self, evidence: Evidence) -> bool:
        """Say whether evidence is still to be placed: challenging pins never place themselves."""
        placed = {**self.placements.quoted, **self.placements.cited}
        return evidence.id not in placed and evidence.pin.bearing != "challenges"

    def _positions(self, answer: Answer) -> list[Position]:
        return [self.positions[name] for name in answer.positions if name in self.positions]

    def _argued_in_turn(
        self, positions: Sequence[Position], evidence: Sequence[Evidence]
    ) -> list[Block]:
        """Return each position with its own evidence; the last takes what has no theme."""
        blocks: list[Block] = []
        waiting = list(evidence)
        for position in positions:
            last = position is positions[-1]
            theirs = [e for e in waiting if last or e.pin.theme == position.theme]
            waiting = [e for e in waiting if e not in theirs]
            blocks += self._position(position, theirs)
        return blocks + self.evidence_blocks(waiting)

    def _position(self, position: Position, evidence: Sequence[Evidence]) -> list[Block]:
        if position.id in self._argued:
            return [self._referred(position), *self.evidence_blocks(evidence)]
        target = target_of_position(position.id)
        self._argued[position.id] = target
        said = (position.statement, position.rationale)
        text = " ".join(as_sentence(part) for part in said if part.strip())
        self.narrator.hear(text)
        said_here = self._line([AnchorHere(target), *self.reader.read_line(text)])
        blocks = [with_origin(block, f"position:{position.id}") for block in said_here]
        blocks += self.evidence_blocks(evidence)
        return blocks + self._asked_together([position])

    def _asked_together(self, positions: Sequence[Position]) -> list[Block]:
        """Return what the positions ask and the paper has not asked yet, in one paragraph."""
        asks = [ask for position in positions for ask in self._new_asks(position)]
        if not asks or not self._asks_here:
            return []
        self.narrator.pause()
        text = self.asker.sentences(asks)
        self.narrator.hear(text)
        return [self._paragraph(text)]

    def _new_asks(self, position: Position) -> list[Ask]:
        asks = [a for a in distinct_asks([position]) if (a.of, wording(a)) not in self._asked]
        self._asked |= {(a.of, wording(a)) for a in asks}
        return asks

    def _referred(self, position: Position) -> Paragraph:
        theme = self.themes.get(position.theme)
        about = f"on {theme.title[:1].lower()}{theme.title[1:]} " if theme else ""
        if not self.numbered:
            return self._paragraph(f"Our position {about}is set out above.")
        target = self._argued[position.id]
        return Paragraph(
            content=(
                Words(text=f"Our position {about}is set out in paragraph "),
                Reference(target=target, text=target),
                Words(text="."),
            ),
            numbered=True,
        )

    def _introduced(
        self, piece: Evidence, *, long: bool, alongside: bool = False
    ) -> list[LinePart]:
        stop = Words(text=".")  # dropped where the quotation has its own
        if piece.pin.lead_in:
            self.narrator.introduced(piece, piece.pin.lead_in)
            lead = piece.pin.lead_in.strip()
            lead += "" if _RUNS_ON.search(lead) else ":"
            return [*self.reader.read_line(lead), Words(text=" "), QuoteHere(piece), stop]
        lead_in = self.narrator.introduce(piece, long=long, alongside=alongside)
        return [*lead_in.content, QuoteHere(piece, lower=lead_in.lower), stop]

    def _proposal(self, piece: Evidence) -> list[Block]:
        """Return a proposal, set apart: nobody has read it yet."""
        self.narrator.pause()
        long = set_off(piece.certified, self.placements.style)
        blocks = self._line(self._introduced(piece, long=long))
        self.narrator.pause()
        return [
            b.model_copy(update={"style": "proposal", "numbered": False})
            if isinstance(b, Paragraph)
            else b
            for b in blocks
        ]

    def _line(self, parts: Iterable[LinePart]) -> list[Block]:
        line = Line(self.placements)
        for part in parts:
            line.add(part)
        return as_blocks(line, numbered=True, style="body")

    def _paragraph(self, text: str) -> Paragraph:
        return Paragraph(content=self.reader.plain_line(text), numbered=True)

    def _gap(self, answer: Answer) -> Paragraph:
        unasked = self.unasked.get(answer.question or "")
        if unasked is not None:
            return self._paragraph(unasked)
        what = (
            f"our answer to question {answer.question}"
            if answer.question
            else (f"what to say under “{answer.section}”")
        )
        return Paragraph(content=(Missing(what=what),), numbered=True)


def as_sentence(text: str) -> str:
    """Return the author's text with the full stop it may have left out."""
    text = " ".join(text.split())
    return text if text.endswith((".", "?", "!", ":", "”", "’", ")")) else f"{text}."
