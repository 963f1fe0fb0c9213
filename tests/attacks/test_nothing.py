"""Workspaces that would check nothing, or be of no day: each row is a change, and the file that the
one message about it names. None may end as if something had been checked."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from tests.attacks.newsroom import CAPTURE, TODAY, Attack, Branch, Change, judge, rows, run

LOCK = "references/captures.lock.yaml"
REFERENCES = "references/example.yaml"
CATALOG = "seeds/catalog.yaml"


def as_file(folder: str) -> Change:
    def change(branch: Branch) -> None:
        shutil.rmtree(branch.path(folder))
        branch.path(folder).write_text("claims: []\n")

    return change


def renamed(old: str, new: str) -> Change:
    def change(branch: Branch) -> None:
        branch.path(new).parent.mkdir(parents=True, exist_ok=True)
        branch.path(old).rename(branch.path(new))

    return change


def gone(folder: str) -> Change:
    return lambda branch: shutil.rmtree(branch.path(folder))


def written(name: str, data: object) -> Change:
    return lambda branch: branch.write(name, data)


def captured(when: str) -> Change:
    return written(LOCK, {"captures": [CAPTURE | {"captured": when}]})


def document(**keys: object) -> Change:
    return lambda branch: branch.set(REFERENCES, "documents", **keys)


def article(**keys: object) -> Change:
    return lambda branch: branch.catalogue(**keys)


CLAIMS = "claims/example.yaml"
BROKEN: dict[str, tuple[Change, str]] = {
    # folders that are files, and none
    "claims is a file": (as_file("claims"), "claims"),
    "references is a file": (as_file("references"), "references"),
    "seeds is a file": (as_file("seeds"), "seeds"),
    "checks is a file": (as_file("checks"), "checks"),
    "no claims": (gone("claims"), "claims"),
    "no references": (gone("references"), "references"),
    "no seeds": (gone("seeds"), "seeds"),
    "no checks": (gone("checks"), "checks"),
    # names that nothing reads
    "claims in .yml": (renamed(CLAIMS, "claims/example.yml"), "claims/example.yml"),
    "claims in .YAML": (renamed(CLAIMS, "claims/example.YAML"), "claims/example.YAML"),
    "claims in .Yml": (renamed(CLAIMS, "claims/example.Yml"), "claims/example.Yml"),
    "claims in a folder": (renamed(CLAIMS, "claims/2025/example.yaml"), "claims/2025/example.yaml"),
    "claims in another folder": (renamed(CLAIMS, "Claims/example.yaml"), "claims"),
    "claims as .json": (renamed(CLAIMS, "claims/example.json"), "claims"),
    "claims as .yaml.bak": (renamed(CLAIMS, "claims/example.yaml.bak"), "claims"),
    "more claims in .yml": (written("claims/more.yml", {"article": "example"}), "claims/more.yml"),
    "facts in .yml": (renamed(REFERENCES, "references/example.yml"), "references/example.yml"),
    "facts in a folder": (
        renamed(REFERENCES, "references/2025/example.yaml"),
        "references/2025/example.yaml",
    ),
    "more facts in .YML": (written("references/more.YML", {}), "references/more.YML"),
    "a policy in .yml": (renamed("checks/policy.yaml", "checks/policy.yml"), "checks/policy.yaml"),
    "more rules": (written("checks/more.yml", {}), "checks/more.yml"),
    "waivers in .yml": (written("claims/baseline/example.yml", {}), "claims/baseline/example.yml"),
    "waivers in a folder": (
        written("claims/baseline/a/example.yaml", {}),
        "claims/baseline/a/example.yaml",
    ),
    "a catalog in .yml": (renamed(CATALOG, "seeds/catalog.yml"), CATALOG),
    "a catalog in capitals": (renamed(CATALOG, "seeds/Catalog.yaml"), CATALOG),
    # names that not everybody sees, or sees as one
    "claims beside claims": (written("Claims/x.yaml", {}), "Claims/x.yaml"),
    "references beside references": (written("REFERENCES/x.yaml", {}), "REFERENCES/x.yaml"),
    "claims with a zero width": (written("claims\u200b/x.yaml", {}), "x.yaml"),
    "hidden claims": (written("claims/.x.yaml", {"article": "example", "claims": []}), ".x.yaml"),
    "hidden facts": (written("references/.x.yaml", {"facts": []}), "references/.x.yaml"),
    "facts by two capitals": (written("references/Example.yaml", {"facts": []}), "Example.yaml"),
    "facts by two accents": (
        lambda b: [b.write(f"references/{n}.yaml", {"facts": []}) for n in ("caf\xe9", "cafe\u0301")],
        "on some machines",
    ),
    "facts with a zero width": (written("references/x\u200b.yaml", {"facts": []}), "references/x"),
    "facts from right to left": (written("references/x\u202ey.yaml", {"facts": []}), "references/x"),
    "facts in Cyrillic": (written("references/ex\u0430mple.yaml", {"facts": []}), "references/ex"),
    # files with nothing in them
    "an empty article": (lambda b: b.article(" \n"), "seeds/example.txt"),
    "no article": (written(CATALOG, {"articles": []}), ""),
    "no claim": (written(CLAIMS, {"article": "example", "claims": []}), "claims"),
    "an empty file": (written(CLAIMS, ""), CLAIMS),
    "a list": (written(CLAIMS, []), CLAIMS),
    "a word": (written(CLAIMS, "claims\n"), CLAIMS),
    "of no article": (written(CLAIMS, {"claims": []}), "claims"),
    "of another article": (lambda b: b.change(CLAIMS, "article: example", "article: other"), CLAIMS),
    "of an article in capitals": (
        lambda b: b.change(CLAIMS, "article: example", "article: Example"),
        CLAIMS,
    ),
    # days that are not
    "captured on no day": (captured("9999-99-99T00:00:00Z"), LOCK),
    "captured on 30 February": (captured("2026-02-30T00:00:00Z"), LOCK),
    "captured at no hour": (captured("2026-01-25T25:00:00Z"), LOCK),
    "captured in the year 0": (captured("0000-01-01T00:00:00Z"), LOCK),
    "captured in 2999": (captured("2999-01-01T00:00:00Z"), LOCK),
    "captured in years": (captured("2101-01-01T00:00:00Z"), LOCK),
    "retrieved in 2999": (document(retrieved="2999-01-01"), REFERENCES),
    "retrieved in the month 2999-12": (document(retrieved="2999-12"), REFERENCES),
    "retrieved in 9999": (document(retrieved="9999"), REFERENCES),
    "retrieved in 2205": (document(retrieved="2205-01-20"), REFERENCES),
    "retrieved on no day": (document(retrieved="2026-13-01"), REFERENCES),
    "published after it was retrieved": (document(published="2027-01-01"), REFERENCES),
    "an article of 2999": (article(published="2999-01-20"), CATALOG),
    "an article of years ahead": (article(published="2031-01-20"), CATALOG),
    "an article judged as of 2999": (article(judged_as_of="2999"), CATALOG),
    "an article of no day": (article(published="2026-02-30"), CATALOG),
}  # fmt: skip


@pytest.mark.parametrize("attack", rows(BROKEN))
def test_it_is_no_audit(attack: tuple[Change, str], branch: Branch) -> None:
    change, named = attack
    change(branch)
    said = run("audit", "-w", str(branch.root))
    assert said.exit == 2, said.out
    assert named in said.err
    assert "Traceback" not in said.err


def test_the_newest_day_of_a_source_bounds_an_article(branch: Branch) -> None:
    """An article of today may be newer than the last source that was looked at."""
    branch.catalogue(published="2026-12-01")
    branch.audit()
    assert run("gate", "-w", str(branch.root), "--as-of", "2026-12-01").exit == 0


def since(kind: str | None, **keys: object) -> dict[str, object]:
    """An entry on a verdict, of tomorrow."""
    about = {"id": "one", "claim": "example-ferry-passengers", "on": "2026-02-02", "kind": kind}
    return {name: value for name, value in {**about, **keys}.items() if value}


def future(change: Callable[[Branch], object]) -> Attack:
    return change, "future-day"


# What only a clock can tell.
AHEAD: dict[str, Attack] = {
    "an article of tomorrow": future(article(published="2026-02-02")),
    "judged as of next month": future(article(judged_as_of="2026-03")),
    "a source of tomorrow": future(document(published="2026-02-02", retrieved="2026-02-02")),
    "retrieved tomorrow": future(document(retrieved="2026-02-02")),
    "retrieved next year": future(document(retrieved="2027")),
    "captured tomorrow": future(captured("2026-02-02T00:00:00Z")),
    "answered tomorrow": future(
        lambda b: b.append(CLAIMS, "replies", since("reply", by="the author", words={"en": "No."}))
    ),
    "changed tomorrow": future(
        lambda b: b.append(CLAIMS, "moves",
                           since(None, **{"from": "contradicted", "to": "supported"}, why={"zh": "错", "en": "so"}))
    ),
}  # fmt: skip


@pytest.mark.parametrize("attack", rows(AHEAD))
def test_the_gate_knows_what_day_it_is(attack: Attack, branch: Branch) -> None:
    judge(attack, branch)


# Who is a witness is changed: each is shown to whoever merges.
WITNESSES: dict[str, Attack] = {
    "another publisher": (document(publisher="Another House"), "reference-changed"),
    "another title": (document(title="Another title of the report"), "reference-changed"),
    "another address": (document(url="https://example.com/another"), "reference-changed"),
    "another type": (document(type="government"), "reference-changed"),
    "another origin": (document(origin="own"), "reference-changed"),
    "another day": (document(published="2026-01-11"), "reference-changed"),
    "another language": (document(language="en"), "reference-changed"),
    "the article's outlet": (article(publisher="The Herald"), "article-changed"),
    "the article's author": (article(author="A. N. Other"), "article-changed"),
    "the article's address": (article(url="https://example.net/a"), "article-changed"),
    "the article's title": (article(title="Another title of the article"), "article-changed"),
    "the name of a house": (
        lambda b: b.set("references/subjects.yaml", "subjects", zh="别家"),
        "reference-changed",
    ),
    "the owner of a house": (
        lambda b: (
            b.append("references/subjects.yaml", "subjects",
                     {"id": "owner", "zh": "主", "en": "Owner", "kind": "company"}),
            b.set("references/subjects.yaml", "subjects", of="owner"),
        ),
        "reference-changed",
    ),
    "what a metric is of": (
        lambda b: b.set("references/metrics.yaml", "metrics", momentary=True),
        "rules-changed",
    ),
    "what is revised": (
        lambda b: b.set("references/metrics.yaml", "metrics", revised=False),
        "rules-changed",
    ),
    "what is settled": (
        lambda b: b.change("references/metrics.yaml", "settled: [announced", "settled: [forecast, announced"),
        "rules-changed",
    ),
    "how much is one text": (
        lambda b: b.change("checks/policy.yaml", "letters: 50, title", "letters: 120, title"),
        "rules-changed",
    ),
    "the last year": (
        lambda b: b.change("checks/policy.yaml", "last_year: 2099", "last_year: 2199"),
        "rules-changed",
    ),
}  # fmt: skip


@pytest.mark.parametrize("attack", rows(WITNESSES))
def test_a_branch_that_changes_a_witness_is_shown(attack: Attack, branch: Branch) -> None:
    judge(attack, branch)


def test_a_capture_that_a_branch_takes_out_is_shown(branch: Branch) -> None:
    captured("2026-01-25T00:00:00Z")(branch)
    branch.merge()
    branch.path(LOCK).unlink()
    branch.audit()
    assert f"the capture of {CAPTURE['document']} is gone" in branch.gate().out


OWN: dict[str, Attack] = {
    "of a retelling": (
        lambda b: (
            b.append(REFERENCES, "documents", retelling(origin="example-ferry-report-2025")),
            b.fact(prints=[{"document": "r", "at": "p. 1", "figure": "2 million dollars",
                            "clip": "2 million dollars", "origin": "own"}]),
        ),
        2,
    ),
    "of a copy": (
        lambda b: (
            b.append(REFERENCES, "documents", retelling(copy_of="example-ferry-report-2025", type="filing")),
            b.fact(prints=[{"document": "r", "at": "p. 1", "figure": "2 million dollars",
                            "clip": "2 million dollars", "origin": "own"}]),
        ),
        2,
    ),
    "a part of a value": (
        lambda b: b.fact(prints=[{"document": "example-ferry-report-2025", "at": "p. 1", "part": "x",
                                  "figure": "2 million dollars", "clip": "2 million dollars"}]),
        2,
    ),
    "one part alone": (
        lambda b: b.append(REFERENCES, "facts",
                           {"id": "said", "attests": "example-passengers", "holds": "yes", "why": "so",
                            "prints": [{"document": "example-ferry-report-2025", "at": "p. 1",
                                        "clip": "many people", "part": "x"}]}),
        2,
    ),
    **{
        f"“{clip}”": (lambda b, clip=clip: b.set(REFERENCES, "facts", prints=[
            {"document": "example-ferry-report-2025", "at": "p. 3", "figure": "48,312 people", "clip": clip}]), code)
        for clip, code in {
            "Passengers 2025 2024 … 48,312 people 51,000 people": 1,
            "Passengers 2025 2024 … 51,000 people 48,312 people": 2,
            "In 2023, 2024 and 2025 it carried 60,000, 48,312 people and 51,000": 2,
            "In the first half of 2025 it carried 48,312 people": 2,
            "From January to June 2025 it carried 48,312 people": 2,
            "It carried 48,312 people in 2025, half in the second quarter": 1,
            "Harbour Boats, which competes with the Example Lake ferry, carried 48,312 people": 2,
            "The Example Lake ferry, which is old, carried 48,312 people": 1,
            "Unlike Harbour Boats, the Example Lake ferry carried 48,312 people": 1,
            "Passengers: 48,312 people (erratum: 41,000 people)": 2,
            "Budget 2025: 48,312 people": 2,
            "Budgeted passengers for 2025: 48,312 people": 2,
            "Q3 2025 passengers: 48,312 people": 2,
            "It came nowhere close to carrying 48,312 people": 2,
        }.items()
    },
}  # fmt: skip


def retelling(**keys: object) -> dict[str, object]:
    about = {"id": "r", "publisher": "A Paper", "title": "On the ferry", "type": "press"}
    return {**about, "url": "https://paper.example.net/1", "retrieved": "2026-01-20", **keys}


@pytest.mark.parametrize("attack", rows(OWN))
def test_what_a_print_cannot_say(attack: Attack, branch: Branch) -> None:
    judge(attack, branch)


def test_today_is_that_of_the_tests(branch: Branch) -> None:
    assert TODAY == "2026-02-01"
    assert branch.gate().exit == 0
