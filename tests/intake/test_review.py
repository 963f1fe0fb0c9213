"""Reviewing: real workspaces, scripted answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from claimaudit.base.problems import BrokenInputError
from claimaudit.coverage.waivers import load_waivers
from claimaudit.intake.add import add_article
from claimaudit.intake.questions import Terminal
from claimaudit.intake.review import review_candidates
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import ARTICLE, DOCUMENT, FACT, Tiny, printed

TODAY = date(2026, 2, 28)


class Script(Terminal):
    """Answers by the start of a question; what was said and asked is kept."""

    def __init__(self, *answers: tuple[str, str]) -> None:
        self.answers = list(answers)
        self.lines: list[str] = []

    def say(self, line: str) -> None:
        self.lines.append(click.unstyle(line))

    def ask(self, question: str, default: str) -> str:
        self.lines.append(f"? {question} [{default}]")
        for i, (start, answer) in enumerate(self.answers):
            if question.startswith(start):
                del self.answers[i]
                return answer or default
        if question.startswith("what now") or self.lines.count(f"? {question} [{default}]") > 9:
            raise click.Abort
        return default

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def run(tiny: Tiny, *answers: tuple[str, str], article: str | None = "t") -> tuple[int, Script]:
    script = Script(*answers)
    decided = review_candidates(tiny.root, article, terminal=script, today=TODAY)
    assert script.answers == [], script.text
    return decided, script


REGISTER = ("what now", "register")
RATIO = (REGISTER, ("subject", "new-chip"), ("versus", "old-chip"), ("metric", "peak_compute"))


def test_the_figure_is_shown_in_its_place(tiny: Tiny) -> None:
    _, script = run(tiny, ("what now", "skip"), ("what now", "quit"))
    shown = [line for line in script.lines if not line.startswith("?")]
    assert shown == [
        "\nt A test · 2 to look at",
        "  > 测试芯片的算力达到4.6 PFLOPS,是旧芯片的>>两倍<<。",
        "  … 它在2025年9月发布,价格上涨近10%。",
        "\nt A test · 1 to look at",
        "  … 测试芯片的算力达到4.6 PFLOPS,是旧芯片的两倍。",
        "  > 它在2025年9月发布,价格上涨>>近10%<<。",
        "nothing decided, 2 still open",
    ]


def test_a_figure_that_cannot_be_read_says_so_and_what_to_do(tiny: Tiny) -> None:
    tiny.article("另有门店1,23万家。\n")
    tiny.write("claims/t.yaml", "article: t\nclaims: []\n")
    _, script = run(tiny, ("what now", "quit"))
    assert "  > 另有门店>>1,23万家<<。" in script.lines
    assert "“1,23万家” cannot be read as a figure. See what its publisher means." in script.text


def test_registering_writes_a_claim_that_the_loader_takes(tiny: Tiny) -> None:
    tiny.title = "A test of 2025"
    tiny.article(ARTICLE)
    tiny.references(
        [DOCUMENT],
        [FACT, {**FACT, "id": "old", "subject": "old-chip", "prints": [printed("2307 TFLOPS")]}],
    )
    before = (tiny.root / "claims" / "t.yaml").read_text("utf-8")
    decided, script = run(tiny, *RATIO, ("as_of", "2025"), ("id", "t-twice-the-old"))
    assert decided == 1
    assert "t-twice-the-old would be supported" in script.text
    claim = load_workspace(tiny.root).register.claims["t-twice-the-old"].claim
    assert (claim.form, claim.versus, claim.figure, claim.as_of) == (
        "ratio",
        "old-chip",
        "两倍",
        "2025",
    )
    after = (tiny.root / "claims" / "t.yaml").read_text("utf-8")
    kept = before.split("arithmetic")[0]
    assert after.startswith(kept)
    assert after.endswith("arithmetic: []\n")


def test_what_is_decided_does_not_come_again(tiny: Tiny) -> None:
    run(tiny, *RATIO)
    _, script = run(tiny, ("what now", "quit"))
    assert "两倍<<" not in script.text
    assert "1 to look at" in script.text
    waive = ("what now", "waive"), ("why", "the price is of no interest"), ("to be", "2027-01-01")
    assert run(tiny, *waive)[0] == 1
    assert run(tiny)[1].lines == ["nothing decided, 0 still open"]


def test_a_change_and_a_share_ask_for_what_they_need(tiny: Tiny) -> None:
    tiny.title = "A test of the new chip in China"
    tiny.article(ARTICLE)
    change = (
        ("what now", "skip"), REGISTER, ("subject", "new-chip"), ("metric", "price"),
        ("from", "period=2024"), ("to", "period=2025"), ("conditions", "region=china, product=new-chip"),
        ("as_of", "-"), ("id", "t-price"),
    )  # fmt: skip
    run(tiny, *change)
    claim = load_workspace(tiny.root).register.claims["t-price"].claim
    assert (claim.form, claim.relation, claim.from_, claim.to) == (
        "change", "up", {"period": "2024"}, {"period": "2025"},
    )  # fmt: skip
    assert claim.conditions == {"region": "china", "product": "new-chip"}
    share = (
        REGISTER, ("form", "share"), ("subject of", "old-chip"), ("metric of", "revenue"),
        ("subject", "new-chip"), ("metric", "revenue"), ("id", "t-share"),
    )  # fmt: skip
    run(tiny, *share)
    whole = load_workspace(tiny.root).register.claims["t-share"].claim.whole
    assert whole is not None
    assert (whole.subject, whole.metric) == ("old-chip", "revenue")


def test_wrong_answers_are_said_and_asked_again(tiny: Tiny) -> None:
    tiny.title = "A test at FP8"
    tiny.article(ARTICLE)
    answers = (
        ("what now", "perhaps"), ("what now", "r"), ("form", "ratoi"), ("form", "rat"), ("subject", "new"),
        ("subject", "new-chip"), ("versus", "old-chip"), ("metric", "peak"), ("metric", "peak_compute"),
        ("relation", "none"), ("conditions", "fp8"), ("conditions", "precision=fp9"), ("once more", "yes"),
        ("conditions", "precision=fp8"), ("id", ""), ("id", "t-compute"), ("once more", "y"), ("id", "t-twice"),
    )  # fmt: skip
    before = (tiny.root / "claims" / "t.yaml").read_text("utf-8")
    script = Script(*answers)
    assert review_candidates(tiny.root, "t", terminal=script, today=TODAY) == 1, script.text
    for said in (
        "claim t-compute: stands already at claims/t.yaml:3",
        "one of: register, waive, skip, quit", "“new” is not in references/; near it: new-chip",
        "near it: peak_compute", "“fp8” is not name=value", "condition precision: unknown value fp9",
    ):  # fmt: skip
        assert said in script.text
    assert before.split("arithmetic")[0] in (tiny.root / "claims" / "t.yaml").read_text("utf-8")


def test_nothing_is_written_that_the_loader_refuses(tiny: Tiny) -> None:
    before = (tiny.root / "claims" / "t.yaml").read_text("utf-8")
    answers = (*RATIO, ("conditions", "precision=fp9"), ("once more", "no"))
    assert run(tiny, *answers)[0] == 0
    assert run(tiny, *RATIO, ("write it", "no"))[0] == 0
    assert (tiny.root / "claims" / "t.yaml").read_text("utf-8") == before


def test_a_waiver_needs_a_reason_and_a_day_to_come(tiny: Tiny) -> None:
    answers = (
        ("what now", "waive"), ("why", "no"), ("why", "said of old chips"), ("to be", "soon"),
        ("to be", "2026-02-27"), ("to be", "2026-02"),
    )  # fmt: skip
    decided, script = run(tiny, *answers)
    assert decided == 1
    assert "a reason has at least 8 characters" in script.text
    assert "“soon” is not YYYY" in script.text
    assert "that is past" in script.text
    assert "? to be looked at again by [2027-02-28]" in script.text
    (held,) = load_waivers(load_workspace(tiny.root))["t"]
    assert (held.figure, held.reason, held.review_by) == (
        "两倍", "said of old chips", "2026-02",
    )  # fmt: skip
    assert run(tiny, ("what now", "waive"), ("why", "-"))[0] == 0


def test_all_articles_are_walked_through(tiny: Tiny, tmp_path: Path) -> None:
    path = tmp_path / "second.txt"
    path.write_text("旧芯片的算力是8 PFLOPS。", "utf-8")
    add_article(tiny.root, str(path), published="2025-10")
    skips = [("what now", "skip")] * 3
    _, script = run(tiny, *skips, article=None)
    assert [line[1:4] for line in script.lines if "to look at" in line] == ["001", "t A", "t A"]
    assert script.lines[-1] == "nothing decided, 3 still open"
    answers = (REGISTER, ("subject", "old-chip"), ("metric", "peak_compute"))
    run(tiny, *answers, article="001")
    text = (tiny.root / "claims" / "001.yaml").read_text("utf-8")
    assert "claims:\n  - id: 001-" in text
    with pytest.raises(BrokenInputError, match="no article has the id “x”"):
        review_candidates(tiny.root, "x", terminal=Script(), today=TODAY)


def feed(tiny: Tiny, answers: Iterable[str]) -> str:
    @click.command()
    def command() -> None:
        review_candidates(tiny.root, "t", today=TODAY)

    result = CliRunner().invoke(command, input="".join(f"{answer}\n" for answer in answers))
    assert result.exception is None, result.output
    return result.output


def test_the_real_terminal(tiny: Tiny) -> None:
    output = feed(tiny, ["waive", "said of old chips", "2027"])
    assert "waived in claims/baseline/t.yaml" in output
    assert output.rstrip().endswith("1 decided; run `claimaudit audit` for the ledger")
    output = feed(tiny, ["skip"])
    assert "what now (register, waive, skip, quit) [skip]: skip" in output
    assert "nothing decided, 1 still open" in output


def test_hostile_text_steers_no_terminal(tiny: Tiny) -> None:
    tiny.article("甲\x1b[2J\u202e的价格上涨近10%。\x1b]0;x\x07 完。")
    tiny.write("claims/t.yaml", "article: t\n")
    output = feed(
        tiny, ["skip", "register", "value", "new-chip", "price", "", "", "", "no", "quit"]
    )
    assert ">>近10%<<" in output
    assert not {"\x1b", "\u202e", "\x07"} & set(output)
