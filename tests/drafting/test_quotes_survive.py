"""No template, no Markdown and no author's text can alter a quotation."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.briefs.brief import Answer
from assistant.drafting.lines import lines_of
from assistant.errors import AssistantError
from assistant.quotes.faults import REDACTION
from assistant.quotes.typography import comparable
from tests.drafting.papers import PaperShelf, brief_with, draft_of, pin, quoted_text

HOSTILE = [
    "{{ 7 * 7 }} and {% for x in range(9) %}x{% endfor %} and {# a note #}",
    "*stars* _lines_ `ticks` [link](http://example.org) <b>bold</b> # heading",
    "1. a list\n- another\n> a quotation\n\\ a backslash | a | table |",
    "<w:p><w:r><w:t>XML &amp; entities &lt;</w:t></w:r></w:p> ]]> <!-- -->",
    "\ue0000\ue001 and \ue000t1\ue001 and \ue000?gap\ue001 tokens",
    "left \u202eright-to-left\u202c and \u200bzero\u200b width \ufeff mark",
    "{quote: other} {cite: other} {ref: question 1}",
    "::: numbered\n:::\n::: cover",
    "$math$ %percent% R&D £5m “quotes” ‘inside’ it's",
    "{{ quote('q') }} {{ missing('x') }} {%- raw -%}",
]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("own", ["", "They said {quote: q} and *more*.", "- a {quote: q}\n- b"])
def test_hostile_words_print_exactly(words: str, own: str) -> None:
    shelf = PaperShelf().add("s", f"Before.\n\n{words}\n\nAfter.")
    brief = brief_with(Answer(question="1", text=own, pins=(pin("q", words, "s"),)))
    draft = draft_of(brief, shelf)
    printed = quoted_text(draft, "q")
    assert comparable(printed).strip("'") == comparable(words).strip("'")
    assert draft.quotes[0].certified == words
    assert "quote-" not in " ".join(f.code for f in draft.findings)


TEMPLATES = {
    "upper": "{{ response(answer) | upper }}",
    "title": "{{ response(answer) | title | trim }}",
    "joined": "{{ '' ~ response(answer) ~ '' }}",
    "set": "{% set x %}{{ response(answer) }}{% endset %}{{ x }}",
    "macro": "{% macro m(a) %}{{ response(a) }}{% endmacro %}{{ m(answer) }}",
    "filtered": "{% filter lower %}{{ response(answer) }}{% endfilter %}",
    "called": "{{ quote('q') | upper }}",
    "bold": "**{{ quote('q') }}** and _{{ quote('q') }}_",
    "link": "[{{ quote('q') }}](https://example.org)",
    "code": "`{{ quote('q') }}`",
    "sliced": "{{ quote('q')[::-1] }} {{ quote('q')[1:] }} {{ quote('q')[:2] }}",
    "forged": "{{ quote('q') }} {{ '\\ue0000\\ue001' }} {{ '\\ue00099\\ue001' }}",
    "split": "{% for c in quote('q') %}{{ c }}.{% endfor %}",
    "in a table": "| a | b |\n|---|---|\n| {{ quote('q') }} | x |",
}


@pytest.mark.parametrize("body", TEMPLATES.values(), ids=TEMPLATES)
def test_no_template_can_alter_a_quotation(body: str, tmp_path: Path) -> None:
    words = "Mixed Case, *stars* & {{ braces }}; it stays."
    folder = tmp_path / "templates" / "own"
    folder.mkdir(parents=True)
    (folder / "template.yaml").write_text("schema: 1\ntitle: Own\n", encoding="utf-8")
    text = "# T\n\n{% for answer in answers %}\n\n" + body + "\n\n{% endfor %}\n"
    (folder / "submission.md.j2").write_text(text, encoding="utf-8")
    brief = brief_with(Answer(question="1", pins=(pin("q", words, "s"),)))
    try:
        shelf = PaperShelf().add("s", words)
        draft = draft_of(brief, shelf, folder=tmp_path, template="own")
    except AssistantError:
        return
    for line in lines_of(draft.body):
        for part in line:
            if part.kind == "quoted":
                assert part.text == f"‘{words.replace(chr(39), '’')}’"


evidence = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\x0b\x0c\x85\u2028"),
    min_size=1,
    max_size=50,
).filter(lambda t: t == t.strip() and "\n\n" not in t)


@settings(max_examples=60, deadline=None)
@given(evidence, st.text("ab *_`{}[]<>#-\n.", max_size=30))
def test_a_quotation_always_equals_its_source(words: str, own: str) -> None:
    text = f"Before.\n\n{words}\n\nAfter."
    shelf = PaperShelf().add("s", text)
    placed = Answer(question="1", text=f"{own} {{quote: q}}", pins=(pin("q", words, "s"),))
    draft = draft_of(brief_with(placed), shelf)
    for quote in draft.quotes:
        assert quote.certified == text[quote.quote.start : quote.quote.end]
    printed = quoted_text(draft, "q")
    if printed:
        shown = REDACTION.sub("[redacted]", words)
        assert comparable(printed).strip("'") == comparable(shown).strip("'")
