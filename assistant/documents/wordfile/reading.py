"""The bytes of any ``.docx`` go in; out comes what its reader sees, and what else it holds.

The one promise: a whole :class:`WordFile` or one clear CannotRead; never part of a file, never a
crash or a hang, and nothing outside the bytes is touched.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from assistant.documents.wordfile.contents import (
    Comment,
    ExternalTie,
    Note,
    Paragraph,
    Place,
    Reading,
    Story,
    WordFile,
)
from assistant.documents.wordfile.fields import FETCHED
from assistant.documents.wordfile.line import Origin
from assistant.documents.wordfile.names import CHART, DIAGRAM, ID, PARAGRAPH, VAL, R, W, is_on
from assistant.documents.wordfile.note_numbers import SECTION, NoteNumbers
from assistant.documents.wordfile.numbering import Lists
from assistant.documents.wordfile.package import Package, open_package
from assistant.documents.wordfile.story import Part, Shared, StoryReader, TooMuchError
from assistant.documents.wordfile.styles import Styles
from assistant.documents.wordfile.tracking import has_changes, tracking_of
from assistant.documents.xml_part import Element

_EMBEDDED = {
    "vbaProject": "macros",
    "oleObject": "embedded objects",
    "package": "embedded objects",
    "control": "embedded objects",
    "aFChunk": "inserted documents",
    "subDocument": "subdocuments",
}
_NOTES: dict[Literal["footnote", "endnote"], str] = {
    "footnote": "footnotes",
    "endnote": "endnotes",
}
MOST_SET_OFF = 0.6
"""Share of the running text; a response full of quotations reaches a half."""
_NO_TEXT = ("separator", "continuationSeparator", "continuationNotice")


def read_word_file(data: bytes, path: Path, *, reading: Reading = "accepted") -> WordFile:
    """Return what the Word file ``data`` shows; ``path`` only names it.

    Raises:
        CannotRead: it is no Word file, is protected, too large, or broken.
    """
    return Reader(data, path, reading).read()


class Reader:
    """Reads one file; ``trees`` are its parts by name, ``origins`` fill when asked for."""

    def __init__(
        self, data: bytes, path: Path, reading: Reading, *, with_origins: bool = False
    ) -> None:
        self._path = path
        self._reading: Reading = reading
        self._package: Package = open_package(data, path)
        self._main, self._document = self._package.main()
        self.trees: dict[str, Element] = {self._main: self._document}
        tracking = tracking_of(reading)
        self._settings = self._tied_tree("settings")
        self._sections = _sections(self._document)
        self._shared = Shared(
            tracking=tracking,
            styles=Styles(self._tied_tree("styles")),
            lists=Lists(self._tied_tree("numbering")),
            numbers=NoteNumbers(self._settings, self._sections),
            origins=[] if with_origins else None,
        )

    @property
    def origins(self) -> list[list[Origin]]:
        """Where the text of each paragraph came from; empty unless asked for."""
        return self._shared.origins or []

    def read(self) -> WordFile:
        """Return the whole file."""
        try:
            return self._read()
        except TooMuchError:
            self._package.archive.refuse("it has more paragraphs than any text")
        except RecursionError:
            self._package.archive.refuse("it is nested too deeply")

    def _read(self) -> WordFile:
        body = self._document.find(f"{W}body")
        if body is not None:
            StoryReader(self._shared, self._part(self._main), "body").read(body)
            self._take_back_quotes()
        notes = [note for kind in _NOTES for note in self._read_notes(kind)]
        self._read_margins()
        comments = self._read_comments()
        found = self._shared.found
        return WordFile(
            path=self._path,
            reading=self._reading,
            paragraphs=tuple(found),
            notes=tuple(notes),
            bookmarks=self._shared.marks.bookmarks(len(found)),
            comments=comments,
            properties=self._properties(),
            custom_xml=self._custom_xml(),
            has_tracked_changes=any(has_changes(tree) for tree in self.trees.values()),
            embedded=self._embedded(),
            external=self._external(),
            pictures=self._shared.pictures,
        )

    def _take_back_quotes(self) -> None:
        """Where most of the text is set in, that is its page and no quotation."""
        found = self._shared.found
        text = sum(1 for p in found if p.kind in ("paragraph", "quote") and p.text and not p.cell)
        if len(self._shared.set_off) > MOST_SET_OFF * text:
            for index in self._shared.set_off:
                found[index] = found[index].model_copy(update={"kind": "paragraph"})
        if len(self._shared.set_in) > MOST_SET_OFF * text:
            for index in self._shared.set_in:
                found[index] = found[index].model_copy(update={"set_in": False})

    # Parts.

    def _tied_tree(self, kind: str) -> Element | None:
        name = self._package.tied(self._main, kind)
        return None if name is None else self._package.tree(name)

    def _tree(self, name: str) -> Element | None:
        if name not in self.trees:
            tree = self._package.tree(name)
            if tree is None:
                return None
            self.trees[name] = tree
        return self.trees[name]

    def _part(self, name: str) -> Part:
        self._shared.marks.enter(name)
        links = {t.id: t.target for t in self._package.ties(name) if t.kind == "hyperlink"}
        places = {p: i for i, p in enumerate(self.trees[name].iter(PARAGRAPH))}
        return Part(name, links, places)

    # Notes, headers, comments.

    def _read_notes(self, kind: Literal["footnote", "endnote"]) -> list[Note]:
        name = self._package.tied(self._main, _NOTES[kind])
        tree = None if name is None else self._tree(name)
        if name is None or tree is None:
            return []
        elements = {
            e.get(ID): e for e in tree.findall(f"{W}{kind}") if e.get(f"{W}type") not in _NO_TEXT
        }
        part = self._part(name)
        notes: list[Note] = []
        for index, paragraph in enumerate(tuple(self._shared.found)):
            for mark in paragraph.notes:
                element = elements.pop(mark.id, None) if mark.kind == kind else None
                if element is not None:
                    places = self._read_story(part, kind, element, mark.id, paragraph)
                    at = Place(paragraph=index, offset=mark.at)
                    note = Note(
                        kind=kind, id=mark.id, mark=mark.mark, marked_at=at, paragraphs=places
                    )
                    notes.append(note)
        return notes

    def _read_story(
        self,
        part: Part,
        story: Story,
        element: Element,
        own: str | None = None,
        above: Paragraph | None = None,
    ) -> tuple[int, ...]:
        before = len(self._shared.found)
        headings = () if above is None else tuple(enumerate(above.heading))
        StoryReader(self._shared, part, story, own, headings).read(element)
        return tuple(range(before, len(self._shared.found)))

    def _read_margins(self) -> None:
        """Read each header and footer that a page shows, once."""
        seen: set[str] = set()
        stories: tuple[tuple[Story, str], ...] = (
            ("header", f"{W}headerReference"),
            ("footer", f"{W}footerReference"),
        )
        for story, tag in stories:
            for section in self._sections:
                for reference in section.findall(tag):
                    name = self._margin(section, reference)
                    if name is None or name in seen:
                        continue
                    seen.add(name)
                    tree = self._tree(name)
                    if tree is not None:
                        self._read_story(self._part(name), story, tree)

    def _margin(self, section: Element, reference: Element) -> str | None:
        kind = reference.get(f"{W}type")
        if kind == "first" and not _switched_on(section, "titlePg"):
            return None
        if kind == "even" and not _switched_on(self._settings, "evenAndOddHeaders"):
            return None
        ties = self._package.ties(self._main)
        return next((t.target for t in ties if t.id == reference.get(f"{R}id")), None)

    def _read_comments(self) -> tuple[Comment, ...]:
        name = self._package.tied(self._main, "comments")
        tree = None if name is None else self._tree(name)
        if name is None or tree is None:
            return ()
        part = self._part(name)
        body = len(self._shared.found)
        comments: list[Comment] = []
        for element in tree.findall(f"{W}comment"):
            own = element.get(ID) or ""
            places = self._read_story(part, "comment", element, own)
            start, end = self._shared.marks.comment(own, body)
            comments.append(
                Comment(
                    id=own,
                    author=element.get(f"{W}author") or "",
                    date=element.get(f"{W}date"),
                    start=start,
                    end=end,
                    paragraphs=places,
                )
            )
        return tuple(comments)

    # What else the file holds.

    def _properties(self) -> dict[str, str]:
        name = self._package.tied("", "core-properties")
        tree = None if name is None else self._package.tree(name)
        stated = () if tree is None else tree
        return {
            str(e.tag).rpartition("}")[2]: " ".join(e.text.split())
            for e in stated
            if e.text and e.text.strip()
        }

    def _custom_xml(self) -> dict[str, bytes]:
        names = self._package.all_tied(self._main, "customXml")
        return {name: self._package.archive.read(name) for name in names}

    def _embedded(self) -> tuple[str, ...]:
        kinds = {tie.kind for name in self.trees for tie in self._package.ties(name)}
        named = [what for kind, what in _EMBEDDED.items() if kind in kinds]
        drawn = ((DIAGRAM, "diagrams"), (CHART, "charts"))
        for tag, what in drawn:
            if any(next(tree.iter(tag), None) is not None for tree in self.trees.values()):
                named.append(what)
        return tuple(dict.fromkeys(named))

    def _external(self) -> tuple[ExternalTie, ...]:
        ties = [
            ExternalTie(part=name, kind=tie.kind, target=tie.target)
            for name in ("", *self.trees)
            for tie in self._package.ties(name)
            if tie.external
        ]
        fields = [
            ExternalTie(part=self._main, kind=f"field {name}", target="")
            for name in FETCHED
            if name in self._shared.fetched
        ]
        return (*ties, *fields)


def _sections(document: Element) -> list[Element]:
    """Return the sections in order; those kept from before a tracked change do not count."""
    return [
        section
        for section in document.iter(SECTION)
        if (above := section.getparent()) is not None and above.tag != f"{W}sectPrChange"
    ]


def _switched_on(element: Element | None, name: str) -> bool:
    found = None if element is None else element.find(W + name)
    return found is not None and is_on(found.get(VAL))
