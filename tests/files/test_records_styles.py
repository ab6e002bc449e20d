"""However a person has written a value, editing beside it and over it gives what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.files.records import parse_record
from assistant.files.yaml_edits import edited_text
from assistant.noun import Noun

WHERE = Path("styles.yaml")


class Entry(Noun):
    id: str
    before: str = ""
    value: str = ""
    after: str = ""
    more: tuple[str, ...] = ()


class Entries(Noun):
    entries: tuple[Entry, ...] = ()


STYLES = {
    "plain": "one",
    "plain with a comment": "one  # note",
    "plain on two lines": "one\n      two",
    "plain below its name": "\n      one",
    "plain below a comment": "# note\n      one",
    "single quotation marks": "'it''s # one'",
    "single on two lines": "'one\n\n      two'  # note",
    "double quotation marks": '"one\\n\\ttwo"',
    "double on two lines": '"one\n      two \\\n      three"',
    "literal": "|\n      one\n\n        two\n      # no comment",
    "literal, last line feed left out": "|-  # note\n      one\n",
    "literal, blank lines kept": "|+\n      one\n\n",
    "literal with a declared indent": "|2\n        one\n      two",
    "literal at the left of its kind": "|\n     one\n     two",
    "literal, blank lines before": "|\n\n\n      one",
    "literal with spaces on a blank line": "|\n      one\n         \n      two",
    "folded": ">\n      one\n      two\n\n      three",
    "folded, more indented": ">-\n      one\n        two\n      three\n\n\n",
    "empty literal": "|",
    "empty": "",
    "block list in a later field": "x\n    more:\n    # first\n    - a   # note\n    -   b",
    "list in brackets on two lines": "x\n    more: [a,  # note\n      b]",
}
EDITS = {
    "the value": {"value": "new: words\n"},
    "the value gone": {"value": ""},
    "before": {"before": "changed"},
    "before gone": {"before": ""},
    "after": {"after": "# changed"},
    "after gone": {"after": ""},
    "a list": {"more": ("b", "c: d")},
    "everything": {"before": "1", "value": "a\n\nb\n", "after": "no", "more": ("",)},
}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("style", STYLES)
def test_an_edit_beside_or_over_any_style_gives_what_was_meant(style: str, edit: str) -> None:
    text = (
        "# top\nentries:\n  # first\n  - id: a\n    before: x   # beside\n"
        f"    value: {STYLES[style]}\n    # between\n    after: z\n\n"
        "  # second\n  - id: b\n    value: y\n# end\n"
    )
    old = parse_record(text, Entries, WHERE).value
    first, second = old.entries
    for entries in (
        (first.model_copy(update=EDITS[edit]), second),
        (second, first.model_copy(update=EDITS[edit])),
        (first.model_copy(update=EDITS[edit]), Entry(id="new", value="v"), second),
    ):
        new = Entries(entries=entries)
        edited = edited_text(text, old, new)
        assert parse_record(edited, Entries, WHERE).value == new
        for comment in ("# top", "# first", "# second", "# between", "# end"):
            assert comment in edited
