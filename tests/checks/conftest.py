"""A library of the seeds to hold Word files against, made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from assistant.checks.returned.checking import check_bytes
from assistant.checks.returned.held import Held
from assistant.checks.returned.results import CheckedFile
from assistant.library import Library, open_library
from assistant.shipped import shipped
from tests.checks.papers import Para, paper

Check = Callable[..., CheckedFile]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("checked")
    with open_library(folder, sources=[shipped("seeds")]) as opened:
        opened.index()
        yield opened


@pytest.fixture(scope="session")
def held(library: Library) -> Held:
    return Held(library)


@pytest.fixture
def check(held: Held) -> Check:
    """Check a paper of these paragraphs and return it as if its changes were accepted."""

    def check(*paragraphs: Para | str, body: str = "", reading: str = "accepted") -> CheckedFile:
        return check_data(held, paper(paragraphs, body), reading)

    return check


def check_data(held: Held, data: bytes, reading: str = "accepted") -> CheckedFile:
    both = check_bytes(data, Path("paper.docx"), held)
    return next(one for one in both if one.reading == reading)


def verdicts(checked: CheckedFile) -> list[str]:
    return [quote.verdict for quote in checked.quotes]


def codes(checked: CheckedFile) -> Sequence[str]:
    return [finding.code for finding in checked.findings]
