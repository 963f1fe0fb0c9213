"""Each finding as a whole: where it stands, what it says, what to do next."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

import pytest

from claimaudit.gate.codes import CODES
from claimaudit.gate.findings import GateFinding, Place, ledger_findings, place_in
from claimaudit.workspace.workspace import Workspace
from tests.conftest import CLAIM, DOCUMENT, FACT, printed
from tests.gate.conftest import TEXT, WAIVER, Repo

pytestmark = pytest.mark.usefixtures("quick")

BASELINE = "claims/baseline/t.yaml"
SEED = "seeds/t.txt"


def _found(findings: list[GateFinding]) -> list[dict[str, object]]:
    """Each finding as one flat row, with what to do next."""
    rows = []
    for finding in findings:
        row = asdict(finding) | {"level": finding.level, "fix": finding.fix}
        del row["counts"]
        rows.append({**row.pop("place"), **row})
    return rows


def _finding(code: str, message: str, fix: str, **fields: object) -> dict[str, object]:
    nowhere = {
        "article": "", "file": "", "start": -1, "end": -1, "line": 0, "column": 0, "end_line": 0,
        "end_column": 0,
    }  # fmt: skip
    none = {"claim": "", "quote": "", "figure": "", "suppressed": None, "level": "error"}
    remark = {"row": "", "remark": "", "sentence": "", "mends": ""}
    return {"code": code, "message": message, "fix": fix, **nowhere, **none, **remark, **fields}


def test_a_place_is_told_with_its_line_where_it_has_one() -> None:
    assert str(Place("t", SEED, line=3)) == "seeds/t.txt:3"
    assert str(Place("t", BASELINE)) == BASELINE


def test_a_figure_without_a_claim(repo: Repo) -> None:
    text = TEXT + "另有门店40家。\n"
    repo.tiny.article(text)
    place = text.index("40家")
    assert _found(repo.gate().failing) == [
        _finding(
            "unregistered-claim",
            "“40家” is stated without a claim: 另有门店40家。",
            "Register it (`claimaudit draft t` writes the stanza), or waive it with a reason "
            "(`claimaudit review`).",
            article="t", file=SEED, start=place, end=place + 3, line=3, column=5, end_line=3,
            end_column=8, quote="另有门店40家。", figure="40家", sentence="另有门店40家。",
        )
    ]  # fmt: skip


def test_a_figure_that_cannot_be_read(repo: Repo) -> None:
    text = TEXT + "另有门店1,23万家。\n"
    repo.tiny.article(text)
    (finding,) = repo.gate().failing
    assert (finding.code, finding.figure) == ("unregistered-claim", "1,23万家")
    assert finding.message == "“1,23万家” cannot be read as a figure: 另有门店1,23万家。"
    assert finding.fix.startswith("See what its publisher means. No claim can declare it")
    repo.waive(WAIVER, WAIVER.model_copy(update={"quote": finding.quote, "figure": finding.figure}))
    assert repo.gate().failing == []


def test_a_sentence_without_a_claim(repo: Repo) -> None:
    text = TEXT + "这是  全球第一款。\n"
    repo.tiny.article(text)
    (finding,) = repo.gate().failing
    assert finding.message == "no claim covers: 这是 全球第一款。"
    assert (finding.quote, finding.figure) == ("这是 全球第一款。", "")


def test_a_waived_figure_is_told_with_its_reason(repo: Repo) -> None:
    (finding,) = repo.gate().findings
    assert (finding.code, finding.figure) == ("unregistered-claim", "300人")
    assert finding.suppressed == WAIVER.reason


def test_a_claim_without_a_source(repo: Repo) -> None:
    repo.tiny.references([DOCUMENT], [])
    repo.ledger()
    unsourced, worse = sorted(repo.verdicts(), key=lambda f: f.code)
    quote = str(CLAIM["quote"])
    where = {
        "article": "t", "file": SEED, "start": 0, "end": len(quote), "line": 1, "column": 1,
        "end_line": 1, "end_column": 1 + len(quote), "claim": "t-compute", "quote": quote, "figure": "4.6 PFLOPS",
    }  # fmt: skip
    assert _found([unsourced, worse]) == [
        _finding(
            "unsourced-claim",
            f"claim t-compute has no reference: {quote}",
            "Enter a source in references/, or note under `searched:` where you looked and when.",
            **where,
        ),
        _finding(
            "verdict-worse",
            "claim t-compute was supported, and is unverifiable now (no_reference)",
            "`claimaudit explain t-compute` says why; mend the article, or add what the sources "
            "lack.",
            **where,
        ),
    ]


FIRST = {
    "id": "t-first", "quote": "今年发布", "form": "assertion", "subject": "new-chip",
    "metric": "event",
}  # fmt: skip


def test_a_claim_that_was_searched_for_in_vain_is_no_finding(repo: Repo) -> None:
    searched = {"where": ["the maker's site"], "on": "2025-11-21"}
    repo.tiny.claims(CLAIM, FIRST | {"searched": searched})
    repo.ledger()
    assert repo.gate("HEAD").failing == []
    repo.tiny.claims(CLAIM, FIRST)
    (finding,) = repo.verdicts()
    assert (finding.code, finding.claim, finding.figure) == ("unsourced-claim", "t-first", "")


def test_without_a_ledger_every_claim_is_still_asked_for_its_source(repo: Repo) -> None:
    repo.tiny.claims(CLAIM, FIRST)
    repo.tiny.references([DOCUMENT], [])
    (repo.root / "reports" / "ledger.csv").unlink()
    found = [(f.code, f.claim) for f in repo.gate().failing]
    assert found == [
        ("stale-ledger", ""), ("unsourced-claim", "t-compute"), ("unsourced-claim", "t-first")
    ]  # fmt: skip


def test_a_ledger_of_another_audit(repo: Repo) -> None:
    repo.tiny.references([DOCUMENT], [FACT | {"prints": [printed("2307 TFLOPS")]}])
    stale, worse = repo.gate().failing
    assert worse.message == (
        "claim t-compute was supported, and is contradicted now (outside_interval)"
    )
    assert _found([stale]) == [
        _finding(
            "stale-ledger",
            "1 row of the audit is not in it, and 1 of its rows is out of date",
            "Run `claimaudit audit` and commit the ledger.",
            file="reports/ledger.csv", line=1,
        )
    ]  # fmt: skip


def test_a_waiver_without_a_reason(repo: Repo) -> None:
    repo.waive(WAIVER.model_copy(update={"reason": "no"}))
    found = {f.code: f for f in repo.gate().failing}
    assert found.keys() == {"waiver-without-reason", "unregistered-claim"}
    assert _found([found["waiver-without-reason"]]) == [
        _finding(
            "waiver-without-reason",
            "the waiver of “300人” gives no reason",
            CODES["waiver-without-reason"].fix,
            article="t", file=BASELINE, line=4, quote=WAIVER.quote, figure="300人",
        )
    ]  # fmt: skip


def test_a_waiver_past_its_date(repo: Repo) -> None:
    assert repo.gate(today=date(2026, 6, 30)).failing == []
    (finding,) = repo.gate(today=date(2026, 7, 1)).failing
    assert _found([finding]) == [
        _finding(
            "expired-waiver",
            "the waiver of “300人” was to be looked at again by 2026-06-30",
            "Look again: register the claim, or set a new date with a reason that still holds.",
            article="t", file=BASELINE, line=4, quote=WAIVER.quote, figure="300人",
        )
    ]  # fmt: skip


def test_a_waiver_of_what_is_gone(repo: Repo) -> None:
    sentence = WAIVER.model_copy(update={"quote": "这是全球第一款。", "figure": None})
    repo.waive(WAIVER, sentence)
    (finding,) = repo.gate().failing
    assert _found([finding]) == [
        _finding(
            "orphaned-waiver",
            "the waiver of “这是全球第一款。” has nothing left to waive",
            "`claimaudit gate --update` takes it out.",
            article="t", file=BASELINE, line=5, quote="这是全球第一款。",
        )
    ]  # fmt: skip


def test_findings_come_as_a_diff_shows_them(repo: Repo) -> None:
    """Files by their paths, then by place."""
    repo.tiny.article("另有门店60家。\n" + TEXT)
    repo.add_article("n", "另有门店40家。又开了50家。\n", [])
    repo.waive(WAIVER, WAIVER.model_copy(update={"quote": "没有了。", "figure": None}))
    repo.tiny.write("references/maker.yaml", {"documents": [], "facts": []})
    found = [(f.place.file, f.figure) for f in repo.gate().failing]
    assert found == [
        ("claims/baseline/t.yaml", ""), ("reports/ledger.csv", ""), ("seeds/n.txt", "40家"),
        ("seeds/n.txt", "50家"), ("seeds/t.txt", "60家"), ("seeds/t.txt", "4.6 PFLOPS"),
        ("seeds/t.txt", "4.6 PFLOPS"),
    ]  # fmt: skip
    repo.git("add", "-A")
    diff = repo.git("diff", "--cached", "--name-only", "HEAD").split()
    files = [file for file, _ in found if file in diff]
    assert len(set(files)) == 3 and files == sorted(files, key=diff.index)


@pytest.mark.parametrize(
    ("text", "start", "end", "place"),
    [
        ("有300人。", 1, 5, (1, 2, 1, 6)),
        ("\n有300人。", 2, 6, (2, 2, 2, 6)),
        ("一行\n\n有300人。\n", 5, 9, (3, 2, 3, 6)),
        ("a\n有300\n人", 3, 8, (2, 2, 3, 2)),
        ("𠮷有300人。", 2, 6, (1, 4, 1, 8)),  # beyond the first plane: two of UTF-16
        ("\uffff有300人。", 2, 6, (1, 3, 1, 7)),
    ],
)
def test_a_place_is_told_as_editors_count(
    real: Workspace, text: str, start: int, end: int, place: tuple[int, ...]
) -> None:
    article = replace(real.articles["000"], text=text)
    found = place_in(article, start, end)
    assert (found.line, found.column, found.end_line, found.end_column) == place


@pytest.mark.parametrize(
    ("committed", "fresh", "said"),
    [
        ("a\n", "a\n", None),
        (None, "a\n", "there is no ledger"),
        ("a\n", "a\nb\n", "1 row of the audit is not in it"),
        ("a\n", "a\nb\nc\n", "2 rows of the audit are not in it"),
        ("a\nb\n", "a\n", "1 of its rows is out of date"),
        ("a\nb\nc\n", "a\n", "2 of its rows are out of date"),
        ("a\nb\n", "a\nc\n", "1 row of the audit is not in it, and 1 of its rows is out of date"),
        ("b\na\n", "a\nb\n", "its rows are in another order, or stand twice"),
    ],
)
def test_what_is_stale_in_a_ledger(committed: str | None, fresh: str, said: str | None) -> None:
    assert [f.message for f in ledger_findings(committed, fresh)] == ([said] if said else [])


def _titled(repo: Repo, title: str) -> None:
    catalog = repo.root / "seeds" / "catalog.yaml"
    text = catalog.read_text("utf-8")
    catalog.write_text(text.replace("title: A test", f"title: {title}"), "utf-8")


def test_a_figure_that_stands_in_the_title_alone(repo: Repo) -> None:
    _titled(repo, "测试芯片卖出7300万颗,算力4.6 PFLOPS")
    found = [f for f in repo.gate("HEAD").failing if f.code == "unregistered-claim"]
    assert _found(found) == [
        _finding(
            "unregistered-claim",
            "“7300万颗” stands in the title of article t alone: 测试芯片卖出7300万颗,算力4.6 PFLOPS",
            "Enter the title as the article prints it, and its text with it.",
            article="t", file="seeds/catalog.yaml", figure="7300万颗",
            quote="测试芯片卖出7300万颗,算力4.6 PFLOPS",
            mends="Enter the title as the article prints it, and its text with it.",
        )
    ]  # fmt: skip


def test_a_title_is_read_in_the_language_of_its_article(repo: Repo) -> None:
    repo.tiny.claims()
    _titled(repo, "Der Verlust sinkt um 1,5 Millionen Euro")
    catalog = repo.root / "seeds" / "catalog.yaml"
    text = catalog.read_text("utf-8")
    catalog.write_text(text.replace("language: zh", "language: de"), "utf-8")
    found = [f.figure for f in repo.gate("HEAD").failing if f.place.file == "seeds/catalog.yaml"]
    assert "1,5 Millionen Euro" in found


def test_a_title_of_before_is_not_new(repo: Repo) -> None:
    _titled(repo, "测试芯片卖出7300万颗")
    base = repo.commit("before")
    repo.tiny.article(TEXT)
    _titled(repo, "测试芯片卖出7300万颗")
    assert repo.gate(base).failing == []


@pytest.mark.parametrize("title", ["全球第一款测试芯片", "测试芯片的算力达到4.6 PFLOPS"])
def test_a_title_without_a_figure_of_its_own_says_nothing(repo: Repo, title: str) -> None:
    _titled(repo, title)
    assert [f for f in repo.gate("HEAD").failing if f.code == "unregistered-claim"] == []


def test_a_figure_that_the_page_hides(repo: Repo) -> None:
    text = TEXT + "```\n亏损7300万元。\n```\n"
    repo.tiny.article(text)
    (finding,) = (f for f in repo.gate("HEAD").failing if f.figure)
    assert (finding.code, finding.figure) == ("hidden-figure", "7300万元")
    assert finding.message.startswith("“7300万元” is passed over (fence)")


def test_what_the_page_hid_before_is_new_where_it_is_shown(repo: Repo) -> None:
    hidden, shown = "```\n亏损7300万元。\n```\n", "亏损7300万元。\n"
    repo.tiny.article(TEXT + hidden)
    base = repo.commit("before")
    repo.tiny.article(TEXT + "开了店。\n" + hidden)
    assert [f.code for f in repo.gate(base).failing if f.figure] == []
    repo.tiny.article(TEXT + shown)
    found = [(f.code, f.figure) for f in repo.gate(base).failing if f.figure]
    assert found == [("unregistered-claim", "7300万元")]


def test_a_claim_whose_facts_are_of_another_quantity(repo: Repo) -> None:
    """There is something on the subject, and nothing on what is claimed of it."""
    other = {**FACT, "conditions": {"precision": "int8", "scope": "chip"}}
    repo.tiny.claims({**CLAIM, "conditions": {"precision": "fp8"}})
    repo.tiny.references([DOCUMENT], [other])
    repo.ledger()
    found = [f for f in repo.verdicts() if f.code == "unsourced-claim"]
    assert [f.message.partition(":")[0] for f in found] == [
        "claim t-compute has no source of its quantity"
    ]
