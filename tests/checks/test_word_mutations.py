"""Altered quotations in Word files are caught and named; harmless variants raise nothing.

A share of what ``python -m tests.checks.word_bench`` tries in full.
"""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.checks.returned.held import Held
from assistant.library import Library
from assistant.quotes.typography import comparable
from tests.checks.conftest import check_data
from tests.checks.papers import Para, paper
from tests.checks.word_bench import Outcome, Sample, altered, harmless, outcomes

SHARE = 17
"""Every so many of the samples is tried here."""


def stands_somewhere(outcome: Outcome, samples: list[Sample]) -> bool:
    """Say whether the altered words happen to stand in a sentence of the papers, in order."""
    words = comparable(outcome.sample.quoted).rstrip(".").replace("[...]", "…")
    fragments = [re.escape(part.strip()) for part in words.split("…")]
    inside = re.compile("[^.?!]*".join(fragments))
    return any(inside.search(comparable(sample.source)) for sample in samples)


def test_altered_quotations_are_caught_and_named(tmp_path: Path) -> None:
    every = list(altered(seed=3, rounds=1))
    tried = outcomes(every[::SHARE], tmp_path)
    assert len(tried) > 250
    missed = [o for o in tried if not o.caught and not stands_somewhere(o, every)]
    assert missed == []
    assert sum(o.named for o in tried) > 0.97 * len(tried)


def test_harmless_variants_raise_nothing(tmp_path: Path) -> None:
    tried = outcomes(list(harmless(seed=3, rounds=1))[::SHARE], tmp_path)
    assert len(tried) > 200
    assert [o for o in tried if o.caught or o.quote is None] == []


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_whole_sentences_of_a_source_are_always_verbatim(
    data: st.DataObject, library: Library
) -> None:
    source = data.draw(st.sampled_from([s.id for s in library.sources()]))
    passages = [p for p in library.passages(source) if len(p.text.split()) > 12]
    passage = data.draw(st.sampled_from(passages))
    words = passage.text.replace("\n", data.draw(st.sampled_from((" ", "\u00a0", "  "))))
    words = words.replace("'", data.draw(st.sampled_from(("'", "’"))))
    checked = check_data(Held(library), paper([Para(words, "Q")]))
    (quote,) = [q for q in checked.quotes if q.where.container == "block quotation"]
    assert quote.verdict in ("verbatim", "ambiguous", "nested"), quote.why
    assert all(change.severity == "note" for change in quote.changes)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(
            st.text(alphabet="We cannot “”‘’'\"[…]().,:;ab1£%é\u202e", max_size=80),
            st.sampled_from(("", "Q", "H1")),
            st.text(alphabet="Home Office (n 1) para 2, ‘Title’ ibid [id]", max_size=40),
        ),
        max_size=4,
    )
)
def test_no_paper_stops_the_check(held: Held, rows: list[tuple[str, str, str]]) -> None:
    clean = [Para(text.replace("^", ""), style, note) for text, style, note in rows]
    checked = check_data(held, paper(clean))
    for quote in checked.quotes:
        text = clean[quote.anchor.paragraph].text if quote.anchor.paragraph < len(clean) else None
        assert text is None or quote.anchor.end <= len(text)
