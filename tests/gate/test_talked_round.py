"""What a branch may not do to pass: each row passed once, and is a finding now."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from claimaudit.base.problems import BrokenInputError
from tests.conftest import CLAIM, DOCUMENT, FACT, printed
from tests.gate.conftest import TEXT, WAIVER, Repo

LOSS = "The ferry lost 73 million dollars."
OPINION = CLAIM | {"id": "t-view", "kind": "opinion"}

pytestmark = pytest.mark.usefixtures("quick")


def edit(name: str, old: str, new: str) -> Callable[[Repo], None]:
    """Replaces words of a file."""

    def change(repo: Repo) -> None:
        path = repo.root / name
        text = path.read_text("utf-8")
        assert re.search(old, text), f"{old} is not in {name}"
        path.write_text(re.sub(old, new, text, count=1), "utf-8")

    return change


def write(name: str, text: str = LOSS) -> Callable[[Repo], None]:
    """Adds a file."""

    def change(repo: Repo) -> None:
        (repo.root / name).parent.mkdir(parents=True, exist_ok=True)
        (repo.root / name).write_text(text, "utf-8")

    return change


def article(text: str) -> Callable[[Repo], None]:
    return lambda repo: repo.tiny.article(TEXT + text)


def claim(**keys: object) -> Callable[[Repo], None]:
    """Changes the one claim that there is."""
    return lambda repo: repo.tiny.claims(CLAIM | keys)


def waiver(**keys: str | None) -> Callable[[Repo], None]:
    return lambda repo: repo.waive(WAIVER.model_copy(update=keys))


def fact(**keys: object) -> Callable[[Repo], None]:
    """Changes the one fact that there is."""
    return lambda repo: repo.tiny.references([DOCUMENT], [FACT | keys])


def document(**keys: object) -> Callable[[Repo], None]:
    """Changes the one document that there is."""
    return lambda repo: repo.tiny.references([DOCUMENT | keys], [FACT])


def no_articles(repo: Repo) -> None:
    repo.tiny.write("seeds/catalog.yaml", {"articles": []})
    for path in (repo.root / "claims").rglob("*.yaml"):
        path.unlink()


def claim_and_words(repo: Repo) -> None:
    repo.tiny.article(TEXT.splitlines(keepends=True)[1])
    repo.tiny.claims()


def link(name: str, to: str) -> Callable[[Repo], None]:
    return lambda repo: os.symlink(to, repo.root / name)


def moved(name: str) -> Callable[[Repo], None]:
    """Puts a file or folder elsewhere in the repository, and a link in its place."""

    def change(repo: Repo) -> None:
        (repo.root / name).rename(repo.root / "elsewhere")
        os.symlink(repo.root / "elsewhere", repo.root / name)

    return change


def wide_opinion(repo: Repo) -> None:
    words = "这是全球首款。它的销量最大。它的性能领先于所有对手。"
    repo.tiny.article(TEXT + words)
    stated = {"quote": words, "form": "assertion", "metric": "statement", "figure": None}
    repo.tiny.claims(CLAIM, OPINION | stated)


def wide_waiver(repo: Repo) -> None:
    words = "这是全球首款。它的销量最大。它的性能领先于所有对手。"
    repo.tiny.article(TEXT + words)
    repo.waive(WAIVER, WAIVER.model_copy(update={"quote": words, "figure": None}))


def unit(repo: Repo) -> None:
    entry = {"unit": "m", "factor": "185", "spellings": ["stadia"]}
    repo.tiny.write("references/units.yaml", {"units": [entry]})


ATTACKS = {
    # out of sight
    "an article that no catalog entry names": (write("seeds/901.txt"), "unread-file"),
    "an article in a folder of seeds": (write("seeds/more/901.txt"), "unread-file"),
    "a hidden article": (write("seeds/.901.txt"), "unread-file"),
    "a link in seeds": (link("seeds/more", "/etc"), "unread-file"),
    "a folder that is a link": (moved("references"), "unread-file"),
    "a file that is a link": (moved("references/subjects.yaml"), "unread-file"),
    "all articles taken out": (no_articles, "article-removed"),
    "a claim and its words taken out": (claim_and_words, "claim-removed"),
    "a claim taken out": (lambda repo: repo.tiny.claims(), "claim-removed"),
    # hidden in the article
    "code": (article(f"```\n{LOSS}\n```\n"), "hidden-figure"),
    "an open fence": (article(f"```\n{LOSS}\n"), "unregistered-claim"),
    "other articles": (article(f"Related reading\n\n{LOSS}\n"), "hidden-figure"),
    "marked as code": (article("It lost `73 million dollars`.\n"), "hidden-figure"),
    "a list that begins late": (article("912) employees\n"), "unregistered-claim"),
    "letters for digits": (article("It lost l3 million dollars.\n"), "unregistered-claim"),
    "letters in digits": (article("It lost 9I2 boats.\n"), "unregistered-claim"),
    # talked away
    "a fact turned opinion": (claim(kind="opinion"), "kind-changed"),
    "and given another id": (claim(kind="opinion", id="t-new"), "kind-changed"),
    "a figure entered as opinion": (
        lambda repo: (
            repo.tiny.article(TEXT + "测试芯片的算力达到5.2 PFLOPS。"),
            repo.tiny.claims(CLAIM, OPINION | {"quote": "5.2 PFLOPS", "figure": "5.2 PFLOPS"}),
        ),
        "kind-without-reason",
    ),
    "an opinion over three sentences": (wide_opinion, "unregistered-claim"),
    "a waiver over three sentences": (wide_waiver, "unregistered-claim"),
    "a waiver of less than its sentence": (waiver(quote="300人"), "unregistered-claim"),
    # another under the same name
    "a claim made unverifiable under its id": (claim(conditions={"scope": "rack"}), "verdict-worse"),
    "a claim of something else under its id": (claim(subject="old-chip"), "verdict-worse"),
    "a quote cut short": (claim(quote="算力达到4.6 PFLOPS"), "claim-reworded"),
    "a quote cut short under another id": (
        claim(id="t-fresh", quote="算力达到4.6 PFLOPS"),
        "claim-reworded",
    ),
    "an id given to other words of the same verdict": (
        lambda repo: (
            repo.tiny.article(TEXT + "又说,算力有4.6 PFLOPS。"),
            repo.tiny.claims(CLAIM | {"id": "t-fresh"}, CLAIM | {"quote": "算力有4.6 PFLOPS"}),
        ),
        "claim-reworded",
    ),
    "an id given to other words, and its own parted by what nobody sees": (
        lambda repo: (
            repo.tiny.article(TEXT.replace("算力达", "算力\u200b达") + "又说,算力有4.6 PFLOPS。"),
            repo.tiny.claims(CLAIM | {"quote": "算力有4.6 PFLOPS"}),
        ),
        "claim-reworded",
    ),
    "a sentence turned round": (
        lambda repo: repo.tiny.article("谣言说" + TEXT),
        "sentence-changed",
    ),
    # the sources
    "a fact made to fit": (fact(prints=[printed("98 PFLOPS")]), "reference-changed"),
    "a clip made to fit": (fact(prints=[printed(clip="FP8 4614 TFLOPS")]), "reference-changed"),
    "a condition taken out": (fact(conditions={"precision": "fp8"}), "reference-changed"),
    "a fact taken out": (lambda repo: repo.tiny.references([DOCUMENT], []), "reference-changed"),
    "a fact made to fit under another id": (
        fact(id="other", prints=[printed("98 PFLOPS")]),
        "reference-changed",
    ),
    "an earlier article": (
        edit("seeds/catalog.yaml", "published: '?2025", "published: '2019"),
        "article-changed",
    ),
    # the rules
    "a hedge": (edit("checks/policy.yaml", "low: '0.95'", "low: '0.8'"), "rules-changed"),
    "a tier": (edit("checks/policy.yaml", "decides: pair", "decides: alone"), "rules-changed"),
    "a rung's words": (edit("checks/ladder.yaml", "why: ", "why: not "), "rules-changed"),
    "a remark": (edit("checks/evidence.yaml", "severity: warning", "severity: info"), "rules-changed"),
    "a unit": (unit, "rules-changed"),
    "what a metric is": (
        edit("references/metrics.yaml", "(id: backlog.*dimension: )money", r"\1count"),
        "rules-changed",
    ),
    "what a condition is": (
        edit("references/metrics.yaml", r"(precision:\n    kind: )sweep", r"\1identity"),
        "rules-changed",
    ),
    "a condition's reason": (
        edit("references/metrics.yaml", r"(precision:\n(?:    .*\n)*?)    reason: holds_only_under\n", r"\1"),
        "rules-changed",
    ),
    "a metric taken out": (
        edit("references/metrics.yaml", "  - {id: backlog.*\n", ""),
        "rules-changed",
    ),
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_gate_fails(attack: str, repo: Repo) -> None:
    change, code = ATTACKS[attack]
    change(repo)
    repo.ledger()
    assert code in repo.codes("HEAD")


@pytest.mark.parametrize("name", ["claims/more.yml", "claims/more/t.yaml", "checks/zz.yaml"])
def test_what_looks_like_a_part_of_the_workspace_and_is_none_is_refused(
    name: str, repo: Repo
) -> None:
    write(name, "{}\n")(repo)
    with pytest.raises(BrokenInputError, match=f"{name}: is read by nothing"):
        repo.codes("HEAD")


def test_what_nothing_reads_is_found_without_a_base_too(repo: Repo) -> None:
    write("seeds/901.txt")(repo)
    write("claims/baseline/notes.txt")(repo)
    (repo.root / "seeds" / ".gitkeep").touch()
    assert repo.codes() == ["unread-file"] * 2
    repo.commit()
    assert repo.codes("HEAD") == [], "what the base had is not new"


def test_what_was_passed_over_in_the_base_is_not_new(repo: Repo) -> None:
    article(f"Related reading\n\n{LOSS}\n")(repo)
    repo.ledger()
    assert repo.codes() == [], "without a base it is counted"
    assert repo.gate().passed_over == {"related": 1}
    repo.commit()
    assert repo.codes("HEAD") == []
    article(f"\n{LOSS}\n")(repo)
    assert repo.codes("HEAD") == ["unregistered-claim"], "but it does not excuse the figure itself"


def test_a_figure_that_is_passed_over_can_be_waived(repo: Repo) -> None:
    article(f"Related reading\n\n{LOSS}\n")(repo)
    repo.ledger()
    assert repo.update().refused == 0
    assert len(repo.update("headlines of other articles").added) == 1
    assert repo.codes("HEAD") == []
    assert repo.gate().passed_over == {}


def test_what_a_branch_adds_to_the_metrics_is_no_rule(repo: Repo) -> None:
    path = repo.root / "references" / "metrics.yaml"
    tables = yaml.safe_load(path.read_text("utf-8"))
    tables["metrics"].append({"id": "boats", "zh": "船数", "en": "boats", "dimension": "count"})
    tables["conditions"]["lake"] = {"kind": "identity", "zh": "湖", "en": "lake"}
    tables["conditions"]["scope"]["values"].append("fleet of fleets")
    tables["metrics"][2]["conditions"].append("lake")
    repo.tiny.write("references/metrics.yaml", tables)
    assert repo.codes("HEAD") == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("checks/policy.yaml", "half_unit: '0.5'", "half_unit: '1'"),
        ("references/metrics.yaml", "(id: backlog.*dimension: )money", r"\1count"),
    ],
)
def test_the_line_of_a_changed_rule_is_named(name: str, old: str, new: str, repo: Repo) -> None:
    edit(name, old, new)(repo)
    (found,) = (
        f for f in repo.gate("HEAD").failing if f.code == "rules-changed" and f.place.file == name
    )
    line = (repo.root / name).read_text("utf-8").splitlines()[found.place.line - 1]
    assert re.search(old.replace("money", "count").replace("0.5", "1"), line)


def test_a_comment_in_the_rules_changes_none(repo: Repo) -> None:
    edit("checks/policy.yaml", r"\A", "# a remark\n")(repo)
    assert repo.codes("HEAD") == []


def test_a_branch_is_judged_by_the_rules_of_its_base_as_well(repo: Repo) -> None:
    """Told that half of the last digit's unit is one unit, 3.8 would bear out 4.6."""
    repo.tiny.article(TEXT.replace("4.6", "3.4"))
    claim(quote="算力达到3.4 PFLOPS", figure="3.4 PFLOPS")(repo)
    edit("checks/policy.yaml", "tolerance: '0.05'", "tolerance: '0.25'")(repo)
    repo.ledger()
    assert {"rules-changed", "verdict-worse"} <= set(repo.codes("HEAD"))


def test_what_the_base_cannot_read_is_said(repo: Repo) -> None:
    edit("checks/policy.yaml", "quote_chars: 600", "quote_chars: 5000")(repo)
    long = "测试芯片的算力达到4.6 PFLOPS" + "很" * 700
    repo.tiny.article(long + "。\n" + TEXT)
    claim(quote=long)(repo)
    repo.ledger()
    said = [f.message for f in repo.gate("HEAD").failing if f.code == "rules-changed"]
    assert any(" is not read by the rules of the base: " in message for message in said)


def test_what_a_branch_adds_to_the_sources_is_data(repo: Repo) -> None:
    second = printed("4.6 PFLOPS", document="review", clip="4.6 PFLOPS")
    review = DOCUMENT | {"id": "review", "url": "https://example.org/review", "publisher": "Other"}
    more = FACT | {"prints": [*FACT["prints"], second]}  # type: ignore[misc]
    repo.tiny.references([DOCUMENT, review], [more, FACT | {"id": "again"}])
    repo.ledger()
    assert repo.codes("HEAD") == []


def test_a_fact_under_another_id_is_still_there(repo: Repo) -> None:
    repo.tiny.references([DOCUMENT], [FACT | {"id": "other"}])
    assert repo.codes("HEAD") == []


def test_a_corrected_sentence_keeps_its_id(repo: Repo) -> None:
    repo.tiny.article(TEXT.replace("4.6", "4.614"))
    claim(quote="测试芯片的算力达到4.614 PFLOPS", figure="4.614 PFLOPS")(repo)
    repo.ledger()
    assert repo.codes("HEAD") == []


def test_a_search_says_where_and_is_no_older_than_the_article(repo: Repo) -> None:
    repo.tiny.references([], [])
    pages = ["the maker's pages"]
    for where, on in (["x"], "2025-11-21"), (pages, "1999-01-01"), (pages, "2999-01-01"):
        claim(searched={"where": where, "on": on})(repo)
        repo.ledger()
        assert "unsourced-claim" in repo.codes("HEAD")
    claim(searched={"where": ["the maker's pages"], "on": "2025-11-21"})(repo)
    repo.ledger()
    assert "unsourced-claim" not in repo.codes("HEAD")


def test_an_opinion_that_says_why_is_one(repo: Repo) -> None:
    repo.tiny.article(TEXT + "测试芯片的算力达到5.2 PFLOPS。")
    view = OPINION | {"quote": "5.2 PFLOPS", "figure": "5.2 PFLOPS"}
    repo.tiny.claims(CLAIM, view | {"note": "what an analyst expects for next year"})
    repo.ledger()
    assert repo.codes("HEAD") == []


def test_an_article_under_another_id_is_still_there(repo: Repo) -> None:
    for name in ("seeds/catalog.yaml", "claims/t.yaml", "claims/baseline/t.yaml"):
        path = repo.root / name
        path.write_text(
            re.sub(r"(article|id): '?t'?$", r"\1: u", path.read_text("utf-8"), flags=re.M)
        )
    Path(repo.root / "claims/baseline/t.yaml").rename(repo.root / "claims/baseline/u.yaml")
    assert "article-removed" not in repo.codes("HEAD")
