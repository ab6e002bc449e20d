"""What a token can stand for: a quotation, a citation, an anchor, or finished blocks.

These are the things a template's function promises and the reader of its Markdown puts in place.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.drafting.draft import Block, Inline
from assistant.drafting.evidence import Evidence


@dataclass(frozen=True)
class QuoteHere:
    """The words of a quotation, with its reference."""

    evidence: Evidence
    lower: bool = False
    """Print a first letter that was a capital as a small one in square brackets."""


@dataclass(frozen=True)
class CiteHere:
    """A reference alone."""

    evidence: Evidence


@dataclass(frozen=True)
class AnchorHere:
    """Names the heading or paragraph it stands in, for cross-references."""

    name: str


@dataclass(frozen=True)
class InlinesHere:
    """Finished runs of a line."""

    content: tuple[Inline, ...]


@dataclass(frozen=True)
class BlocksHere:
    """Finished blocks, and the answer they belong to; the token stands alone in its paragraph."""

    blocks: tuple[Block, ...]
    answer: str | None = None


Part = QuoteHere | CiteHere | AnchorHere | InlinesHere | BlocksHere
LinePart = Inline | QuoteHere | CiteHere | AnchorHere
