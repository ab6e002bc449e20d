"""A returned Word file and the draft it was made from in; the changes for the brief out.

The promise: an altered quotation is a finding and never a change; what was changed in words that
are not the brief's is told and never taken; and nothing that was changed goes unsaid.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.briefs.brief import Brief
from assistant.briefs.changing import answer_to
from assistant.briefs.placeholders import find_placeholders
from assistant.documents.wordfile import WordFile
from assistant.drafting.draft import Draft
from assistant.findings import Finding
from assistant.pulling.aligning import aligned
from assistant.pulling.change import Change, ChangeKind, Pulled
from assistant.pulling.evidence_lines import evidence_edits
from assistant.pulling.fields import Edit, Returned, Rows, edits_of, put_between
from assistant.pulling.lines import Line, lines_of_draft, lines_of_word
from assistant.pulling.words import Altered, Worded
from assistant.quotes.meaning import compare

OWN = ("text", "conditions", "summary")


def pulled(brief: Brief, draft: Draft, word: WordFile) -> Pulled:
    """Return what changed in ``word`` since ``draft`` was made of ``brief``."""
    drafted, returned = lines_of_draft(draft), lines_of_word(word, draft)
    places = aligned(drafted, returned)
    return _Reading(brief, draft, drafted, returned, places).pulled()


class _Reading:
    """One comparison of a file with its draft."""

    def __init__(
        self,
        brief: Brief,
        draft: Draft,
        drafted: Sequence[Line],
        returned: Sequence[Line],
        places: Sequence[int | None],
    ) -> None:
        self._brief = brief
        self._pins = {q.id: q.pin for q in draft.quotes if not q.proposal}
        self._drafted = drafted
        self._lines = _returned(drafted, returned, places)
        self._kept = {at for at in places if at is not None}
        self._changes: list[Change] = []
        self._findings: list[Finding] = []

    def pulled(self) -> Pulled:
        homes = self._homes()
        for name in dict.fromkeys(line.field for line in self._drafted if line.field):
            drafted = [line for line in self._drafted if line.field == name]
            returned = [one for one, home in zip(self._lines, homes, strict=True) if home == name]
            if name.split(":")[0] in OWN:
                self._own_words(name, drafted, returned)
            elif name.startswith("evidence:"):
                self._evidence(name, drafted, returned)
        self._not_the_briefs()
        for one, home in zip(self._lines, homes, strict=True):
            if home == "" and one.drafted is None:
                self._find("not-placed", "These words have no place in the brief", one.line)
        return Pulled(changes=tuple(self._changes), findings=tuple(self._findings))

    def _homes(self) -> list[str]:
        """Return the field each line is of; a new one belongs to the words it stands beside."""
        homes: list[str] = []
        for at, one in enumerate(self._lines):
            if one.drafted is not None:
                homes.append(one.drafted.field)
                continue
            before = homes[-1] if homes else ""
            after = next((x.drafted.field for x in self._lines[at + 1 :] if x.drafted), "")
            beside = (name for name in (before, after) if name.split(":")[0] in (*OWN, "evidence"))
            homes.append(next(beside, ""))
        return homes

    # --- own words ---------------------------------------------------------------------------

    def _own_words(self, name: str, drafted: Sequence[Line], returned: Sequence[Returned]) -> None:
        text = field_text(self._brief, name)
        for edit in edits_of(text, drafted, returned, self._pins):
            self._tell(name, edit.worded)
            before = "\n".join(text.splitlines()[edit.rows[0] : edit.rows[1]]).strip("\n")
            if edit.markdown == before:
                continue
            if edit.unplaced:
                self._unplaced(name, edit)
                continue
            gone = self._gone_pins(before, edit)
            self._change("own words", name, before, edit.markdown, edit.rows, gone)

    def _gone_pins(self, before: str, edit: Edit) -> tuple[str, ...]:
        """Return the pins whose quotation was taken out of these words altogether."""
        kept = {p.pin for p in find_placeholders(edit.markdown)}
        quoted = [p.pin for p in find_placeholders(before) if p.kind == "quote"]
        return tuple(pin for pin in dict.fromkeys(quoted) if pin not in kept)

    def _unplaced(self, name: str, edit: Edit) -> None:
        self._findings.append(
            Finding(
                code="pull-not-placed",
                severity="warning",
                place=place_of(name),
                message="The quotations and references of this paragraph could not all be found "
                f"in the file, so its new words were not taken: “{_short(edit.markdown)}”",
                fix="Change the paragraph in the brief by hand.",
            )
        )

    def _tell(self, name: str, said: Iterable[Worded]) -> None:
        for part in said:
            self._findings += [self._altered(name, one) for one in part.altered]
            for words in part.notes:
                self._findings.append(
                    Finding(
                        code="pull-foreign-note",
                        severity="warning",
                        place=place_of(name),
                        message=f"A footnote was added that no pin stands for: “{_short(words)}”",
                        fix="Pin what it cites and put {cite: pin} there, if it is to stay.",
                    )
                )

    def _altered(self, name: str, one: Altered) -> Finding:
        changes = compare(one.was, one.now)
        told = [f"{c.kind}: “{_short(c.was, 60)}” → “{_short(c.now, 60)}”" for c in changes]
        return Finding(
            code="pull-altered-quotation",
            severity="error",
            place=f"{place_of(name)}, pin {self._pins.get(one.quote, one.quote)}",
            message=f"The words of a quotation were changed ({'; '.join(told) or 'words'}): "
            f"“{_short(one.now)}”. The brief keeps the source's words.",
            fix="Trim the pin, or say it in your own words with {cite: pin}.",
        )

    # --- evidence ----------------------------------------------------------------------------

    def _evidence(self, name: str, drafted: Sequence[Line], returned: Sequence[Returned]) -> None:
        drafted, returned = self._put_between(name, drafted, returned)
        found = evidence_edits(drafted, returned, self._pins)
        self._tell(name, found.worded)
        for pin, (before, after) in found.lead_ins.items():
            self._change("lead-in", name, before, after, None, (pin,))
        for pin in found.gone:
            words = next((p.words for a in self._brief.answers for p in a.pins if p.id == pin), "")
            self._change("quotation removed", name, words, "", None, (pin,))
        if found.order != found.was:
            was, now = ", ".join(found.was), ", ".join(found.order)
            self._change("order of quotations", name, was, now, None, found.order)
        for words in found.unplaced:
            self._findings.append(
                Finding(
                    code="pull-not-placed",
                    severity="warning",
                    place=place_of(name),
                    message=f"These words beside a quotation have no place in the brief: "
                    f"“{_short(words)}”",
                    fix="Put them into the answer's own words, with {quote: pin} where it stands.",
                )
            )

    def _put_between(
        self, name: str, drafted: Sequence[Line], returned: Sequence[Returned]
    ) -> tuple[Sequence[Line], Sequence[Returned]]:
        """Take a paragraph put among the evidence into the own words, and return what is left.

        The quotations before it are placed in the own words too, so that all stands as it did.
        """
        text_name = f"text:{name.partition(':')[2]}"
        put = put_between(returned, self._pins)
        if put is None:
            return drafted, returned
        self._tell(name, put.worded)
        rows = len(field_text(self._brief, text_name).splitlines())
        self._change("own words", text_name, "", put.markdown, (rows, rows), ())
        done = [one.drafted for one in returned[: put.count]]
        return [line for line in drafted if line not in done], returned[put.count :]

    # --- what is not the brief's ---------------------------------------------------------------

    def _not_the_briefs(self) -> None:
        for one in self._lines:
            line = one.drafted
            if line is not None and _foreign(line) and one.line.key != line.key:
                self._find("not-in-brief", f"{_owner(line)} was changed", one.line, line)
        for at, line in enumerate(self._drafted):
            if at not in self._kept and _foreign(line):
                self._find("not-in-brief", f"{_owner(line)} was taken out", line)

    def _find(self, code: str, what: str, line: Line, was: Line | None = None) -> None:
        said = f"“{_short(was.text)}” → “{_short(line.text)}”" if was else f"“{_short(line.text)}”"
        self._findings.append(
            Finding(
                code=f"pull-{code}",
                severity="warning",
                place=place_of(was.field if was else line.field) or "The paper",
                message=f"{what}: {said}",
                fix="It was not taken: change it where it comes from, or write it in the brief.",
            )
        )

    def _change(
        self,
        kind: ChangeKind,
        name: str,
        before: str,
        after: str,
        rows: Rows | None,
        pins: tuple[str, ...],
    ) -> None:
        said = "\n".join((kind, name, before, after, str(rows), *pins))
        self._changes.append(
            Change(
                id=hashlib.sha256(said.encode()).hexdigest()[:8],
                kind=kind,
                field=name,
                place=place_of(name),
                before=before,
                after=after,
                rows=rows,
                pins=pins,
            )
        )


def _returned(
    drafted: Sequence[Line], returned: Sequence[Line], places: Sequence[int | None]
) -> list[Returned]:
    """Pair the lines; what Word numbers may be a paragraph, so a known line says what it is."""
    lines: list[Returned] = []
    for line, at in zip(returned, places, strict=True):
        known = None if at is None else drafted[at]
        last = lines[-1].line.kind if lines else ""
        if known is not None:
            line_now = replace(line, kind=known.kind, ordered=known.ordered, level=known.level)
        elif line.kind == "item" and line.ordered and last != "item":
            line_now = replace(line, kind="paragraph")
        else:
            line_now = line
        lines.append(Returned(line_now, known))
    return lines


def field_text(brief: Brief, name: str) -> str:
    """Return the author's words in a field: "summary", "text:3" or "conditions:3"."""
    kind, _, answer = name.partition(":")
    if kind == "summary":
        return brief.summary
    given = answer_to(brief, answer)
    return given.text if kind == "text" else given.conditions


def place_of(name: str) -> str:
    """Say for a person where a field is."""
    kind, _, rest = name.partition(":")
    if kind == "position":
        return f"Position {rest}"
    if kind == "summary":
        return "The summary"
    return f"Question {rest}" if rest[:1].isdigit() else rest


def _foreign(line: Line) -> bool:
    return line.field == "" or line.field.startswith("position:")


def _owner(line: Line) -> str:
    if line.field.startswith("position:"):
        return f"A sentence of the position “{line.field.partition(':')[2]}”"
    return "A sentence of the template's (not in the brief)"


def _short(text: str, longest: int = 160) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= longest else plain[: longest - 1].rsplit(" ", 1)[0] + " …"
