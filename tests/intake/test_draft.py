"""Drafts: comments in the article's own file that a person completes."""

from __future__ import annotations

import re
import shutil

import pytest
import yaml

from claimaudit.base.problems import BrokenInputError
from claimaudit.base.yamlio import parse
from claimaudit.coverage.waivers import Waiver, add_waiver
from claimaudit.intake.draft import draft_claims
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import CLAIM, DOCUMENT, FACT, ROOT, Tiny, printed

NEW = (
    "测试芯片的峰值算力达到4.6 PFLOPS。\n"
    "它的价格上涨近10%。测试芯片的峰值算力是旧芯片的两倍。\n"
    "份额从5%升到15%,又回到5%。\n测试芯片是全球首款量产的同类产品。\n表格\n约30家公司。\n表格又\n约30家公司。\n"
)


def text_of(tiny: Tiny) -> str:
    return (tiny.root / "claims" / "t.yaml").read_text("utf-8")


def drafts(text: str) -> dict[str, dict[str, object]]:
    """What each draft is when its comment signs are taken away, by what its mark line says."""
    found: dict[str, dict[str, object]] = {}
    for block in re.split(r"\n\n", text):
        if mark := re.search(r"# draft [0-9a-f]{12}: (.*)", block):
            lines = block[mark.end() :].splitlines()
            (item,) = yaml.load(
                "\n".join(re.sub(r"^( *)# ", r"\1", line) for line in lines), yaml.BaseLoader
            )
            found[mark.group(1)] = item
    return found


@pytest.fixture
def new(tiny: Tiny) -> Tiny:
    """An article of which nothing is registered, beside a fact on its first figure."""
    tiny.article(NEW)
    tiny.write("claims/t.yaml", "# ours\narticle: t\nclaims: []\n")
    second = {
        **FACT,
        "id": "old-chip-fp8",
        "subject": "old-chip",
        "prints": [printed("2307 TFLOPS")],
    }
    other = {
        **FACT,
        "id": "new-chip-fp4",
        "prints": [printed("9 PFLOPS")],
        "conditions": {"precision": "fp4"},
    }
    tiny.references([DOCUMENT], [FACT, second, other])
    return tiny


def test_what_the_sentence_says_is_filled_in(new: Tiny) -> None:
    draft_claims(new.root, "t")
    found = drafts(text_of(new))
    assert found["4.6 PFLOPS"] == {
        "id": "t-new-chip-peak-compute", "quote": "测试芯片的峰值算力达到4.6 PFLOPS。", "form": "value",
        "subject": "new-chip", "metric": "peak_compute", "figure": "4.6 PFLOPS",
    }  # fmt: skip
    ratio = found["两倍"]
    assert (ratio["form"], ratio["subject"], ratio["versus"]) == ("ratio", "new-chip", "old-chip")
    change = found["近10%"]
    assert (change["form"], change["relation"], change["metric"]) == ("change", "up", "price")
    assert (change["subject"], change["from"], change["to"]) == ("", "", "")


def test_facts_are_suggested_with_the_verdict_of_each(new: Tiny) -> None:
    draft_claims(new.root, "t")
    text = text_of(new)
    assert "#   new-chip-fp8 “4614 TFLOPS” [precision fp8, scope chip]: supported\n" in text
    assert "#   new-chip-fp4 “9 PFLOPS” [precision fp4]: contradicted (outside_interval)\n" in text
    pair = "new-chip-fp8 “4614 TFLOPS” [precision fp8, scope chip] / old-chip-fp8 “2307 TFLOPS” [precision fp8, scope chip]"
    assert f"#   {pair}: supported\n" in text


def test_a_fact_of_one_region_is_suggested_with_what_the_claim_would_have_to_say(new: Tiny) -> None:
    new.article("测试芯片的营收达到30亿元。\n")
    sales = {**FACT, "id": "sales", "metric": "revenue", "conditions": {"region": "china"}}
    new.references([DOCUMENT], [sales | {"prints": [printed("30亿元")]}])
    draft_claims(new.root, "t")
    suggested = "#   sales “30亿元” [region china]: supported under {region: china}\n"
    assert suggested in text_of(new), text_of(new)


def test_the_file_reads_as_before_and_a_second_run_adds_nothing(new: Tiny) -> None:
    before = text_of(new)
    lines = draft_claims(new.root, "t")
    after = text_of(new)
    assert after.startswith(before)
    assert len([line for line in lines if line.startswith("drafted in claims/t.yaml: ")]) == len(
        re.findall("# draft ", after)
    )
    assert load_workspace(new.root).register.claims == {}
    said = draft_claims(new.root, "t")
    assert said[0].startswith("nothing to draft: all ")
    assert text_of(new) == after


def test_a_completed_draft_is_a_claim(new: Tiny) -> None:
    draft_claims(new.root, "t")
    text = text_of(new).replace("claims: []", "claims:")
    at = text.index("  # - id: t-new-chip-peak-compute")
    end = text.index("\n\n", at)
    text = text[:at] + text[at:end].replace("  # ", "  ", 1).replace("\n  # ", "\n  ") + text[end:]
    new.write("claims/t.yaml", text)
    (claim,) = load_workspace(new.root).register.claims.values()
    assert claim.claim.figure == "4.6 PFLOPS"
    assert draft_claims(new.root, "t")[0].startswith("nothing to draft")


def test_figures_that_stand_several_times_are_told_apart(new: Tiny) -> None:
    draft_claims(new.root, "t")
    text = text_of(new)
    quotes = [str(d["quote"]) for d in drafts(text).values() if d.get("figure") == "5%"]
    assert quotes
    assert all(quote.count("5%") == 1 for quote in quotes)
    places = re.findall(
        r'# - id: .*\n  #   quote: 约30家公司。\n  #   (prefix|suffix): (".*")', text
    )
    assert len(places) == 2
    marks = re.findall("# draft ([0-9a-f]{12}): (?:约30家公司|约30家)", text)
    assert len(set(marks)) == 2


def test_what_is_claimed_or_waived_is_not_drafted(tiny: Tiny) -> None:
    tiny.references([DOCUMENT], [FACT])
    waived = Waiver(
        quote="它在2025年9月发布,价格上涨近10%。",
        figure="近10%",
        reason="not looked at yet",
        review_by="2027",
    )
    add_waiver(tiny.root, "t", waived)
    draft_claims(tiny.root, "t")
    assert list(drafts(text_of(tiny))) == ["两倍"]


HEAD = """\
# yaml-language-server: $schema=../schemas/claims.schema.json
article: t   # the only one
claims:
  # the title
  - {id: t-compute, quote: "测试芯片的算力达到4.6 PFLOPS", form: value, subject: new-chip,
     metric: peak_compute, figure: 4.6 PFLOPS}   # looked up twice

  # to do: the second sentence
"""
SUMS = """
# sums
arithmetic:
  - {id: t-sum, terms: {a: t-compute}, left: a, relation: at_least, right: '0', kind: slip,
     blames: [t-compute], why: it is positive}
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("tail", ["", SUMS])
def test_what_people_wrote_stays_byte_for_byte(tiny: Tiny, newline: str, tail: str) -> None:
    path = tiny.root / "claims" / "t.yaml"
    path.write_bytes((HEAD + tail).replace("\n", newline).encode())
    draft_claims(tiny.root, "t")
    after = path.read_bytes().decode()
    head, rest = HEAD.replace("\n", newline), tail.replace("\n", newline)
    assert after.startswith(head)
    assert after.endswith(rest)
    assert "\n" not in after.replace(newline, "")
    assert set(drafts(after.replace(newline, "\n"))) == {"两倍", "近10%"}
    assert set(load_workspace(tiny.root).register.claims) == {"t-compute"}
    assert len(load_workspace(tiny.root).register.arithmetic) == bool(tail)


def test_a_new_figure_is_drafted_behind_earlier_drafts(new: Tiny) -> None:
    draft_claims(new.root, "t")
    before = text_of(new)
    new.article(NEW.replace("表格\n", "表格\n成本为4.2亿元。\n", 1))
    assert [line for line in draft_claims(new.root, "t") if "drafted" in line] == [
        "drafted in claims/t.yaml: 4.2亿元"
    ]
    assert text_of(new).startswith(before)


def test_an_article_without_a_file_gets_one(tiny: Tiny) -> None:
    (tiny.root / "claims" / "t.yaml").unlink()
    draft_claims(tiny.root, "t")
    assert "# draft " in text_of(tiny)
    assert load_workspace(tiny.root).register.claims == {}


def test_refusals(tiny: Tiny) -> None:
    with pytest.raises(BrokenInputError, match="no article has the id “x”"):
        draft_claims(tiny.root, "x")
    tiny.write("claims/other.yaml", {"article": "t", "claims": [CLAIM]})
    tiny.write("claims/t.yaml", {"claims": []})
    with pytest.raises(BrokenInputError, match="holds the claims of article None, not t"):
        draft_claims(tiny.root, "t")


def test_hostile_text_in_a_quote_breaks_no_file(new: Tiny) -> None:
    new.article(
        "甲: 'b' # c \u2028 - d \x07\x85\u202e [它] {的} 价格 *a &b !c 上涨近10%。\n\tx: |\r 成本为4.2亿元\r\n"
    )
    draft_claims(new.root, "t")
    problems: list[object] = []
    assert parse((new.root / "claims" / "t.yaml").read_text("utf-8"), "t", problems) is not None  # type: ignore[arg-type]
    assert "\x07" not in text_of(new)
    assert "\u202e" not in re.findall("# draft .*", text_of(new))[0]
    for draft in drafts(text_of(new)).values():
        assert str(draft["quote"]) in (new.root / "seeds" / "t.txt").read_bytes().decode()


@pytest.mark.usefixtures("user_cache")  # its references are read once, and not at each step
def test_the_register_of_this_repository_can_be_drafted_for(tiny: Tiny) -> None:
    for folder in ("seeds", "claims", "references", "checks"):
        shutil.copytree(ROOT / folder, tiny.root / "copy" / folder)
    for article in ("000", "003"):
        path = tiny.root / "copy" / "claims" / f"{article}.yaml"
        before = path.read_text("utf-8")
        draft_claims(tiny.root / "copy", article)
        after = path.read_text("utf-8")
        kept = re.sub(r" *# draft [^\n]*\n(?: +#[^\n]*\n)*", "", after)
        assert re.sub(r"\n+", "\n", kept) == re.sub(r"\n+", "\n", before)
        assert yaml.load(after, yaml.CSafeLoader) == yaml.load(before, yaml.CSafeLoader)
        path.write_text(before, "utf-8")  # so that what was read of the whole is there for the next


def test_a_figure_that_cannot_be_read_says_so_and_what_to_do(new: Tiny) -> None:
    new.article("它的价格为1.234,56元。\n")
    draft_claims(new.root, "t")
    assert "“1.234,56元” cannot be read as a figure. See what its publisher means." in text_of(new)
