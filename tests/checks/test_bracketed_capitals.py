"""A capital in brackets says that a sentence begins: so what was cut before it counts."""

from __future__ import annotations

import pytest

from tests.checks.conftest import Check, codes, verdicts

CASES = [
    ("“[T]his can stop the cycle immediately.”", "changed", "condition"),
    ("“[C]hildren are also well equipped to respond”", "changed", "modal"),
    ("“[W]e cannot simply arrest our way out of this problem”", "verbatim", ""),
    ("“[S]ome call regarding their behaviour to do with online grooming.”", "verbatim", ""),
    ("“[E]arly information from NCMEC”", "verbatim", ""),
    ("“[T]hey are breaking the law, but society has moved on”", "verbatim", ""),
    ("“[i]t is highly likely that COVID-19 will increase the risk”", "verbatim", ""),
]


@pytest.mark.parametrize(("words", "verdict", "kind"), CASES)
def test_what_stood_before_a_bracketed_capital_is_judged_as_left_out(
    check: Check, words: str, verdict: str, kind: str
) -> None:
    checked = check(f"The record has this: {words}")
    assert verdicts(checked) == [verdict]
    assert kind in {c.kind for c in checked.quotes[0].changes if c.severity == "block"} | {""}
    assert ("quote-changed" in codes(checked)) is (verdict == "changed")
