"""Every finding is explained: what it means, why it is asked, what to do."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner, Result

from claimaudit.cli.main import main
from claimaudit.gate.codes import CODES


def explain(code: str) -> Result:
    return CliRunner().invoke(main, ["gate", "--explain", code])


@pytest.mark.parametrize("name", CODES)
def test_each_code_is_explained(name: str) -> None:
    code, done = CODES[name], explain(name)
    assert done.exit_code == 0
    assert done.output.startswith(f"{name} ({code.level}: ")
    for part in (code.says, code.why, code.fix_of()):
        assert len(part) > 10 and part in done.output


def test_it_says_whether_a_code_fails_the_gate() -> None:
    assert "(error: fails the gate)" in explain("unsourced-claim").output
    assert "(warning: does not fail the gate)" in explain("weak-evidence").output


@pytest.mark.parametrize("name", ["unknown", "", "\x1b[31m::error::"])
def test_an_unknown_code_is_answered_with_the_list(name: str) -> None:
    done = explain(name)
    assert done.exit_code == 2
    assert f"one of: {', '.join(CODES)}" in done.output
    assert "\x1b" not in done.output


def test_what_is_to_be_done_names_the_article_and_the_claim() -> None:
    assert "`claimaudit draft 003`" in CODES["unregistered-claim"].fix_of("003", "")
    assert "`claimaudit explain c`" in CODES["verdict-worse"].fix_of("003", "c")


@pytest.mark.parametrize("name", CODES)
def test_only_the_ids_are_filled_in(name: str) -> None:
    assert set(re.findall(r"\{(\w*)\}", CODES[name].fix)) <= {"article", "claim"}
