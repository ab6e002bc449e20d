"""Fields: in go an instruction and what it shows now, out come the runs of a Word field.

A field keeps its last result in the file, so a reader that never updates fields still shows it. The
one promise: every field that is opened here is closed, and none asks Word to update on opening.
"""

from __future__ import annotations

from copy import deepcopy

from assistant.word.xml import SPACE, Element, W, child, drop, unwrap

_KEPT = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "STYLEREF"}
"""Fields that say where on the paper we are."""
_RESULT_KEPT = {"HYPERLINK", "TITLE", "SUBJECT", "SYMBOL", "QUOTE"}
"""Fields whose printed words may stay although the field goes."""


def open_field(parent: Element, instruction: str, properties: Element | None = None) -> None:
    """Append the beginning of a field; what is appended next is its result."""
    _mark(parent, "begin", properties)
    text = child(_run(parent, properties), "instrText")
    text.text = f" {instruction} "
    text.set(SPACE, "preserve")
    _mark(parent, "separate", properties)


def close_field(parent: Element, properties: Element | None = None) -> None:
    """Append the end of a field."""
    _mark(parent, "end", properties)


def field(parent: Element, instruction: str, shown: str, properties: Element | None = None) -> None:
    """Append a whole field that now shows ``shown``."""
    open_field(parent, instruction, properties)
    text = child(_run(parent, properties), "t")
    text.text = shown
    text.set(SPACE, "preserve")
    close_field(parent, properties)


def _run(parent: Element, properties: Element | None) -> Element:
    run = child(parent, "r")
    if properties is not None:
        run.append(deepcopy(properties))
    return run


def _mark(parent: Element, kind: str, properties: Element | None) -> None:
    child(_run(parent, properties), "fldChar", fldCharType=kind)


def flatten_fields(tree: Element) -> None:
    """Take out of a foreign header or footer all fields but those that number its pages.

    A link's words stay; what a field printed of a path, a name or a clock goes with it.
    """
    for simple in list(tree.iter(f"{W}fldSimple")):
        kind = _kind(simple.get(f"{W}instr") or "")
        if kind in _KEPT:
            continue
        if kind in _RESULT_KEPT:
            unwrap(simple)
        else:
            drop(simple)
    for paragraph in list(tree.iter(f"{W}p")):
        _flatten_complex(paragraph)


def _flatten_complex(paragraph: Element) -> None:
    """Settle the fields of one paragraph; one that is not closed in it goes altogether."""
    open_fields: list[list[Element]] = []
    for run in [r for r in paragraph.iter(f"{W}r") if _paragraph_of(r) is paragraph]:
        marks = [m.get(f"{W}fldCharType") for m in run.findall(f"{W}fldChar")]
        if "begin" in marks:
            open_fields.append([])
        for runs in open_fields:
            runs.append(run)
        if "end" in marks and open_fields:
            _settle(open_fields.pop())
        elif "end" in marks:
            drop(run)
    for runs in open_fields:
        for run in runs:
            drop(run)


def _settle(runs: list[Element]) -> None:
    instruction = "".join(t.text or "" for r in runs for t in r.findall(f"{W}instrText"))
    kind = _kind(instruction)
    if kind in _KEPT:
        return
    shown = False
    for run in runs:
        marks = {m.get(f"{W}fldCharType") for m in run.findall(f"{W}fldChar")}
        if not (shown and kind in _RESULT_KEPT and not marks):
            drop(run)
        shown = shown or "separate" in marks


def _paragraph_of(run: Element) -> Element | None:
    return next(run.iterancestors(f"{W}p"), None)


def _kind(instruction: str) -> str:
    words = instruction.split()
    return words[0].upper() if words else ""
