"""--base: only what is new since a git revision counts."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.gate.run import run_gate
from tests.conftest import CLAIM, DOCUMENT, FACT, printed
from tests.gate.conftest import CARS, SHOPS, TEXT, TODAY, Repo

pytestmark = pytest.mark.usefixtures("quick")


def test_old_debt_is_old_wherever_it_moves(debt: Repo) -> None:
    assert debt.codes() == ["unregistered-claim"]
    for text in (SHOPS + TEXT, TEXT + "\n\n另有\n门店40家。\n", "新的一段。\n" + TEXT + SHOPS):
        debt.tiny.article(text)
        assert debt.codes("HEAD") == []


def test_the_same_words_added_elsewhere_are_new(debt: Repo) -> None:
    debt.tiny.article(TEXT + SHOPS + "丙公司的情况\n" + SHOPS)
    assert debt.codes("HEAD") == ["unregistered-claim"]


def test_a_claim_taken_away_is_new_debt(repo: Repo) -> None:
    repo.tiny.claims()
    repo.ledger()
    assert repo.codes("HEAD") == ["claim-removed", "unregistered-claim"]


def test_a_waiver_taken_away_is_new_debt(repo: Repo) -> None:
    repo.waive()
    assert repo.codes("HEAD") == ["unregistered-claim"]


def test_a_new_name_in_the_vocabulary_makes_no_old_article_new(repo: Repo) -> None:
    """Dated events count where a known subject stands near: old texts gain candidates."""
    repo.tiny.article(TEXT + "2025年3月,湖区渡轮公司发布了新船。\n")
    assert repo.codes() == []
    repo.ledger()
    repo.commit("a ferry")
    ferry = {"id": "ferry", "zh": "湖区渡轮公司", "en": "Lake ferry", "kind": "company"}
    subjects = repo.root / "references" / "subjects.yaml"
    subjects.write_text(
        subjects.read_text("utf-8")
        + "- {id: ferry, zh: 湖区渡轮公司, en: Lake ferry, kind: company}\n",
        "utf-8",
    )
    assert ferry["zh"] in subjects.read_text("utf-8")
    assert repo.codes() == ["unregistered-claim"]
    assert repo.codes("HEAD") == []


def test_an_unsourced_claim_is_old_under_another_id_too(repo: Repo) -> None:
    repo.tiny.references([DOCUMENT], [])
    repo.ledger()
    repo.commit("nothing known")
    assert repo.codes() == ["unsourced-claim"]
    assert repo.codes("HEAD") == []
    repo.tiny.claims(CLAIM | {"id": "t-renamed"})
    repo.ledger()
    assert repo.codes("HEAD") == []


def test_a_search_taken_away_is_new(repo: Repo) -> None:
    searched = {"searched": {"where": ["the maker's site"], "on": "2025-11-21"}}
    repo.tiny.references([DOCUMENT], [])
    repo.tiny.claims(CLAIM | searched)
    repo.ledger()
    repo.commit("searched in vain")
    assert repo.codes("HEAD") == []
    repo.tiny.claims(CLAIM)
    assert repo.codes("HEAD") == ["unsourced-claim"]
    repo.tiny.claims(CLAIM | {"searched": {"where": [" "], "on": "2025-11-21"}})
    assert repo.codes("HEAD") == ["unsourced-claim"]


def test_a_bad_claim_is_no_better_under_a_new_id(repo: Repo) -> None:
    repo.tiny.references([DOCUMENT], [FACT | {"prints": [printed("2307 TFLOPS")]}])
    repo.tiny.claims(CLAIM | {"id": "t-new", "quote": "算力达到4.6 PFLOPS"})
    repo.ledger()
    worse = {finding.code: finding.message for finding in repo.verdicts()}
    assert worse.keys() == {"verdict-worse", "claim-reworded"}
    assert "t-new" in worse["verdict-worse"]


def test_a_bad_claim_of_then_is_old_without_its_ledger_too(repo: Repo) -> None:
    """Then nothing says what the verdicts were: the revision is audited."""
    repo.tiny.references([DOCUMENT], [FACT | {"prints": [printed("2307 TFLOPS")]}])
    (repo.root / "reports" / "ledger.csv").unlink()
    repo.commit("no ledger")
    assert repo.codes() == ["stale-ledger"]
    assert repo.codes("HEAD") == []  # nothing has changed since
    repo.ledger()
    assert repo.codes("HEAD") == []
    repo.tiny.references([DOCUMENT], [FACT])
    repo.ledger()
    repo.commit("mended")
    repo.tiny.references([DOCUMENT], [FACT | {"prints": [printed("2307 TFLOPS")]}])
    repo.ledger()
    assert [f.code for f in repo.verdicts()] == ["verdict-worse"]


def test_what_was_broken_then_can_be_mended(repo: Repo) -> None:
    repo.broken_then("claims/t.yaml")
    assert repo.codes("HEAD") == []


@pytest.mark.parametrize("name", ["claims/t.yaml", "claims/baseline/t.yaml"])
def test_what_was_broken_then_hides_no_debt(repo: Repo, name: str) -> None:
    """With its claims or waivers unknown, everything in the article would be old debt."""
    repo.broken_then(name)
    repo.tiny.claims()
    repo.waive()
    repo.ledger()
    failing = [f for f in repo.gate("HEAD").failing if f.code == "unregistered-claim"]
    assert [f.figure for f in failing] == ["4.6 PFLOPS", "300人"]


@pytest.mark.parametrize("name", ["claims/t.yaml", "references/maker.yaml", "checks/ladder.yaml"])
def test_that_the_base_cannot_be_read_is_said_in_one_line(name: str, repo: Repo) -> None:
    good = (repo.root / name).read_text("utf-8")
    repo.tiny.write(name, "claims: [\n")
    repo.commit("broken")
    repo.tiny.write(name, good)
    (note,) = repo.gate("HEAD").notes
    said = f"The base “HEAD” cannot be read, so that what it had counts as new: {name}:2: is not"
    assert note.startswith(said)
    assert repo.gate("HEAD~1").notes == ()


def test_a_base_whose_data_a_branch_takes_out_can_be_read(repo: Repo) -> None:
    data = repo.root / "results.json"
    data.write_text("{}", "utf-8")
    results = {key: text for key, text in DOCUMENT.items() if key != "url"} | {"id": "results"}
    repo.tiny.references([DOCUMENT, results | {"file": "results.json"}], [FACT])
    repo.ledger()
    repo.commit("with data")
    data.unlink()
    repo.tiny.references([DOCUMENT], [FACT])
    assert repo.gate("HEAD").notes == ()


def test_a_revision_without_a_workspace_knew_nothing(repo: Repo) -> None:
    repo.git("checkout", "-q", "--orphan", "empty")
    repo.git("rm", "-rqf", "--cached", ".")
    repo.git("commit", "-q", "--allow-empty", "-m", "nothing")
    empty = repo.git("rev-parse", "HEAD").strip()
    assert repo.codes(empty) == ["rules-changed"]
    repo.waive()
    assert repo.codes(empty) == ["rules-changed", "unregistered-claim"]


def test_a_workspace_in_a_folder_of_the_repository(repo: Repo, tmp_path: Path) -> None:
    """With a space and Chinese in its name, started from a hook, with files that an archive
    would leave out or change the line ends of."""
    root = tmp_path / "新闻 room"
    shutil.copytree(repo.root, root / "核查 1", ignore=shutil.ignore_patterns(".git"))
    (root / ".gitattributes").write_text("*.yaml export-ignore\n*.txt text eol=crlf\n", "utf-8")
    (root / "other.txt").write_text("not ours\n", "utf-8")
    inner = Repo(type(repo.tiny)(root / "核查 1"))
    inner.tiny.article((TEXT + SHOPS).replace("\n", "\r\n"))
    for arguments in (["init", "-qb", "main"], ["add", "-A"]):
        subprocess.run(["git", "-C", root, *arguments], check=True)
    inner.commit("a newsroom")
    assert inner.codes() == ["unregistered-claim"]
    assert inner.codes("HEAD") == []
    assert inner.gate().prefix == "核查 1/"
    inner.tiny.article((TEXT + SHOPS + CARS).replace("\n", "\r\n"))
    os.environ["GIT_INDEX_FILE"] = "/nowhere/index"
    try:
        assert [f.figure for f in inner.gate("HEAD").failing] == ["8万辆"]
    finally:
        del os.environ["GIT_INDEX_FILE"]


def test_a_submodule_is_said_to_be_one(repo: Repo, tmp_path: Path) -> None:
    repo.git("rm", "-rq", "--cached", "seeds")
    commit = repo.git("rev-parse", "HEAD").strip()
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{commit},seeds")
    repo.git("commit", "-qm", "seeds elsewhere")
    with pytest.raises(BrokenInputError, match="seeds is at HEAD a git submodule"):
        repo.gate("HEAD")


def test_a_shallow_clone_is_told_to_fetch(repo: Repo, tmp_path: Path) -> None:
    old = repo.git("rev-parse", "HEAD").strip()
    repo.tiny.article(TEXT + SHOPS)
    repo.commit("newer")
    shallow = tmp_path / "shallow"
    url = repo.root.as_uri()
    subprocess.run(["git", "clone", "-q", "--depth=1", url, shallow], check=True)
    with pytest.raises(BrokenInputError, match="newest commits only") as told:
        run_gate(shallow, TODAY, old)
    assert "fetch-depth: 0" in str(told.value)


def test_no_repository_and_no_git_are_said_so(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(repo.root, tmp_path / "plain", ignore=shutil.ignore_patterns(".git"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(BrokenInputError, match="no git repository is here"):
        run_gate(tmp_path / "plain", TODAY, "HEAD")
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(BrokenInputError, match="git is not installed"):
        run_gate(repo.root, TODAY, "HEAD")
    assert run_gate(repo.root, TODAY).prefix == ""


REPLY: dict[str, object] = {
    "id": "reply-1", "claim": "t-compute", "on": "2025-11-05", "by": "The author",
    "kind": "objection", "words": {"en": "I meant the sparse figure."},
}  # fmt: skip


@pytest.mark.parametrize(
    ("replies", "found", "message"),
    [
        ([REPLY], [], ""),
        ([REPLY, REPLY | {"id": "reply-2"}], [], ""),
        ([], ["reply-changed"], "reply reply-1 is gone, on claim t-compute"),
        ([REPLY | {"by": "Nobody"}], ["reply-changed"], "reply reply-1 of the base says something else"),
        ([REPLY | {"id": "reply-2"}], ["reply-changed"], "reply reply-1 is gone"),
    ],
    ids=["kept", "one more", "gone", "by another", "under another id"],
)  # fmt: skip
def test_an_answer_is_not_taken_out_or_rewritten_unseen(
    replies: list[dict[str, object]], found: list[str], message: str, repo: Repo
) -> None:
    repo.tiny.write("claims/replies.yaml", {"replies": [REPLY]})
    repo.ledger()
    repo.commit()
    repo.tiny.write("claims/replies.yaml", {"replies": replies})
    failing = repo.gate("HEAD").failing
    assert [f.code for f in failing] == found
    assert all(message in f.message for f in failing)


MOVE: dict[str, object] = {
    "id": "move-1", "claim": "t-compute", "on": "2025-11-05", "from": "contradicted", "to": "supported",
    "why": {"zh": "另有来源。", "en": "another source was found"},
}  # fmt: skip
SUM: dict[str, object] = {
    "id": "sum-1", "terms": {"a": "t-compute"}, "left": "a", "relation": "equals", "right": "a",
    "kind": "slip", "blames": ["t-compute"], "why": "the same twice",
}  # fmt: skip
GIST = {"zh": "算力并非如此。", "en": "It is not so."}
CHANGED = "claim-changed"


@pytest.mark.parametrize(
    ("key", "entry", "changed", "found"),
    [
        ("moves", MOVE, MOVE, []),
        ("moves", MOVE, None, ["history-changed"]),
        ("moves", MOVE, MOVE | {"from": "misleading"}, ["history-changed"]),
        ("moves", MOVE, MOVE | {"why": {"zh": "无事。", "en": "nothing"}}, ["history-changed"]),
        ("moves", MOVE, MOVE | {"id": "move-2"}, ["history-changed"]),
        ("arithmetic", SUM, SUM, []),
        ("arithmetic", SUM, None, ["claim-removed"]),
        ("arithmetic", SUM, SUM | {"right": "a * 1"}, [CHANGED]),
        ("arithmetic", SUM, SUM | {"why": "one figure, told twice"}, []),
        ("arithmetic", SUM, SUM | {"gist": GIST}, [CHANGED]),
    ],
)
def test_corrections_and_sums_are_not_taken_out_or_rewritten_unseen(
    key: str, entry: dict[str, object], changed: dict[str, object] | None, found: list[str], repo: Repo
) -> None:  # fmt: skip
    repo.tiny.write("claims/history.yaml", {key: [entry]})
    repo.ledger()
    repo.commit()
    repo.tiny.write("claims/history.yaml", {key: [changed] if changed else []})
    repo.ledger()
    assert repo.codes("HEAD") == found


@pytest.mark.parametrize(
    ("changed", "place"),
    [([], "claims/log.yaml"), ([MOVE | {"from": "misleading"}], "claims/log.yaml:2")],
    ids=["gone", "another"],
)
def test_a_change_of_a_verdict_is_found_where_it_was_entered(
    changed: list[dict[str, object]], place: str, repo: Repo
) -> None:
    repo.tiny.write("claims/log.yaml", {"moves": [MOVE]})
    repo.commit()
    repo.tiny.write("claims/log.yaml", {"moves": changed})
    failing = repo.gate("HEAD").failing
    assert [str(f.place) for f in failing if f.code == "history-changed"] == [place]


@pytest.mark.parametrize(
    ("gloss", "changed", "found"),
    [
        ("峰值为4614 TFLOPS", "峰值为4614 TFLOPS", []),
        ("峰值为4614 TFLOPS", "峰值据传为4614 TFLOPS", ["reference-changed"]),
        ("峰值为4614 TFLOPS", None, ["reference-changed"]),
        (None, "峰值为4614 TFLOPS", []),
    ],
    ids=["kept", "another", "gone", "a first one"],
)
def test_a_gloss_is_not_taken_out_or_rewritten_unseen(
    gloss: str | None, changed: str | None, found: list[str], repo: Repo
) -> None:
    def gloss_it(gloss: str | None) -> None:
        told = {"clip": "a peak of 4614 TFLOPS"} | ({"gloss": gloss} if gloss else {})
        repo.tiny.references([DOCUMENT], [FACT | {"prints": [printed(**told)]}])

    gloss_it(gloss)
    repo.ledger()
    repo.commit()
    gloss_it(changed)
    failing = repo.gate("HEAD").failing
    assert [f.code for f in failing] == found
    assert all("glosses" in f.message for f in failing)


@pytest.mark.parametrize(
    ("gist", "changed", "found"), [(GIST, None, [CHANGED]), (GIST, GIST, []), (None, GIST, [])]
)
def test_what_a_person_prints_of_a_claim_is_not_rewritten_unseen(
    gist: dict[str, str] | None, changed: dict[str, str] | None, found: list[str], repo: Repo
) -> None:
    if gist:
        repo.tiny.claims(CLAIM | {"gist": gist})
        repo.commit()
    repo.tiny.claims(CLAIM | ({"gist": changed} if changed else {}))
    assert repo.codes("HEAD") == found
