"""What is saved loads to an equal noun, and what a person wrote beside it survives."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import RecordError
from assistant.files.records import parse_record, record_text
from assistant.files.yaml_edits import edited_text
from assistant.noun import Noun

WHERE = Path("record.yaml")


class Leaf(Noun):
    id: str
    words: str = ""
    start: int | None = None
    omissions: tuple[tuple[int, int], ...] = ()


class Branch(Noun):
    number: str
    text: str = ""
    tags: tuple[str, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    find: int = 0
    done: bool = False
    groups: tuple[tuple[str, ...], ...] = ()


class Tree(Noun):
    title: str
    note: str | None = None
    roots: tuple[str, ...] = ("sources",)
    first: Leaf | None = None
    branches: tuple[Branch, ...] = ()
    details: dict[str, str] = {}
    options: dict[str, bool | int | str] = {}


TRICKY = (
    "no", "Yes", "1e3", "0x1F", "2020-04-03", "12:30", "null", "~", "", " ", "a: b", "a #b", "# no",
    "- a",
    "? a", "{quote: p}", "[x]", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a`", "'", '"', "\\",
    "a\nb", "a\n",
    "\na", "a\n\n", "a\n\nb\n", "  a\nb", "a\n  b\n", "a  \nb", "a\n \nb", "\ta", "a\t",
    "a\n\tb",
    "a\rb", "a\r\nb", "a\x85b", "a\u2028b", "\ufeffa", "a\x01b", "\x7f", "\xa0a\xa0", "😀 é",
    "---",
    "...", "--- a", "a:", ":a", ".5", "-1", "+1", "1_000", "=", "<<", "a\n# b\n", "a\n---\nb",
    "word " * 60, "word  " * 40, "\uffff", "مرحبا", "x" * 300, "a, b", "a]b", "\u200b", "...\na",
    "a\n\n  b\n\n", "key: |\n  text\n", "trailing ", "12 ", "1.10", "007",
)  # fmt: skip
texts = st.one_of(
    st.sampled_from(TRICKY),
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=30),
    st.text(alphabet="ab \n:#-'\"\\{}[],\t", max_size=30),
)
names = st.text(alphabet="abcdefgh", min_size=1, max_size=3)
pairs = st.tuples(st.integers(0, 99), st.integers(0, 99))
leaves = st.builds(
    Leaf,
    id=st.one_of(names, texts),
    words=texts,
    start=st.none() | st.integers(0, 10**9),
    omissions=st.lists(pairs, max_size=2).map(tuple),
)
branches = st.builds(
    Branch,
    number=st.one_of(names, texts),
    text=texts,
    tags=st.lists(texts, max_size=3).map(tuple),
    leaves=st.lists(leaves, max_size=3).map(tuple),
    find=st.integers(-3, 3),
    done=st.booleans(),
    groups=st.lists(st.lists(texts, max_size=3).map(tuple), max_size=2).map(tuple),
)
options: Any = st.dictionaries(texts, st.booleans() | st.integers() | texts, max_size=3)
trees = st.builds(
    Tree,
    title=texts,
    note=st.none() | texts,
    roots=st.lists(texts, max_size=3).map(tuple),
    first=st.none() | leaves,
    branches=st.lists(branches, max_size=3).map(tuple),
    details=st.dictionaries(texts, texts, max_size=3),
    options=options,
)
thorough = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def read(text: str) -> Tree:
    return parse_record(text, Tree, WHERE).value


@thorough
@given(trees)
def test_whatever_is_saved_in_a_new_file_loads_to_an_equal_noun(tree: Tree) -> None:
    assert read(record_text(tree)) == tree


@thorough
@given(trees, trees)
def test_one_noun_saved_over_another_loads_to_the_new_one(old: Tree, new: Tree) -> None:
    assert read(edited_text(record_text(old), old, new)) == new


@thorough
@given(trees, trees)
def test_saving_what_stands_there_already_changes_no_character(old: Tree, new: Tree) -> None:
    text = edited_text(record_text(old), old, new)
    assert edited_text(text, new, new) == text


@thorough
@given(st.data(), trees)
def test_comments_between_entries_survive_any_edit_around_them(data: Any, old: Tree) -> None:
    plain, commented = record_text(old), []
    for line in plain.splitlines(keepends=True):
        if _begins_an_entry(line) and data.draw(st.booleans()):
            indent = " " * (len(line) - len(line.lstrip(" ")))
            commented.append(f"{indent}# comment {len(commented)}\n")
        commented.append(line)
    text = "".join(commented)
    if read_or_none(text) != old:
        return  # the line fell inside a block of text, where it is no comment
    new = old.model_copy(update={"title": "another", "branches": old.branches[::-1]})
    edited = edited_text(text, old, new)
    assert read(edited) == new
    assert sorted(re.findall("# comment [0-9]+", edited)) == sorted(
        re.findall("# comment [0-9]+", text)
    )


def _begins_an_entry(line: str) -> bool:
    return bool(re.match(r" *(- )?[a-z]+:", line))


def read_or_none(text: str) -> Tree | None:
    try:
        return read(text)
    except RecordError:
        return None
