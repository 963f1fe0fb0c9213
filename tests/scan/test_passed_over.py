"""What a scan leaves out because of where it stands is still seen by whoever asks."""

import pytest

from claimaudit.scan.scanner import Scanner

SCANNER = Scanner()
LOSS = "The ferry lost 73 million dollars."


def stated(text: str) -> list[str]:
    return [c.text for c in SCANNER.scan(text) if c.has_figure]


def hidden(text: str) -> list[tuple[str, str]]:
    return [(one.candidate.text, one.inside) for one in SCANNER.passed_over(text)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        (f"```\n{LOSS}\n```\n", "fence"),
        (f"~~~\n{LOSS}\n~~~\n", "fence"),
        (f"Related reading\n\n{LOSS}\n", "related"),
        (f"相关阅读\n\n{LOSS}\n", "related"),
        ("Source: The ferry lost 73 million dollars\n", "line"),
        (f"It says `{LOSS}` somewhere.\n", "inline"),
    ],
)
def test_a_figure_in_page_furniture_is_passed_over_and_told(text: str, inside: str) -> None:
    assert stated(text) == []
    assert hidden(text) == [("73 million dollars", inside)]


def test_what_is_stated_is_not_passed_over() -> None:
    assert hidden(f"{LOSS}\nIt had 912 employees.\n") == []


def test_a_bare_number_of_an_address_or_an_item_is_none() -> None:
    assert hidden("1. See https://example.org/19121.html\n2. Or (3) the bridge.\n") == []


@pytest.mark.parametrize(
    "text", ["It lost dollars (73000).", "The loss (73000) is known.", "去年亏损(73000),见年报。"]
)
def test_a_bare_number_in_brackets_behind_what_it_is_of_is_one(text: str) -> None:
    assert hidden(text) == [("73000", "inline")]


@pytest.mark.parametrize(
    "text", ["Moutai (600519) rose.", "Tencent (HK: 0700) fell.", "The note (12) says so."]
)
def test_a_bare_number_in_brackets_behind_a_name_is_none(text: str) -> None:
    assert hidden(text) == []


def test_a_bare_number_in_a_hidden_line_is_one() -> None:
    assert hidden("```\nIt employs 912.\n```\n") == [("912", "fence")]


def test_a_fence_that_nothing_closes_hides_nothing() -> None:
    assert stated(f"```\n{LOSS}\n") == ["73 million dollars"]
    closed = f"```\ncode\n```\n{LOSS}\n```\n{LOSS}"
    assert stated(closed) == ["73 million dollars"] * 2, "nor one behind a pair"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("912) employees work there.\n", ["912) employees"]),
        ("1) oars\n2) 5 GB of maps\n3) sails\n", ["5 GB"]),
        ("19) oars\n20) sails\n21) masts\n", []),
        ("19) oars\n191) employees\n", ["191) employees"]),
    ],
)
def test_nobodys_list_goes_on_by_leaps(text: str, found: list[str]) -> None:
    assert stated(text) == found
