"""Archives and mails in a workspace: what is in them is a source of its own."""

from __future__ import annotations

import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from assistant.documents import limits
from assistant.library import open_library


def write_zip(path: Path, **members: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, words in members.items():
            archive.writestr(name, words)


def write_mail(path: Path, **attached: str) -> None:
    message = EmailMessage()
    message["From"] = "Jane <jane@example.org>"
    message["Subject"] = "The vans"
    message["Message-ID"] = "<a@example.org>"
    message.set_content("Dear Bob,\n\nWe support option B, which costs less than the other.\n")
    for name, words in attached.items():
        message.add_attachment(words.encode(), maintype="text", subtype="plain", filename=name)
    path.write_bytes(message.as_bytes())


ONE = "The committee asked for a review of all the vans in the county.\n"
TWO = "Houses are cold in winter, and nobody has counted how many.\n"


def files(workspace: Path) -> list[str]:
    with open_library(workspace) as library:
        return [source.file for source in library.sources()]


def test_what_is_in_an_archive_and_a_mail_is_found_and_quoted(tmp_path: Path) -> None:
    write_zip(tmp_path / "papers.zip", **{"notes/one.txt": ONE, "__MACOSX/._one.txt": "x"})
    write_mail(tmp_path / "mail.eml", **{"two.txt": TWO})
    with open_library(tmp_path) as library:
        report = library.index()
        assert report.failed == ()
        assert [s.file for s in library.sources()] == [
            "mail.eml",
            "mail.eml/two.txt",
            "papers.zip/notes/one.txt",
        ]
        (passage,) = library.passages("papers.zip/notes/one.txt")
        assert passage.text == ONE.strip()
        assert library.refresh() is None


def test_a_second_run_touches_only_what_changed(tmp_path: Path) -> None:
    write_zip(tmp_path / "papers.zip", **{"one.txt": ONE, "two.txt": TWO})
    with open_library(tmp_path) as library:
        first = library.index()
        assert len(first.added) == 2
        again = library.index()
        assert (again.added, again.changed, len(again.unchanged)) == ((), (), 2)
        write_zip(tmp_path / "papers.zip", **{"one.txt": ONE, "two.txt": TWO + "More of it.\n"})
        third = library.refresh()
        assert third is not None
        assert (len(third.changed), len(third.unchanged)) == (1, 1)


def test_what_leaves_an_archive_leaves_the_library(tmp_path: Path) -> None:
    path = tmp_path / "papers.zip"
    write_zip(path, **{"one.txt": ONE, "two.txt": TWO})
    with open_library(tmp_path) as library:
        library.index()
        write_zip(path, **{"one.txt": ONE})
        report = library.index([path])
        assert len(report.removed) == 1
        assert [s.file for s in library.sources()] == ["papers.zip/one.txt"]
        path.unlink()
        library.index()
        assert library.sources() == ()


def test_a_renamed_archive_keeps_the_ids_of_what_is_in_it(tmp_path: Path) -> None:
    write_zip(tmp_path / "papers.zip", **{"one.txt": ONE, "two.txt": TWO})
    with open_library(tmp_path) as library:
        library.index()
        before = {source.id for source in library.sources()}
        (tmp_path / "papers.zip").rename(tmp_path / "old papers.zip")
        library.index()
        assert {source.id for source in library.sources()} == before


def test_sources_yaml_may_speak_of_what_is_inside(tmp_path: Path) -> None:
    write_zip(tmp_path / "papers.zip", **{"one.txt": ONE})
    entry = "schema: 1\nsources:\n  - file: papers.zip/one.txt\n    title: The review\n"
    (tmp_path / "sources.yaml").write_text(entry, encoding="utf-8")
    with open_library(tmp_path) as library:
        assert library.index().notes == ()
        assert [source.title for source in library.sources()] == ["The review"]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.write_bytes(b"PK\x03\x04" + b"\x00" * 40), "damaged or cut off"),
        (lambda path: write_zip(path, **{"a.yaml": "a: 1"}), "no file that could be read"),
        (lambda path: write_zip(path, **{"../a.txt": ONE}), "unsafe name"),
    ],
)
def test_an_archive_that_cannot_be_opened_is_one_file_not_read(
    tmp_path: Path, make: object, reason: str
) -> None:
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    make(tmp_path / "papers.zip")  # type: ignore[operator]
    with open_library(tmp_path) as library:
        report = library.index()
        assert [file for file, _ in report.failed] == ["papers.zip"]
        assert reason in report.failed[0][1]
        assert len(library.sources()) == 1
        assert library.refresh() is None


def test_a_file_that_takes_too_long_is_given_up_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"<p>Paragraph {n} of the page about vans.</p>" for n in range(400_000))
    (tmp_path / "slow.html").write_text(f"<html><body>{rows}", encoding="utf-8")
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    monkeypatch.setattr(limits, "SECONDS", 2.0)
    with open_library(tmp_path) as library:
        report = library.index()
        assert [source.file for source in library.sources()] == ["one.txt"]
    ((file, reason),) = report.failed
    assert file == "slow.html"
    assert reason == "Reading it took longer than 2.0 seconds. Split it, or leave it out."
