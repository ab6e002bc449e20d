"""A pin proved: what became of its words, the certified quotation, and what it does to its source.

In go the words and the trims of a pin, and its source in one library; out comes a :class:`Proof`.
The promise: a proof depends on nothing but those words, those trims, and the stored text and
passages of the source; so it is remembered for as long as the library stays as it is.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from weakref import WeakKeyDictionary

from assistant.briefs.brief import Pin
from assistant.library import Library
from assistant.passages.passage import Passage
from assistant.quotes import Certified, Quote, Refused, Standing, certify, stand
from assistant.quotes.around import Around, around
from assistant.quotes.judging import change_codes, judge_quote
from assistant.quotes.locating import Span
from assistant.quotes.meaning import Change
from assistant.quotes.quote import Insertion

Reading = tuple[str, tuple[Passage, ...]]
"""The stored text of a source, and its passages."""


@dataclass(frozen=True)
class Proof:
    """What is so of a pin in its source as it is now.

    ``trims_lost`` says that the words stand otherwise than when they were trimmed. ``certified`` is
    None where the words were not found in one place, or the trims are lost. ``changes`` is what the
    trims do to the meaning, by the name of each change; ``beside`` is what stands around it.
    """

    standing: Standing
    trims_lost: bool = False
    certified: Certified | Refused | None = None
    changes: tuple[tuple[str, Change], ...] = ()
    beside: Around = field(default_factory=Around)


class _Asked(NamedTuple):
    """All of a pin that a proof depends on."""

    source: str
    words: str
    given: Span | None
    omissions: tuple[Span, ...]
    insertions: tuple[tuple[int, str, int], ...]
    emphasis: tuple[Span, ...]


class _Memory(NamedTuple):
    """What was proved in one state of a library, the latest last."""

    generation: int
    proofs: OrderedDict[_Asked, Proof]


# The drafts of a batch prove the same pins a thousand times over. An entry goes with its library,
# and whenever the library is another.
_MEMORIES: WeakKeyDictionary[Library, _Memory] = WeakKeyDictionary()

_REMEMBERED = 500
"""Proofs remembered for one library: twenty long briefs' worth."""


def proof_of(pin: Pin, source_id: str, shelf: object, read: Callable[[str], Reading]) -> Proof:
    """Return the proof of ``pin`` in a source, of which ``read`` gives the text and passages.

    Only what is proved in a library is remembered: nothing else says when it has changed.
    """
    if not isinstance(shelf, Library):
        return _proved(pin, source_id, *read(source_id))
    proofs = _proofs_of(shelf)
    asked = _asked(pin, source_id)
    if asked not in proofs:
        proofs[asked] = _proved(pin, source_id, *read(source_id))
        if len(proofs) > _REMEMBERED:
            proofs.popitem(last=False)
    return proofs[asked]


def _proofs_of(library: Library) -> OrderedDict[_Asked, Proof]:
    generation = library.generation
    memory = _MEMORIES.get(library)
    if memory is None or memory.generation != generation:
        memory = _MEMORIES[library] = _Memory(generation, OrderedDict())
    return memory.proofs


def _asked(pin: Pin, source_id: str) -> _Asked:
    return _Asked(
        source=source_id,
        words=pin.words,
        given=_given(pin),
        omissions=pin.omissions,
        insertions=tuple((i.at, i.text, i.replaces) for i in pin.insertions),
        emphasis=pin.emphasis,
    )


def _proved(pin: Pin, source_id: str, text: str, passages: Sequence[Passage]) -> Proof:
    standing = stand(pin.words, _given(pin), text, passages)
    if standing.span is None:
        return Proof(standing)
    if trims_lost(pin, standing.span):
        return Proof(standing, trims_lost=True)
    certified = certify(quote_of(pin, source_id, standing.span), text, passages)
    if isinstance(certified, Refused):
        return Proof(standing, certified=certified)
    changes = judge_quote(certified.quote, text, passages)
    named = tuple(zip(change_codes(changes, text), changes, strict=True))
    beside = around(certified.quote, text, passages)
    return Proof(standing, certified=certified, changes=named, beside=beside)


def _given(pin: Pin) -> Span | None:
    return (pin.start, pin.end) if pin.start is not None and pin.end is not None else None


def trims_lost(pin: Pin, span: Span) -> bool:
    """Say whether offsets inside the pin no longer fall where its author set them."""
    if not (pin.omissions or pin.insertions or pin.emphasis):
        return False
    if pin.start is None or pin.end is None:
        return False
    return span[1] - span[0] != pin.end - pin.start


def quote_of(pin: Pin, source_id: str, span: Span) -> Quote:
    """Return the pin's quote at ``span``; what it leaves out or puts in moves along with it."""
    by = span[0] - pin.start if pin.start is not None else 0
    return Quote(
        source=source_id,
        start=span[0],
        end=span[1],
        omissions=_moved(pin.omissions, by),
        insertions=tuple(
            Insertion(at=i.at + by, text=i.text, replaces=i.replaces) for i in pin.insertions
        ),
        emphasis=_moved(pin.emphasis, by),
    )


def _moved(spans: Sequence[Span], by: int) -> tuple[Span, ...]:
    return tuple((start + by, end + by) for start, end in spans)
