"""A draft written: a brief, a template and a library go in; blocks come out.

The promise: the same inputs give the same draft, every quotation in it is certified, and what is
missing stands in it visibly and among its findings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from assistant.briefs.brief import Answer, Brief, Pin
from assistant.briefs.placeholders import find_placeholders
from assistant.drafting.annex import annex_blocks
from assistant.drafting.arguing import Arguments
from assistant.drafting.asking import Asker
from assistant.drafting.attribution import Narrator
from assistant.drafting.boxes import box_sizes
from assistant.drafting.citing import Citer
from assistant.drafting.context import key_of, make_context, place_of
from assistant.drafting.counting import count_characters, count_words, text_of
from assistant.drafting.draft import Block, Draft, DraftQuote, Heading, Missing, Words
from assistant.drafting.evidence import Evidence, EvidenceRoom, Shelf, Unusable
from assistant.drafting.filling import fill
from assistant.drafting.functions import Functions
from assistant.drafting.gaps import find_gaps, needs_unmet, unused_fields
from assistant.drafting.layout import BOXES, layout_for
from assistant.drafting.markdown import Reader, Setting
from assistant.drafting.numbering import Numbers
from assistant.drafting.parts import InlinesHere, Part
from assistant.drafting.placing import Placements
from assistant.drafting.proposing import proposed_pins
from assistant.drafting.template import Template, find_template, load_template
from assistant.drafting.tokens import Tokens
from assistant.errors import nearest_name
from assistant.findings import Finding
from assistant.library import Library
from assistant.questions.depending import not_asked
from assistant.quotes import HARVARD, OSCOLA, Certified
from assistant.quotes.printing import printed_text
from assistant.themes.theme import Position, Themes
from assistant.venues import page_of, venue_names, web_form
from assistant.version import VERSION


def write_draft(
    brief: Brief,
    library: Library,
    *,
    folder: Path,
    themes: Themes,
    template: str | None = None,
    final: bool = False,
    boxes: bool = False,
) -> Draft:
    """Write the draft of ``brief``.

    ``folder`` is the brief's folder, where a workspace's own templates stand; ``template`` is a
    name or a path that takes the place of the brief's own. A final draft is the copy to send: it
    is made whatever its findings say, and whoever saves it asks them first. ``boxes`` makes it for
    a web form: sources in brackets, in full in each answer that has a box of its own, since that is
    read alone; where the body has such a form, every draft names and counts them so.

    Raises:
        UnknownName: there is no such template.
        TemplateError: the template cannot be filled; file and line are named.
    """
    chosen = load_template(find_template(template or brief.template, folder))
    page = BOXES if boxes else None
    return Writing(brief, library, chosen, themes, folder, final=final, boxes=page).draft()


@dataclass
class _Paper:
    """The blocks of the parts of a paper, as they come out of the template."""

    cover: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    annex: list[Block] = field(default_factory=list)
    owners: list[str | None] = field(default_factory=list)

    def put(self, block: Block, place: str, answer: str | None) -> None:
        getattr(self, place).append(block)
        if place == "body":
            self.owners.append(answer)


class Writing:
    """The writing of one draft, step by step; :func:`write_draft` is the way in."""

    def __init__(
        self,
        brief: Brief,
        library: Shelf,
        template: Template,
        themes: Themes,
        folder: Path | None = None,
        *,
        final: bool,
        boxes: Mapping[str, bool] | None = None,
    ) -> None:
        self._brief = brief
        self._library = library
        self._template = template
        self._themes = themes
        self._final = final
        self._findings: list[Finding] = []
        self._venue = brief.consultation.venue or template.record.venue
        self._options = _options(brief, template)
        self._folder = folder
        page = page_of(self._venue, folder) if self._venue else {}
        self._layout = layout_for(page, template.record.layout, brief.options, boxes)
        self._boxes = boxes is not None
        form = web_form(self._venue, brief.consultation, folder)
        self._apart = form.one_box is None and (self._boxes or form.a_box_each)
        # A box has no list of references, so each source is named there in full.
        self._references = "oscola" if self._boxes or self._apart else brief.reference_style
        self._style = HARVARD if brief.reference_style == "harvard" else OSCOLA
        brackets = not self._layout.footnotes or brief.reference_style == "harvard"
        self._placements = Placements(style=self._style, brackets=brackets)
        self._lost: dict[str, tuple[Pin, ...]] = {}
        self._evidence = self._gathered()
        self._by_pin = {e.pin.id: e for group in self._evidence.values() for e in group}

    def draft(self) -> Draft:
        """Return the draft."""
        functions = self._functions()
        paper = self._paper(functions)
        citer = Citer(
            self._placements.marks,
            style=self._references,
            footnotes=self._layout.footnotes,
            final=self._final,
            emphasised=self._placements.emphasised,
        )
        numbers = Numbers(numbered=self._layout.numbered_paragraphs)
        cover = citer.settle(numbers.number(paper.cover if self._layout.cover else ()))
        body = self._settled(citer, numbers.number(paper.body), paper.owners)
        rest = citer.settle(numbers.number(paper.annex))
        quotes = self._quotes(citer.settled.cited)
        annex = self._annex(functions, quotes)
        annex += _reference_list(citer)
        cover, body, rest = (numbers.refer(part) for part in (cover, body, rest))
        asked = tuple(dict.fromkeys(ask.of for ask in functions.asked()))
        draft = self._whole(cover, body, (*rest, *annex), citer, quotes, paper.owners)
        sizes = box_sizes(draft) if self._apart else {}
        return draft.model_copy(update={"asked": asked, **sizes})

    def _settled(
        self, citer: Citer, body: Sequence[Block], owners: Sequence[str | None]
    ) -> tuple[Block, ...]:
        """Settle the references of the body; of each answer alone, where each has its own box."""
        if not self._apart:
            return citer.settle(body)
        settled: list[Block] = []
        for _, held in groupby(zip(owners, body, strict=True), key=lambda pair: pair[0]):
            citer.begin_afresh()
            settled += citer.settle([block for _, block in held])
        return tuple(settled)

    def _gathered(self) -> dict[str, tuple[Evidence, ...]]:
        """Prove every pin, and those the program proposes, before anything is written."""
        room = EvidenceRoom(self._library, final=self._final)
        gathered: dict[str, tuple[Evidence, ...]] = {}
        taken = [pin for answer in self._brief.answers for pin in answer.pins]
        for answer in self._brief.answers:
            proposed = self._proposed(answer, taken)
            taken += proposed
            placed = [p.pin for p in find_placeholders(answer.text) if p.kind == "quote"]
            proved = [
                room.prove(
                    pin,
                    key_of(answer),
                    place_of(answer),
                    proposal=pin in proposed,
                    introduced=pin.id in placed,
                )
                for pin in (*answer.pins, *proposed)
            ]
            gathered[key_of(answer)] = tuple(e for e in proved if isinstance(e, Evidence))
            self._lost[key_of(answer)] = tuple(e.pin for e in proved if isinstance(e, Unusable))
        self._findings += room.findings
        return gathered

    def _proposed(self, answer: Answer, taken: Sequence[Pin]) -> tuple[Pin, ...]:
        if not answer.find or answer.no_comment or not isinstance(self._library, Library):
            return ()
        pins, shortfall = proposed_pins(answer, self._brief, self._library, self._themes, taken)
        self._findings += [shortfall] if shortfall else []
        return pins

    def _functions(self) -> Functions:
        known = {p.id: p for p in self._themes.positions}
        taken = [name for answer in self._brief.answers for name in answer.positions]
        positions: list[Position] = [known[n] for n in dict.fromkeys(taken) if n in known]
        arguments = Arguments(
            reader=Reader(Tokens[Part](_gap), self._placements),
            placements=self._placements,
            narrator=Narrator(),
            asker=Asker(),
            positions=known,
            themes={t.id: t for t in self._themes.themes},
            evidence=self._evidence,
            by_pin=self._by_pin,
            lost=self._lost,
            questions={q.number: q.text for q in self._brief.consultation.questions},
            unasked={number: f.words for number, f in not_asked(self._brief).items()},
            numbered=self._layout.numbered_paragraphs,
        )
        return Functions(self._brief, self._layout, arguments, positions)

    def _paper(self, functions: Functions) -> _Paper:
        record = self._template.record
        needs = tuple(need.field for need in (*record.needs, *record.takes))
        context = make_context(
            self._brief,
            self._layout,
            self._options,
            needs=needs,
            asks=bool(functions.asked()),
            final=self._final,
        )
        text = fill(self._template, context, functions.table())
        paper = _Paper()
        self._placements.where = ""
        functions.arguments.reader.read(text, Setting(), paper.put)
        return paper

    def _annex(self, functions: Functions, quotes: Sequence[DraftQuote]) -> tuple[Block, ...]:
        if functions.annex_title is None or not self._layout.annex:
            return ()
        certified: dict[str, Certified] = {e.id: e.certified for e in self._by_pin.values()}
        markings = not self._final or bool(self._brief.options.get("source_markings"))
        return annex_blocks(functions.annex_title, quotes, certified, markings=markings)

    def _quotes(self, cited: dict[str, str]) -> tuple[DraftQuote, ...]:
        placements = self._placements
        return tuple(
            DraftQuote(
                id=e.id,
                pin=e.pin.id,
                quote=e.certified.quote,
                source=e.source,
                passage=e.passage,
                certified=e.certified.text,
                printed=printed_text(e.certified, self._style, block=False),
                cited=cited.get(e.id, ""),
                bearing=e.pin.bearing,
                proposal=e.proposal,
                answer=e.answer,
                voice=e.certified.voice,
                changes=e.changes,
                beside=e.beside,
                placed=(placements.quoted.get(e.id) or placements.cited.get(e.id) or [""])[0],
            )
            for e in sorted(self._by_pin.values(), key=self._order)
        )

    def _order(self, evidence: Evidence) -> tuple[int, int]:
        """Order quotations as they print; those that print nowhere stay in the brief's order."""
        first = [
            at for at, marked in enumerate(self._placements.marks.values()) if evidence in marked
        ]
        return (0, first[0]) if first else (1, 0)

    def _whole(
        self,
        cover: tuple[Block, ...],
        body: tuple[Block, ...],
        annex: tuple[Block, ...],
        citer: Citer,
        quotes: tuple[DraftQuote, ...],
        owners: Sequence[str | None],
    ) -> Draft:
        brief = self._brief
        title = next((b for b in (*cover, *body) if isinstance(b, Heading) and b.level == 0), None)
        return Draft(
            title=text_of(title.content) if title else brief.title or brief.consultation.title,
            subject=brief.consultation.title,
            author=brief.respondent.organisation,
            date=brief.date,
            marking=brief.marking,
            venue=self._venue,
            template=self._template.name,
            layout=self._layout,
            final=self._final,
            cover=cover,
            body=body,
            annex=annex,
            notes=tuple(citer.settled.notes),
            quotes=quotes,
            findings=self._all_findings((*cover, *body, *annex), citer),
            words=count_words(body),
            owners=tuple(owners),
            answer_words=_answer_sizes(body, owners, count_words),
            answer_characters=_answer_sizes(body, owners, count_characters),
            brief_sha256=brief.sha256,
            template_sha256=self._template.sha256,
            program=f"assistant {VERSION}",
        )

    def _all_findings(self, blocks: Sequence[Block], citer: Citer) -> tuple[Finding, ...]:
        brief, record = self._brief, self._template.record
        needed = needs_unmet(brief, record, final=self._final)
        return (
            *self._findings,
            *self._venue_finding(),
            *needed,
            *unused_fields(brief, record),
            *find_gaps(blocks, citer.settled.notes, final=self._final, told=needed),
        )

    def _venue_finding(self) -> list[Finding]:
        venue = self._brief.consultation.venue
        known = venue_names(self._folder)
        if venue is None or venue in known:
            return []
        near = nearest_name(venue, known)
        return [
            Finding(
                code="venue-unknown",
                severity="warning",
                place="consultation.venue",
                message=f"There are no rules for a venue called “{venue}”, so none were applied.",
                fix=f"Did you mean “{near}”?" if near else f"Known venues: {', '.join(known)}.",
            )
        ]


def _gap(what: str) -> Part:
    return InlinesHere((Missing(what=what),))


def _options(brief: Brief, template: Template) -> dict[str, bool | int | str]:
    defaults = {name: option.default for name, option in template.record.options.items()}
    return {**defaults, **{k: v for k, v in brief.options.items() if k in defaults}}


def _reference_list(citer: Citer) -> tuple[Block, ...]:
    entries = citer.references()
    if not entries:
        return ()
    return (Heading(level=1, content=(Words(text="References"),), target="references"), *entries)


def _answer_sizes(
    body: Sequence[Block],
    owners: Sequence[str | None],
    size: Callable[[Sequence[Block]], int],
) -> dict[str, int]:
    groups: dict[str, list[Block]] = {}
    for block, owner in zip(body, owners, strict=True):
        if owner is not None:
            groups.setdefault(owner, []).append(block)
    return {owner: size(blocks) for owner, blocks in groups.items()}
