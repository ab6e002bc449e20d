"""A template tried on a brief without evidence.

In go a template and a brief; nothing comes out but an error if the template cannot be filled.
"""

from __future__ import annotations

from assistant.briefs.brief import Brief
from assistant.drafting.evidence import Shelf
from assistant.drafting.template import Template
from assistant.drafting.writing import Writing
from assistant.errors import UnknownName
from assistant.library.source import Source
from assistant.passages.passage import Passage
from assistant.themes.theme import Themes


class _EmptyShelf:
    """A library with nothing in it."""

    def source(self, name: str) -> Source:
        raise _no_source(name)

    def document_text(self, source_id: str) -> str:
        raise _no_source(source_id)

    def passages(self, source_id: str) -> tuple[Passage, ...]:
        raise _no_source(source_id)


def _no_source(name: str) -> UnknownName:
    return UnknownName(kind="source", name=name, known=())


def try_template(template: Template, brief: Brief) -> None:
    """Fill ``template`` with ``brief``.

    Raises:
        TemplateError: the template cannot be filled.
    """
    shelf: Shelf = _EmptyShelf()
    Writing(brief, shelf, template, Themes(), final=False).draft()
