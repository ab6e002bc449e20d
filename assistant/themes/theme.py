"""Themes and positions, as ``themes.yaml`` states them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from assistant.noun import Noun

Stance = Literal["support", "support with changes", "neutral", "oppose"]


class Term(Noun):
    """A word or phrase of a theme, with other ways of saying the same thing.

    ``synonyms`` includes acronyms and their long forms ("CSEA", "child sexual exploitation and
    abuse"); matching treats all of them as one term.
    """

    term: str
    synonyms: tuple[str, ...] = ()


class Ask(Noun):
    """Something asked of a named body: ``of`` the body, ``ask`` what it should do."""

    of: str
    ask: str


class Theme(Noun):
    """A subject: ``parent`` is the id of a wider theme, if any."""

    id: str
    title: str
    description: str = ""
    terms: tuple[Term, ...] = ()
    parent: str | None = None


class Position(Noun):
    """What the organisation holds on a theme: ``since`` is the ISO date it was first taken."""

    id: str
    theme: str
    stance: Stance
    statement: str
    rationale: str = ""
    asks: tuple[Ask, ...] = ()
    since: str | None = None


class Themes(Noun):
    """A whole ``themes.yaml``.

    ``synonyms`` are groups of interchangeable words that belong to no one theme: the field's
    acronyms with their long forms ("IWF", "Internet Watch Foundation").
    """

    schema_number: int = Field(default=1, alias="schema")
    themes: tuple[Theme, ...] = ()
    positions: tuple[Position, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
