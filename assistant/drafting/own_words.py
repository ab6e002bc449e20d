"""The author's own words, with the evidence they place.

In goes CommonMark that may hold ``{quote: pin}``, ``{cite: pin}`` and ``{ref: …}``; out come
blocks. The promise: the author's Markdown is parsed on its own, never together with a template's,
and a pin that cannot be used leaves a visible gap where it was called for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.briefs.placeholders import split_placeholders
from assistant.drafting.draft import Block, Missing, Reference
from assistant.drafting.evidence import Evidence
from assistant.drafting.markdown import Reader
from assistant.drafting.parts import CiteHere, InlinesHere, Part, QuoteHere
from assistant.drafting.targets import target_of
from assistant.drafting.tokens import clean

_REFERENCE = re.compile(
    r"""
      (?P<fence> ^[ ]{0,3}(?P<marks>`{3,}|~{3,})(?:.|\n)*?(?:^[ ]{0,3}(?P=marks)|\Z) )
    | (?P<code> (?<![`\\])(?P<ticks>`+)(?!`)(?:.|\n)+?(?<!`)(?P=ticks)(?!`) )
    | (?P<escape> \\\{ )
    | \{\s*refs?\b\s*:?\s*(?P<name>[^{}\n]*?)\s*\}
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
"""A cross-reference, or what may hold something like one and prints as it stands."""

WHERE_IT_LEADS = "where a cross-reference leads"


def own_words_blocks(
    text: str, reader: Reader, by_pin: Mapping[str, Evidence], *, origin: str | None = None
) -> tuple[Block, ...]:
    """Return the author's own words as blocks; ``origin`` names the field they are in."""
    if not text.strip():
        return ()
    return reader.read_own_words(_with_tokens(text, reader, by_pin), origin=origin)


def _with_tokens(text: str, reader: Reader, by_pin: Mapping[str, Evidence]) -> str:
    def reference(found: re.Match[str]) -> str:
        name = found["name"]
        return found[0] if name is None else reader.tokens.give(called("ref", name, by_pin))

    return "".join(
        _REFERENCE.sub(reference, part)
        if isinstance(part, str)
        else reader.tokens.give(called(part.kind, part.pin, by_pin))
        for part in split_placeholders(clean(text))
    )


def called(what: str, name: str, by_pin: Mapping[str, Evidence]) -> Part:
    """Return what a call in the author's words or a template stands for."""
    if what == "ref":
        there = Reference(target=target_of(name), text=name)
        return InlinesHere((there if name else Missing(what=WHERE_IT_LEADS),))
    evidence = by_pin.get(name)
    if evidence is None:
        return InlinesHere((Missing(what=f"the evidence “{name}”"),))
    return QuoteHere(evidence) if what == "quote" else CiteHere(evidence)
