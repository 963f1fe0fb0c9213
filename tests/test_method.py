"""docs/method.md says what the files of checks/ say, in its tables and in its sentences; docs/ci.md
what the gate says of its findings, docs/design.md what the modules are."""

from __future__ import annotations

import pytest
from tools.method import PAGES, current, regions, table

from claimaudit.workspace.policy import Policy
from claimaudit.workspace.workspace import Workspace

TEXT, CI, DESIGN = (page.read_text("utf-8") for page in PAGES)


def test_the_tables_are_those_of_the_files() -> None:
    pages = [TEXT, CI, DESIGN]
    assert [current(page) for page in pages] == pages, "run `make method`"


def test_every_table_stands_there_once() -> None:
    assert sorted(regions(TEXT)) == [
        "hedges", "notes", "remarks", "tiers", "tolerances", "verdicts",
    ]  # fmt: skip
    assert TEXT.count("<!-- table:") == TEXT.count("<!-- end -->") == 6
    assert list(regions(CI)) == ["findings"] and CI.count("<!-- end -->") == 1
    assert list(regions(DESIGN)) == ["rooms"] and DESIGN.count("<!-- end -->") == 1


def test_every_reason_and_every_remark_is_on_the_page(real: Workspace) -> None:
    codes = {rung.reason for rung in real.ladder.rungs} - {None}
    for code in {*codes, *(note.code for note in real.ladder.notes), *real.remarks}:
        assert f"`{code}` |" in TEXT


def _sentences(policy: Policy) -> dict[str, object]:
    rounding, slack = policy.rounding, policy.date_slack
    return {
        "{} of a unit of the last printed digit": rounding.half_unit,
        "and by no more than {} of the number": rounding.round_number_cap,
        "a round one by {} of itself at most": rounding.round_number_cap,
        "nor blunter than {} of itself": rounding.round_number_cap,
        "exact where they are below {} or": rounding.exact_counts_below,
        "A figure of at least {} digits": rounding.truncation_digits,
        "reaches up to {} whole unit above": rounding.truncation_units,
        "`half`: {:.0%} either way": rounding.fraction,
        "it spreads no more than {}": rounding.reference_spread,
        "so no wider than {} of itself either way": rounding.reference_spread,
        "level within {}.": policy.level.tolerance,
        "may differ by {} day (time zones)": slack.days,
        "(中旬, 8月底) by {} days": slack.vague_days,
    }


def test_its_sentences_give_the_numbers_of_the_policy(real: Workspace) -> None:
    flat = " ".join(TEXT.split()).replace("10 %", "10%")
    for sentence, number in _sentences(real.policy).items():
        assert sentence.format(number) in flat, sentence


@pytest.mark.parametrize("value", ["a | b", "a\n b", "  a  b "])
def test_a_cell_stays_in_its_table(value: str) -> None:
    (line,) = table(["x"], [[value]]).splitlines()[2:]
    assert line == "| a \\| b |" if "|" in value else line == "| a b |"
