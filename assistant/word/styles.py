"""A house's styles go in; out come the same styles, whole, with ours added where one is lacking.

Styles are found by name, since Word translates their ids ("berschrift1" is "heading 1"). The one
promise: after :func:`complete_styles` every role of a draft has a style of the right type. A style
of ours that is added to a foreign house brings neither typeface nor colour, so that the paper stays
the house's; only what marks unread evidence and gaps keeps its colour.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from assistant.word.foreign_styles import mend_ties, scrubbed_styles
from assistant.word.xml import VAL, Element, W, drop, value, value_of

ROLES: dict[str, tuple[str, str]] = {
    "title": ("paragraph", "Title"),
    "cover-title": ("paragraph", "Cover Title"),
    "subtitle": ("paragraph", "Subtitle"),
    "heading-1": ("paragraph", "heading 1"),
    "heading-2": ("paragraph", "heading 2"),
    "heading-3": ("paragraph", "heading 3"),
    "body": ("paragraph", "Body Text"),
    "numbered": ("paragraph", "Numbered Paragraph"),
    "numbered-2": ("paragraph", "Numbered Paragraph 2"),
    "numbered-3": ("paragraph", "Numbered Paragraph 3"),
    "question": ("paragraph", "Question"),
    "choice": ("paragraph", "Choice"),
    "lead": ("paragraph", "Lead-in"),
    "address": ("paragraph", "Address Line"),
    "small": ("paragraph", "Small Print"),
    "note": ("paragraph", "Boxed Note"),
    "quote": ("paragraph", "Quote"),
    "proposed-quote": ("paragraph", "Proposed Quote"),
    "proposal": ("paragraph", "Proposed Text"),
    "bullet": ("paragraph", "List Bullet"),
    "number": ("paragraph", "List Number"),
    "continue": ("paragraph", "List Continue"),
    "caption": ("paragraph", "caption"),
    "cell": ("paragraph", "Table Text"),
    "cell-heading": ("paragraph", "Table Heading"),
    "after-table": ("paragraph", "After Table"),
    "table": ("table", "House Table"),
    "contents-title": ("paragraph", "TOC Heading"),
    "contents-1": ("paragraph", "toc 1"),
    "contents-2": ("paragraph", "toc 2"),
    "contents-3": ("paragraph", "toc 3"),
    "footnote": ("paragraph", "footnote text"),
    "footnote-mark": ("character", "footnote reference"),
    "header": ("paragraph", "header"),
    "footer": ("paragraph", "footer"),
    "link": ("character", "Hyperlink"),
    "missing": ("character", "Missing"),
    "proposed": ("character", "Proposed"),
    "proposal-label": ("character", "Proposal Label"),
    "evidence-id": ("character", "Evidence Id"),
}
"""What a draft needs: for each role the type of its style and its name in Word's own English."""

NUMBERED_ROLES = ("numbered", "numbered-2", "numbered-3")
_NEEDED = {"paragraph": "Normal", "character": "Default Paragraph Font", "table": "Normal Table"}
_STANDS_OUT = {"Missing", "Proposed", "Proposal Label", "Proposed Quote", "Proposed Text"}
_TOO_TIGHT = 60
"""Twips; a house whose plain text leaves less space after a paragraph gets our body style."""


@dataclass(frozen=True)
class Styles:
    """A complete set: the tree, the style id of each role, and which roles we had to add."""

    tree: Element
    ids: dict[str, str]
    added: frozenset[str]


@cache
def shipped_styles() -> Element:
    """Return the shipped styles; callers copy before they change anything."""
    place = Path(__file__).with_name("house") / "styles.xml"
    return etree.fromstring(
        place.read_bytes(), etree.XMLParser(remove_blank_text=True, remove_comments=True)
    )


def complete_styles(foreign: Element | None) -> Styles:
    """Return a foreign house's styles, or the shipped ones for None, with every role filled."""
    tree = deepcopy(shipped_styles()) if foreign is None else scrubbed_styles(foreign)
    index = _Index(tree)
    for kind, name in _NEEDED.items():
        index.ensure_default(kind, name)
    added: set[str] = set()
    ids = {}
    for role, (kind, name) in ROLES.items():
        if role == "body" and index.find(kind, name) is None and not _tight(tree, index):
            # Most houses set their text in Normal; styles of ours that build on ours build on that.
            index.ids[(kind, name.lower())] = index.ids[("paragraph", "normal")]
        if index.find(kind, name) is None:
            added.add(role)
        ids[role] = index.ensure(kind, name)
    mend_ties(tree)
    _outline_title(tree, ids["title"])
    return Styles(tree, ids, frozenset(added))


def number_styles(styles: Styles, number: int) -> None:
    """Tie the styles of numbered paragraphs to the list ``number``, one level each."""
    wanted = [styles.ids[role] for role in NUMBERED_ROLES]
    for style in styles.tree.findall(f"{W}style"):
        if (own := style.get(f"{W}styleId")) not in wanted:
            continue
        properties = _properties(style)
        for old in properties.findall(f"{W}numPr"):
            properties.remove(old)
        tie = etree.Element(f"{W}numPr")
        if level := wanted.index(own):
            value(tie, "ilvl", level)
        value(tie, "numId", number)
        _insert(
            properties,
            tie,
            after=("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"),
        )


def set_language(tree: Element, language: str) -> None:
    """Make ``language`` the language of all text: in the defaults, and in no style by itself."""
    defaults = tree.find(f"{W}docDefaults")
    for element in list(tree.iter(f"{W}lang")):
        if element.get(VAL) is not None:
            del element.attrib[VAL]
        if not element.attrib:
            drop(element)
    if defaults is None:
        defaults = etree.Element(f"{W}docDefaults")
        tree.insert(0, defaults)
    run = _first(_first(defaults, "rPrDefault"), "rPr")
    lang = run.find(f"{W}lang")
    if lang is None:
        lang = etree.Element(f"{W}lang")
        _insert_before(run, lang, ("eastAsianLayout", "specVanish", "oMath"))
    lang.set(VAL, language)


class _Index:
    """Styles by type and lower-case name; adds ours, with what they are based on."""

    def __init__(self, tree: Element) -> None:
        self.tree = tree
        self.ids: dict[tuple[str, str], str] = {}
        self.taken: set[str] = set()
        for style in tree.findall(f"{W}style"):
            own = style.get(f"{W}styleId") or ""
            self.taken.add(own.lower())
            self.ids.setdefault((_type(style), _name(style)), own)

    def find(self, kind: str, name: str) -> str | None:
        return self.ids.get((kind, name.lower()))

    def ensure(self, kind: str, name: str) -> str:
        """Return the id of the style, adding ours where the house has none."""
        found = self.find(kind, name)
        return found if found is not None else self._add(kind, name)

    def ensure_default(self, kind: str, name: str) -> None:
        """See that there is a default style of this type under its usual name."""
        default = next((s for s in self.tree.findall(f"{W}style") if _is_default(s, kind)), None)
        if default is not None:
            self.ids.setdefault((kind, name.lower()), default.get(f"{W}styleId") or "")
            return
        own = self.ensure(kind, name)
        style = self.tree.find(f"{W}style[@{W}styleId='{own}']")
        if style is not None:
            style.set(f"{W}default", "1")

    def _add(self, kind: str, name: str) -> str:
        ours = next(s for s in shipped_styles() if _type(s) == kind and _name(s) == name.lower())
        style = _plain(deepcopy(ours))
        own = self._free(ours.get(f"{W}styleId") or "")
        style.set(f"{W}styleId", own)
        self.ids[(kind, name.lower())] = own
        for tie in ("basedOn", "next"):
            element = style.find(W + tie)
            if element is not None:
                element.set(VAL, self._ours(element.get(VAL) or ""))
        self.tree.append(style)
        return own

    def _ours(self, shipped_id: str) -> str:
        """Return the id in this house of the style that the shipped house calls so."""
        style = next(s for s in shipped_styles() if s.get(f"{W}styleId") == shipped_id)
        kind, name = _type(style), value_of(style, "name") or ""
        return self.ensure(kind, name)

    def _free(self, wanted: str) -> str:
        own, attempt = wanted, 1
        while own.lower() in self.taken:
            attempt += 1
            own = f"{wanted}{attempt}"
        self.taken.add(own.lower())
        return own


def _plain(style: Element) -> Element:
    """Take typeface and colour out of one of our styles; it is going to a foreign house."""
    if value_of(style, "name") in _STANDS_OUT:
        return style
    for element in list(style.iter(f"{W}rFonts", f"{W}color")):
        drop(element)
    for element in style.iter():
        if element.get(f"{W}color") is not None:
            element.set(f"{W}color", "auto")
        if element.get(f"{W}fill") is not None:
            element.set(f"{W}fill", "EDEDED")
    return style


def _outline_title(tree: Element, own: str) -> None:
    """Let the title be found by those who move from heading to heading; a letter has no other."""
    style = tree.find(f"{W}style[@{W}styleId='{own}']")
    if style is None or style.find(f"{W}pPr/{W}outlineLvl") is not None:
        return
    level = etree.Element(f"{W}outlineLvl")
    level.set(VAL, "0")
    _insert_before(_properties(style), level, ("divId", "cnfStyle", "rPr", "sectPr", "pPrChange"))


def _tight(tree: Element, index: _Index) -> bool:
    """Say whether plain text in this house leaves no space between paragraphs."""
    own = index.ids[("paragraph", "normal")]
    style = tree.find(f"{W}style[@{W}styleId='{own}']")
    places = [] if style is None else [style.find(f"{W}pPr/{W}spacing")]
    places.append(tree.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}spacing"))
    afters = [p.get(f"{W}after") for p in places if p is not None and p.get(f"{W}after")]
    return not afters or int(afters[0] or 0) < _TOO_TIGHT


def _is_default(style: Element, kind: str) -> bool:
    return _type(style) == kind and style.get(f"{W}default") in {"1", "true", "on"}


def _type(style: Element) -> str:
    return style.get(f"{W}type") or ""


def _name(style: Element) -> str:
    return (value_of(style, "name") or "").partition(",")[0].strip().lower()


def _properties(style: Element) -> Element:
    found = style.find(f"{W}pPr")
    if found is None:
        found = etree.Element(f"{W}pPr")
        _insert_before(style, found, ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr"))
    return found


def _insert(parent: Element, element: Element, *, after: tuple[str, ...]) -> None:
    at = 0
    for position, sibling in enumerate(parent):
        if sibling.tag in {W + name for name in after}:
            at = position + 1
    parent.insert(at, element)


def _insert_before(parent: Element, element: Element, names: tuple[str, ...]) -> None:
    later = next((s for s in parent if s.tag in {W + name for name in names}), None)
    if later is None:
        parent.append(element)
    else:
        later.addprevious(element)


def _first(parent: Element, name: str) -> Element:
    found = parent.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        parent.insert(0, found)
    return found
