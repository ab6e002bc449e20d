"""Print how many alterations the meaning gate catches and names, and how often it cries wolf.

Run it with ``python -m tests.quotes.meaning.mutation_bench [SEED] [ROUNDS]``.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from assistant.quotes.meaning import Change, compare
from tests.quotes.meaning.mutations import ALTERATIONS, HARMLESS, SPLICED, SPLICES, all_of
from tests.quotes.meaning.sentences import chance_of, sentences


class Trial(NamedTuple):
    """One alteration of one sentence; of each of ``kinds`` one names it, none a harmless one."""

    name: str
    source: str
    quoted: str
    kinds: tuple[frozenset[str], ...]
    changes: tuple[Change, ...]

    @property
    def caught(self) -> bool:
        """Say whether the change was seen at all."""
        return bool(self.changes)

    @property
    def named(self) -> bool:
        """Say whether every right kind is among the changes that block."""
        blocked = {c.kind for c in self.changes if c.severity == "block"}
        return all(group & blocked for group in self.kinds)


def altered(seed: int, rounds: int) -> Iterator[Trial]:
    """Return trials of every alteration on every sentence, ``rounds`` times over."""
    chance = chance_of(seed)
    for sentence in sentences(seed=seed) * rounds:
        for name, alteration in ALTERATIONS.items():
            made = alteration(sentence, chance)
            if made and made[0] != sentence:
                kinds = all_of(made[1])
                yield Trial(name, sentence, made[0], kinds, compare(sentence, made[0]))
    yield from spliced(chance, sentences(seed=seed) * rounds)


def spliced(chance: random.Random, pool: Sequence[str]) -> Iterator[Trial]:
    """Return trials of halves of neighbouring sentences run together."""
    for one, other in pairwise(pool):
        for name, splice in SPLICES.items():
            made = splice(one, other, chance)
            if made and made[1] not in made[0]:
                yield Trial(name, *made, (SPLICED[name],), compare(*made))


def harmless(seed: int, rounds: int) -> Iterator[Trial]:
    """Return trials of every harmless variant on every sentence, ``rounds`` times over."""
    chance = chance_of(seed)
    for sentence in sentences(seed=seed) * rounds:
        for name, variant in HARMLESS.items():
            made = variant(sentence, chance)
            if made:
                yield Trial(name, made[0], made[1], (), compare(*made))


def main(seed: int = 1, rounds: int = 2) -> None:
    tried, caught, named = Counter[str](), Counter[str](), Counter[str]()
    for trial in altered(seed, rounds):
        tried[trial.name] += 1
        caught[trial.name] += trial.caught
        named[trial.name] += trial.named
    print(f"{'alteration':32} tried  caught   named rightly")
    for name in (*ALTERATIONS, *SPLICES):
        if tried[name]:
            shares = caught[name] / tried[name], named[name] / tried[name]
            print(f"{name:32} {tried[name]:5}  {shares[0]:7.2%}  {shares[1]:7.2%}")
    total = tried.total()
    print(f"{'all':32} {total:5}  {caught.total() / total:7.2%}  {named.total() / total:7.2%}\n")
    raised, variants = Counter[str](), Counter[str]()
    for trial in harmless(seed, rounds):
        variants[trial.name] += 1
        raised[trial.name] += trial.caught
    print(f"{'harmless variant':32} tried  raised")
    for name in HARMLESS:
        if variants[name]:
            print(f"{name:32} {variants[name]:5}  {raised[name] / variants[name]:7.2%}")
    print(f"{'all':32} {variants.total():5}  {raised.total() / variants.total():7.2%}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3]))
