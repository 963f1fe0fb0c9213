"""Files of strangers are read in a process of its own, which has an end."""

from __future__ import annotations

from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NoReturn

import openpyxl
import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.intake import reading
from claimaudit.intake.captures.text import read_capture
from claimaudit.intake.extract import Source, extract
from claimaudit.intake.reading import read_article, read_text, read_values
from claimaudit.workspace.captures import Kind
from claimaudit.workspace.data.places import InData
from claimaudit.workspace.limits import CaptureLimits, Limits
from tests.intake.servers import make_html, make_pdf

LIMITS = Limits(
    article_bytes=25_000_000, yaml_bytes=5_000_000, quote_chars=600, expression_chars=200
)
CAPTURES = CaptureLimits()
PDF = make_pdf(["The lake ferry carried about 48,000 people last year."], "Ferry news")
ATTRIBUTES = " ".join(f"a{i}=1" for i in range(60_000))
FIRST, SECOND = (
    Source(name, make_html().replace("测试芯片发布".encode(), name.encode()))
    for name in ("First ferry", "Second ferry")
)
SLOW_PAGE = make_html().replace(b"<p>", b"<p " + ATTRIBUTES.encode() + b">", 1)


def book() -> bytes:
    out, made = BytesIO(), openpyxl.Workbook()
    made.worksheets[0].append(["year", "people"])
    made.worksheets[0].append(["2024", 48312])
    made.save(out)
    return out.getvalue()


def refusal(source: Source, limits: Limits) -> str:
    with pytest.raises(BrokenInputError) as broken:
        read_article(source, limits)
    (problem,) = broken.value.problems
    assert problem.file == source.name
    return f"{problem.message}; {problem.fix}"


@pytest.mark.parametrize(
    "source",
    [Source("a.html", make_html()), Source("https://x.example", make_html(), "text/html", None, "https://x.example"),
     Source("a.pdf", PDF), Source("a.txt", "\ufeffa text".encode())],
)  # fmt: skip
def test_an_article_is_what_it_is_in_one_process(source: Source) -> None:
    assert read_article(source, LIMITS) == extract(source, LIMITS.article_bytes)


@pytest.mark.parametrize(
    ("kind", "body"), [("html", make_html()), ("pdf", PDF), ("xlsx", book()), ("json", b'{"a": "\\ud800"}')]
)  # fmt: skip
def test_and_so_is_a_capture(kind: Kind, body: bytes) -> None:
    source = Source("a", body)
    told, own = read_text(source, kind, CAPTURES), read_capture(source, kind, CAPTURES)
    assert told == own and told.text


def test_figures_are_read_there_too() -> None:
    places = [
        ("a-fact", InData.model_validate({"xlsx": {"row": "2024", "column": "people"}})),
        ("b-fact", InData.model_validate({"xlsx": {"row": "2025", "column": "people"}})),
    ]
    found, unread = read_values(Source("a.xlsx", book()), places, CAPTURES)
    assert [(one.fact, one.figure, one.at) for one in found] == [("a-fact", "48312", places[0][1])]
    assert [fact for fact, _ in unread] == ["b-fact"] and "no row named 2025" in unread[0][1]


def test_what_is_wrong_with_a_file_is_told_as_before() -> None:
    assert refusal(Source("a.pdf", b"%PDF-1.4\nnothing"), LIMITS).startswith("cannot be read as a")


def test_a_page_that_takes_too_long_is_given_up_and_its_process_reads_the_next() -> None:
    read_article(FIRST, LIMITS)
    ((child, _),) = reading._idle.values()
    said = refusal(Source("a.html", SLOW_PAGE), LIMITS.model_copy(update={"read_seconds": 1}))
    assert said.startswith("could not be read in 1 seconds; save its text")
    assert "limits.read_seconds in checks/policy.yaml" in said
    assert read_article(SECOND, LIMITS).title == "Second ferry"
    assert [one for one, _ in reading._idle.values()] == [child]


def test_a_file_that_takes_too_much_memory_is_given_up() -> None:
    page = make_html().replace(b"</article>", b"<p>" + b"4.6 PFLOPS " * 700_000 + b"</article>")
    said = refusal(Source("a.html", page), LIMITS.model_copy(update={"read_megabytes": 250}))
    assert said.startswith("could not be read") and "limits.read_megabytes" in said


@pytest.fixture
def none_running(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that has read for the tests before is not asked again."""
    monkeypatch.setattr(reading, "_idle", {})


def test_one_process_reads_all_and_keeps_nothing_of_them() -> None:
    first = read_article(FIRST, LIMITS)
    ((child, _),) = reading._idle.values()
    refusal(Source("a.pdf", b"%PDF-1.4\nnothing"), LIMITS)
    assert (first.title, read_article(SECOND, LIMITS).title) == ("First ferry", "Second ferry")
    assert [one for one, _ in reading._idle.values()] == [child]


def test_where_its_process_was_killed_another_reads() -> None:
    told = read_article(FIRST, LIMITS)
    ((child, _),) = reading._idle.values()
    child.kill()
    child.wait()
    assert read_article(FIRST, LIMITS) == told


def test_an_answer_that_nobody_waited_for_is_not_taken_for_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(connection: Connection) -> NoReturn:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Connection, "recv_bytes", interrupted)
        with pytest.raises(KeyboardInterrupt):
            read_article(FIRST, LIMITS)
    assert read_article(SECOND, LIMITS).title == "Second ferry"


@pytest.mark.usefixtures("none_running")
def test_a_reader_that_breaks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    assert "its reader broke (1)" in refusal(Source("a.pdf", PDF), LIMITS)


@pytest.mark.usefixtures("none_running")
def test_nothing_is_imported_from_where_somebody_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("open('imported', 'w')")
    (tmp_path / "claimaudit").mkdir()
    (tmp_path / "claimaudit/__init__.py").write_text("open('imported', 'w')")
    monkeypatch.chdir(tmp_path)
    assert read_article(Source("a.html", make_html()), LIMITS).text
    assert not (tmp_path / "imported").exists()
