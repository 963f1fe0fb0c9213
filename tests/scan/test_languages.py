"""Texts in other languages: German is read by its own rules, what is not there is said to be so."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from claimaudit.base.problems import BrokenInputError
from claimaudit.cli.commands.scan import command
from claimaudit.figures.known import UnknownLanguageError
from claimaudit.scan.candidate import Vocabulary
from claimaudit.scan.language import detected, told_or_detected
from claimaudit.scan.scan_files import scan_files
from claimaudit.scan.scanner import Scanner
from tests.table import each, read_table

HERE = Path(__file__).parent
CASES = read_table(HERE / "sentences.de.yaml")
TEXTS = read_table(HERE / "languages.yaml")
NOT_THERE = [page for page in TEXTS["pages"] if page["language"] not in ("de", "en", "zh")]
SCANNER = Scanner()


def german(text: str, kind: str = "figure") -> list[str]:
    return [c.text for c in SCANNER.scan(text, "de") if c.kind == kind]


@each("case", CASES["figures"], ids=lambda c: c["text"][:24])
def test_every_german_figure_and_no_more(case: dict[str, list[str]]) -> None:
    assert german(str(case["text"])) == case["found"]


@pytest.mark.parametrize("text", CASES["nothing"], ids=lambda t: t[:24])
def test_names_dates_and_numbers_of_things_are_no_figures(text: str) -> None:
    assert german(text) == []


@pytest.mark.parametrize("case", CASES["unreadable"], ids=lambda c: c["text"][:24])
def test_what_cannot_be_read_is_said_to_be_so(case: dict[str, list[str]]) -> None:
    assert german(str(case["text"]), "unreadable") == case["found"]


def test_a_german_figure_knows_its_sentence_its_date_and_its_names() -> None:
    vocabulary = Vocabulary({"Bahn": "db", "Äpfel": "apples"}, {"Gewinn": "profit"})
    text = "Davor. Der Gewinn der Bahn lag am 3. März 2024 bei ca. 1,2 Mrd. Euro. Danach."
    (one,) = Scanner(vocabulary=vocabulary).scan(text, "de-AT")
    assert text[one.start : one.end] == one.text == "ca. 1,2 Mrd. Euro"
    assert text[one.quote_start : one.quote_end] == text[7:-8]
    assert (one.subjects, one.metric, one.as_of) == (("db",), "profit", "3. März 2024")


@pytest.mark.parametrize(
    "page", TEXTS["pages"] + TEXTS["sentences"], ids=lambda page: page["language"]
)
def test_a_page_tells_its_language(page: dict[str, str]) -> None:
    assert detected(page["text"]) == page["language"]
    assert detected(page["text"] * 40) == page["language"]


@pytest.mark.parametrize("text", TEXTS["short"])
def test_a_line_tells_none_and_is_read_as_it_always_was(text: str) -> None:
    assert detected(text) is told_or_detected(text, None) is told_or_detected(text, "und") is None


def test_what_is_told_goes_before_what_a_text_looks_like() -> None:
    french = NOT_THERE[2]["text"]
    assert told_or_detected(french, "en-GB") == "en-GB"
    with pytest.raises(UnknownLanguageError):
        told_or_detected("The share is 5 percent.", "fr")


@pytest.mark.parametrize("page", NOT_THERE, ids=lambda page: page["language"])
def test_a_text_that_cannot_be_read_gives_no_candidate_and_one_line(
    page: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "page.txt").write_text(page["text"], "utf-8")
    (tmp_path / "other.txt").write_text("营收达570亿美元。", "utf-8")
    paths = [str(tmp_path / name) for name in ("page.txt", "other.txt")]
    run = CliRunner().invoke(command, [*paths, "--format", "jsonl"], standalone_mode=False)
    assert run.return_value == 2
    assert [line for line in run.stdout.splitlines() if "page.txt" in line] == []
    assert "570亿美元" in run.stdout
    (line,) = run.stderr.splitlines()
    assert line.startswith(f"error: {paths[0]}: figures in ")
    assert f"({page['language']})" in line
    assert "German (de), English (en) and Chinese (zh)" in line
    assert "--language" in line
    with pytest.raises(BrokenInputError):
        scan_files(paths)


def test_a_language_is_told_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Es waren 1.234 Menschen.", "utf-8")
    assert '"value": 1234,' in scan_files([path], "jsonl", language="de")
    assert '"value": 1.234,' in scan_files([path], "jsonl")
    with pytest.raises(BrokenInputError, match="Latin"):
        scan_files([path], "jsonl", language="la")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "said to be in English (en) and looks like Spanish (es)"), ("es", ""), (None, "")],
)
def test_a_text_that_looks_otherwise_than_told(
    tmp_path: Path, language: str | None, said: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "El transbordador del lago transportó a 48.312 personas en 2025, un récord para la "
        "compañía. Los ingresos aumentaron hasta los 5,3 millones de euros, según el informe.",
        "utf-8",
    )
    options = ["--language", language] if language else []
    run = CliRunner().invoke(command, [str(path), *options], standalone_mode=False)
    assert said in run.stderr
    assert run.stderr.startswith(f"note: {path}: it is") == bool(said)


def test_firsts_comparisons_and_dated_events_are_found_in_german_too() -> None:
    text = (
        "Das ist die größte Fabrik der Welt. Er war schneller als die anderen. "
        "Am 3. März 2024 wurde das Werk der Bahn eröffnet.\n"
    )
    scanner = Scanner(vocabulary=Vocabulary({"Bahn": "db"}, {}))
    assert [(c.kind, c.text.rstrip(".").split()[-1]) for c in scanner.scan(text, "de")] == [
        ("first", "Welt"), ("comparison", "anderen"), ("dated", "eröffnet"),
    ]  # fmt: skip
