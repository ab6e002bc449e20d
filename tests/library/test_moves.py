"""A document that changed says what became of its passages."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from assistant.library import open_library
from assistant.library.moves import moves_of

FIRST = """# The ponds

1. The ponds were full in May.

2. Nobody measured the depth of the ponds before they were drained.

3. The board met twice.
"""
SECOND = """# The ponds

1. The ponds were full in May.

2. Ada Okafor found the records.

3. Nobody measured the depth of the ponds until they were drained.
"""


def test_a_changed_document_tells_what_is_edited_new_gone_and_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "documents" / "ponds.md"
    path.parent.mkdir()
    path.write_text(FIRST, encoding="utf-8")
    with open_library(tmp_path) as library:
        assert library.index().moves == ()
        path.write_text(SECOND, encoding="utf-8")
        report = library.index()
    (moves,) = report.moves
    assert (moves.same, moves.edited, moves.new, moves.gone) == (1, 1, 1, 1)
    assert moves.edits[0].after.endswith("until they were drained.")
    assert moves.lost == ("The board met twice.",)
    (note,) = report.notes
    assert note == (
        "documents/ponds.md has changed: of its passages, 1 edited, 1 new, 1 gone; 1 as before."
    )


def test_the_same_words_under_another_number_stand_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "documents" / "ponds.md"
    path.parent.mkdir()
    path.write_text("# Ponds\n\n1. They leak.\n\n2. They stink.\n", encoding="utf-8")
    with open_library(tmp_path) as library:
        library.index()
        path.write_text("# Ponds\n\n1. They stink.\n\n2. They leak.\n", encoding="utf-8")
        (moves,) = library.index().moves
    assert (moves.elsewhere, moves.same, moves.edited, moves.gone, moves.new) == (2, 0, 0, 0, 0)
    assert moves.moved[0].text == "They stink."
    assert (moves.moved[0].before, moves.moved[0].after) == ({"paragraph": "2"}, {"paragraph": "1"})


HELD = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from(["{}", '{"locator":{"page":"1"}}']))
)


@given(HELD, HELD)
def test_every_passage_of_both_is_counted_once(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    moves = moves_of("a", "a.txt", before, after)
    stayed = moves.same + moves.elsewhere + moves.edited
    assert stayed + moves.gone == len(before)
    assert stayed + moves.new == len(after)
