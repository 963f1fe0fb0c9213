"""CI fails when an article brings in a claim without a source, and on nothing else."""

from __future__ import annotations

import shutil

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.coverage.waivers import Waiver
from claimaudit.workspace.workspace import BASELINE
from tests.conftest import CLAIM, DOCUMENT, FACT, printed
from tests.gate.conftest import CARS, SHOPS, TEXT, WAIVER, Repo

THREE = "新卡带宽为900GB/s。新卡内存为96GB,功耗为700W。\n"
THREE_CLAIMS = [
    {"id": "n-bandwidth", "quote": "新卡带宽为900GB/s", "form": "value", "subject": "new-chip", "metric": "memory_bandwidth", "figure": "900GB/s"},
    {"id": "n-memory", "quote": "新卡内存为96GB", "form": "value", "subject": "new-chip", "metric": "memory_capacity", "figure": "96GB"},
    {"id": "n-power", "quote": "功耗为700W", "form": "value", "subject": "new-chip", "metric": "tdp", "figure": "700W"},
]  # fmt: skip
THREE_FACTS = [
    {
        **FACT,
        "id": "bandwidth",
        "metric": "memory_bandwidth",
        "prints": [printed("900 GB/s")],
        "conditions": {},
    },
    {
        **FACT,
        "id": "memory",
        "metric": "memory_capacity",
        "prints": [printed("96 GB")],
        "conditions": {},
    },
    {**FACT, "id": "power", "metric": "tdp", "prints": [printed("700 W")], "conditions": {}},
]


def test_the_workspace_is_clean(repo: Repo) -> None:
    run = repo.gate()
    assert run.failing == []
    assert [f.suppressed for f in run.findings] == [WAIVER.reason]


def test_a_pull_request_with_three_unsourced_claims_names_all_three(repo: Repo) -> None:
    repo.add_article("n", THREE, [])
    failing = repo.gate("HEAD").failing
    assert [(f.code, f.figure) for f in failing] == [
        ("unregistered-claim", "900GB/s"),
        ("unregistered-claim", "96GB"),
        ("unregistered-claim", "700W"),
    ]
    assert all(f.place.file == "seeds/n.txt" for f in failing)
    assert all("claimaudit draft n" in f.fix for f in failing)


def test_registered_but_without_references_it_still_fails(repo: Repo) -> None:
    repo.add_article("n", THREE, THREE_CLAIMS)
    repo.ledger()
    assert repo.codes("HEAD") == ["unsourced-claim"] * 3


def test_noted_as_searched_for_in_vain_it_passes(repo: Repo) -> None:
    searched = {"searched": {"where": ["the maker's site"], "on": "2025-11-21"}}
    repo.add_article("n", THREE, [c | searched for c in THREE_CLAIMS])
    repo.ledger()
    assert repo.codes("HEAD") == []


def test_with_claims_and_references_it_passes(repo: Repo) -> None:
    repo.add_article("n", THREE, THREE_CLAIMS)
    repo.tiny.references([DOCUMENT], [FACT, *THREE_FACTS])
    assert repo.codes() == ["stale-ledger"]
    repo.ledger()
    assert repo.codes() == []
    assert repo.codes("HEAD") == []


def test_an_edited_figure_orphans_its_claim(repo: Repo) -> None:
    repo.tiny.article(TEXT.replace("4.6 PFLOPS", "9.2 PFLOPS"))
    with pytest.raises(BrokenInputError, match="t-compute: the quote is not in the article"):
        repo.gate()


OF_SHOPS = WAIVER.model_copy(update={"quote": SHOPS.strip(), "figure": "40家"})
OF_SHOPS_TOO = OF_SHOPS.model_copy(update={"reason": "counted by nobody"})
OF_CARS = WAIVER.model_copy(update={"quote": CARS.strip(), "figure": "8万辆"})
NO_STAFF = "测试芯片的算力达到4.6 PFLOPS。\n"


# The text, the waivers that both branches start with, and those that each of them has.
@pytest.mark.parametrize(
    ("text", "first", "branches"),
    [
        (NO_STAFF + SHOPS + CARS, [], ([OF_SHOPS], [OF_CARS])),
        (TEXT + SHOPS + CARS, [WAIVER], ([WAIVER, OF_SHOPS], [WAIVER, OF_CARS])),
        (TEXT + SHOPS, [WAIVER], ([WAIVER, OF_SHOPS], [WAIVER, OF_SHOPS_TOO])),
        (TEXT + SHOPS + CARS, None, ([WAIVER, OF_SHOPS], [WAIVER, OF_CARS])),
    ],
    ids=["the first ones", "more of them", "the same words", "the same file"],
)
def test_two_branches_that_each_add_a_waiver_merge(
    repo: Repo, text: str, first: list[Waiver] | None, branches: tuple[list[Waiver], ...]
) -> None:
    repo.tiny.article(text)
    if first is None:
        (repo.root / BASELINE / "t.yaml").unlink()
    else:
        repo.waive(*first)
    start = repo.commit("more text")
    for branch, waivers in zip(("one", "two"), branches, strict=True):
        repo.git("checkout", "-qb", branch, start)
        repo.waive(*waivers)
        repo.commit(f"waive {branch}")
    repo.git("merge", "-q", "--no-edit", "one")
    assert repo.codes() == []


@pytest.mark.parametrize(
    "text",
    [
        "claim,verdict\nt-compute,supported\n",
        "claim,verdict,provisional,reasons,notes\nt-compute,good,no,,\n",
        "\x00",
    ],
    ids=["another header", "no verdict", "not a table"],
)
def test_a_broken_ledger_is_broken_input(repo: Repo, text: str) -> None:
    (repo.root / "reports" / "ledger.csv").write_text(text, "utf-8")
    with pytest.raises(BrokenInputError, match=r"is no ledger|a merge conflict"):
        repo.gate()


def test_what_is_no_file_is_no_ledger_and_says_no_errno(repo: Repo) -> None:
    (repo.root / "reports" / "ledger.csv").unlink()
    (repo.root / "reports" / "ledger.csv").mkdir()
    with pytest.raises(BrokenInputError, match="cannot be read: it is no regular file"):
        repo.gate()


def test_without_a_ledger_nothing_is_worse_than_before(repo: Repo) -> None:
    repo.tiny.references([DOCUMENT], [FACT | {"prints": [printed("2307 TFLOPS")]}])
    (repo.root / "reports" / "ledger.csv").unlink()
    (finding,) = repo.gate().failing
    assert (finding.code, finding.message) == ("stale-ledger", "there is no ledger")


def test_a_ledger_with_other_line_ends_is_not_stale(repo: Repo) -> None:
    path = repo.root / "reports" / "ledger.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert repo.codes() == []


def test_a_newly_contradicted_claim_fails_even_with_its_ledger(repo: Repo) -> None:
    repo.tiny.references([DOCUMENT], [FACT | {"prints": [printed("2307 TFLOPS")]}])
    assert repo.codes() == ["stale-ledger", "verdict-worse"]
    repo.ledger()
    assert repo.codes() == []
    assert [f.code for f in repo.verdicts()] == ["verdict-worse"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "article: t\nwaivers:\n  - {quote: a, figure: null, reason: long enough}\n",
            "“review_by” is missing",
        ),
        (
            "article: t\nwaivers:\n  - {quote: a, figure: null, reason: long enough, review_by: soon}\n",
            "“soon” is not YYYY",
        ),
        ("article: other\nwaivers: []\n", "not in the catalog"),
        ("article: t\nwaivers: [\n", "is not YAML"),
    ],
)
def test_a_malformed_baseline_is_broken_input(repo: Repo, content: str, message: str) -> None:
    repo.tiny.write(f"{BASELINE}/t.yaml", content)
    with pytest.raises(BrokenInputError, match=message):
        repo.gate()


def test_a_missing_baseline_is_broken_input(repo: Repo) -> None:
    shutil.rmtree(repo.root / BASELINE)
    with pytest.raises(BrokenInputError, match="baseline folder is missing"):
        repo.gate()


@pytest.mark.parametrize("base", ["no-such-branch", "--output=/tmp/x"])
def test_what_is_no_revision_is_broken_input(repo: Repo, base: str) -> None:
    with pytest.raises(BrokenInputError, match="--base"):
        repo.gate(base)


def test_update_takes_out_what_waives_nothing(repo: Repo) -> None:
    repo.tiny.article(TEXT.replace("这家公司有员工300人。\n", ""))
    update = repo.update(None, "2026-06-30")
    assert (len(update.removed), update.refused) == (1, 0)
    assert repo.codes() == []


def test_update_refuses_new_debt_unless_told_why(repo: Repo) -> None:
    repo.tiny.article(TEXT + "另有门店40家。\n")
    assert repo.update(None, "2026-06-30").refused == 1
    assert repo.codes() == ["unregistered-claim"]
    update = repo.update("shops are not audited", "2026-06-30")
    assert [line.split(" — ")[0] for line in update.added] == ["t: 40家"]
    assert repo.codes() == []
    before = (repo.root / BASELINE / "t.yaml").read_bytes()
    repo.update("shops are not audited", "2027-01-01")
    assert (repo.root / BASELINE / "t.yaml").read_bytes() == before


def test_a_second_claim_of_the_same_figure_does_not_cover_another(repo: Repo) -> None:
    repo.tiny.article(TEXT + "旧芯片的算力也是4.6 PFLOPS。\n")
    assert [f.figure for f in repo.gate().failing] == ["4.6 PFLOPS"]
    assert CLAIM["figure"] == "4.6 PFLOPS"
