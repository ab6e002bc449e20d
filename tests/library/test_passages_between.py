"""The passages around a place, read without the thousands of others that a source may have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.library import Library, open_library
from assistant.shipped import shipped


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("between")
    with open_library(folder, sources=[shipped("seeds")]) as opened:
        opened.index()
        yield opened


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_they_are_always_those_of_the_source_that_touch_the_place(
    library: Library, data: st.DataObject
) -> None:
    source = data.draw(st.sampled_from([s.id for s in library.sources()]))
    size = len(library.document_text(source))
    start, end = sorted(data.draw(st.tuples(st.integers(0, size), st.integers(0, size))))
    every = library.passages(source)
    touching = tuple(p for p in every if p.start < end and start < p.end)
    assert library.passages_between(source, start, end) == touching
