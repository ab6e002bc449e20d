"""Print how many alterations of quotations in Word files are caught, and how often all was well.

Run it with ``python -m tests.checks.word_bench [SEED] [ROUNDS]``. Every alteration and every
harmless variant of the meaning tests goes through a Word file: half between quotation marks, half
set off as a block, with a footnote that names the paper it is from.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from assistant.checks.returned.checking import check_bytes
from assistant.checks.returned.held import Held
from assistant.checks.returned.results import CheckedQuote
from assistant.library import open_library
from tests.checks.papers import Para, paper
from tests.quotes.meaning.mutations import ALTERATIONS, HARMLESS, SPLICED, SPLICES, all_of
from tests.quotes.meaning.sentences import chance_of, sentences


class Sample(NamedTuple):
    """Words of a paper and how they are quoted; one each of ``kinds`` names what was changed."""

    name: str
    paper: str
    source: str
    quoted: str
    kinds: tuple[frozenset[str], ...]


class Outcome(NamedTuple):
    """What the check said of a sample; ``quote`` is None where it saw no quotation."""

    sample: Sample
    quote: CheckedQuote | None

    @property
    def caught(self) -> bool:
        """Say whether it was seen that the words are not the source's."""
        return self.quote is not None and self.quote.verdict not in ("verbatim", "trimmed")

    @property
    def named(self) -> bool:
        """Say whether every right kind is among the changes."""
        told = {c.kind for c in (self.quote.changes if self.quote else ())}
        return self.caught and all(group & told for group in self.sample.kinds)


def altered(seed: int, rounds: int) -> Iterator[Sample]:
    """Yield every alteration of every sentence."""
    chance = chance_of(seed)
    pool = sentences(seed=seed)
    for _ in range(rounds):
        for sentence in pool:
            for name, alteration in ALTERATIONS.items():
                made = alteration(sentence, chance)
                if made and made[0] != sentence and made[0] not in pool:
                    yield Sample(name, "Sentences", sentence, made[0], all_of(made[1]))
        for one, other in pairwise(pool):
            for name, splice in SPLICES.items():
                spliced = splice(one, other, chance)
                if spliced and spliced[1] not in spliced[0]:
                    where = f"Splices {name}"
                    yield Sample(name, where, spliced[0], spliced[1], (SPLICED[name],))


def harmless(seed: int, rounds: int) -> Iterator[Sample]:
    """Yield every harmless variant of every sentence, each kind from a paper of its own."""
    chance = chance_of(seed)
    for turn in range(rounds):
        for sentence in sentences(seed=seed):
            for name, variant in HARMLESS.items():
                made = variant(sentence, chance)
                if made:
                    yield Sample(name, f"Variants {name} {turn}", made[0], made[1], ())


def outcomes(samples: Sequence[Sample], place: Path) -> list[Outcome]:
    """Write the papers of ``samples``, quote them in a Word file, check it, and pair them up."""
    sources = place / "sources"
    sources.mkdir(parents=True)
    for title in dict.fromkeys(s.paper for s in samples):
        own = dict.fromkeys(s.source for s in samples if s.paper == title)
        text = "\n\n".join([f"# {title}", *own])
        (sources / f"{_slug(title)}.md").write_text(_plain_markdown(text), encoding="utf-8")
    with open_library(place) as library:
        library.index()
        held = Held(library)
        data = paper(list(_paragraphs(samples)))
        checked = check_bytes(data, place / "paper.docx", held)[0]
    by_paragraph: dict[int, CheckedQuote] = {}
    for quote in checked.quotes:
        if quote.where.container in ("text", "block quotation") and quote.verdict != "unmarked":
            by_paragraph.setdefault(quote.anchor.paragraph, quote)
    return [Outcome(sample, by_paragraph.get(n)) for n, sample in enumerate(samples)]


def _paragraphs(samples: Iterable[Sample]) -> Iterator[Para]:
    for number, sample in enumerate(samples):
        words = sample.quoted
        marks = _marks_for(words) if number % 2 else None
        note = f"{sample.paper}."
        if marks is None:
            yield Para(words, "Q", note)
        else:
            yield Para(f"The paper has this: {marks[0]}{words}{marks[1]}^", "", note)


def _marks_for(words: str) -> tuple[str, str] | None:
    """Return marks that do not stand in the words; None where every kind does."""
    if not any(mark in words for mark in '“”"„«»'):
        return "“", "”"
    return None


def _slug(title: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in title.casefold())


def _plain_markdown(text: str) -> str:
    return text.replace("*", "").replace("_", " ")


def main(seed: int = 1, rounds: int = 1) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        bad = outcomes(list(altered(seed, rounds)), place / "altered")
        fine = outcomes(list(harmless(seed, rounds)), place / "harmless")
    tried = Counter(o.sample.name for o in bad)
    caught = Counter(o.sample.name for o in bad if o.caught)
    named = Counter(o.sample.name for o in bad if o.named)
    print(f"{'alteration':32} tried  caught   named rightly")
    for name, count in tried.items():
        print(f"{name:32} {count:5}  {caught[name] / count:7.2%}  {named[name] / count:7.2%}")
    total = len(bad)
    print(f"{'all':32} {total:5}  {caught.total() / total:7.2%}  {named.total() / total:7.2%}\n")
    variants = Counter(o.sample.name for o in fine)
    raised = Counter(o.sample.name for o in fine if o.caught or o.quote is None)
    print(f"{'harmless variant':32} tried  raised")
    for name, count in variants.items():
        print(f"{name:32} {count:5}  {raised[name] / count:7.2%}")
    print(f"{'all':32} {len(fine):5}  {raised.total() / len(fine):7.2%}")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3]))
