"""Branches that change what they are judged by: checks/, units, metrics, the levels of the gate."""

from __future__ import annotations

import shutil

import pytest

from tests.attacks.newsroom import LOSS, SEARCHED, Attack, Branch, Change, judge, printed, rows

POLICY = "checks/policy.yaml"
ANY = 1


def policy(old: str, new: str) -> Change:
    return lambda branch: branch.change(POLICY, old, new)


def unit(**entry: object) -> Change:
    return lambda branch: branch.write("references/units.yaml", {"units": [entry]})


def level(code: str) -> Change:
    """A figure that nobody sourced, and a policy that lets its finding pass."""

    def change(branch: Branch) -> None:
        branch.add(LOSS)
        lowered = f"\ngate:\n  levels:\n    {code}: {{level: note, why: it is well known}}\n"
        branch.write(POLICY, branch.text(POLICY) + lowered)

    return change


def linked_rules(branch: Branch) -> None:
    shutil.copytree(branch.path("checks"), branch.path("rules"))
    branch.change("rules/policy.yaml", "half_unit: '0.5'", "half_unit: '1'")
    shutil.rmtree(branch.path("checks"))
    branch.path("checks").symlink_to("rules")


def dollars_as_people(branch: Branch) -> None:
    data = branch.data("references/metrics.yaml")
    data["dimensions"]["people"].append("USD")
    branch.write("references/metrics.yaml", data)
    branch.misstate("48,312 dollars")


def more_conditions(branch: Branch) -> None:
    """A condition that parts the new fact from the one that contradicts."""
    data = branch.data("references/metrics.yaml")
    data["metrics"][-1]["conditions"].append("scope")
    branch.write("references/metrics.yaml", data)
    about = {"metric": "passengers", "conditions": {"period": "2025", "scope": "all"}}
    branch.fact(**about, prints=[printed("98,312 people")])
    branch.misstate()


def metric_twice(branch: Branch) -> None:
    data = branch.data("references/metrics.yaml")
    data["metrics"].append(data["metrics"][-1] | {"dimension": "money"})
    branch.write("references/metrics.yaml", data)


def negative(branch: Branch) -> None:
    """The metric of the base becomes the negative of another."""
    data = branch.data("references/metrics.yaml")
    data["metrics"][-1]["negative_of"] = "headcount"
    branch.write("references/metrics.yaml", data)


def named_like_the_figure(branch: Branch) -> None:
    branch.add(LOSS)
    branch.set("references/subjects.yaml", "subjects", aliases=["73 million dollars", "73"])


CI, HOOKS = ".github/workflows/claims.yml", ".pre-commit-config.yaml"
GATE = "jobs: {gate: {steps: [{run: claimaudit gate}]}}\n"


def told(name: str, then: str, now: str | None) -> Change:
    """What the base tells a machine, and the branch tells it; None where it is gone."""

    def change(branch: Branch) -> None:
        branch.write(name, then)
        branch.merge()
        if now is None:
            branch.path(name).unlink()
        else:
            branch.write(name, now)

    return change


def linked_hooks(branch: Branch) -> None:
    branch.write(HOOKS, GATE)
    branch.merge()
    branch.path(HOOKS).unlink()
    branch.path(HOOKS).symlink_to("seeds/example.txt")


ATTACKS: dict[str, Attack] = {
    "a half unit of thousands": (policy("half_unit: '0.5'", "half_unit: '99999999999'"), 2),
    "a half unit below nothing": (policy("half_unit: '0.5'", "half_unit: '-5'"), 2),
    "a half unit without end": (policy("half_unit: '0.5'", "half_unit: '1e999999'"), 2),
    "no number": (policy("half_unit: '0.5'", "half_unit: NaN"), 2),
    "a lax half unit": (policy("half_unit: '0.5'", "half_unit: '1'"), "rules-changed"),
    "the is about": (policy("before: [约, ", "before: [the, 约, "), "rules-changed"),
    "an empty hedge": (policy("before: [约, ", "before: ['', 约, "), 2),
    "a hedge with digits": (policy("before: [约, ", "before: ['1', 约, "), 2),
    "a hedge of 61 letters": (policy("before: [约, ", f"before: [{'a' * 61}, 约, "), 2),
    "rules elsewhere, through a link": (linked_rules, "rules-changed"),
    "no rules": (lambda b: shutil.rmtree(b.path("checks")), 2),
    "rules that are a folder": (
        lambda b: (b.path(POLICY).unlink(), b.path(POLICY).mkdir()),
        2,
    ),
    "larger files": (policy("yaml_bytes: 5", "yaml_bytes: 9"), "rules-changed"),
    "larger than any": (policy("yaml_bytes: 5", "yaml_bytes: 999"), 2),
    "waivers that last": (policy("waiver_days: 750", "waiver_days: 1100"), "rules-changed"),
    "people by the thousand": (unit(unit="person", factor="1000", words=["people"]), 2),
    "another million": (unit(unit="m", factor="0.000001", words=["million"]), ANY),
    "another per cent": (unit(unit="x", spellings=["%"]), 2),
    "dollars that are none": (unit(unit="clams", words=["dollars"]), 2),
    "a unit with a digit": (unit(unit="m", factor="2", spellings=["73"]), 2),
    "a unit of nothing": (unit(unit="m", factor="0", words=["boats"]), 2),
    "a unit without end": (unit(unit="m", factor="1e999999", words=["boats"]), 2),
    **{f"{code} only a note": (level(code), "unregistered-claim") for code in (
        "unregistered-claim", "unsourced-claim", "verdict-worse", "claim-removed",
        "hidden-figure", "stale-ledger",
    )},
    "rules-changed only a note": (level("rules-changed"), 2),
    "unread-file only a note": (level("unread-file"), 2),
    "no-such-code only a note": (level("no-such-code"), 2),
    "dollars are people": (dollars_as_people, "verdict-worse"),
    "a condition more": (more_conditions, ANY),
    "a metric twice": (metric_twice, 2),
    "the negative of another": (negative, "rules-changed"),
    "a diff that shows nothing": (
        lambda b: b.write(".gitattributes", "claims/** -diff linguist-generated\n"), "rules-changed"
    ),
    "the same in a folder": (lambda b: b.write("claims/.gitattributes", "* -diff\n"), "unread-file"),
    "no gate in CI": (told(CI, GATE, "jobs: {}\n"), "rules-changed"),
    "a gate that only white space moves": (told(CI, "a:\n  - claimaudit\nb: 1\n", "a:\n- claimaudit\nb: 1\n"), "rules-changed"),
    "no CI": (told(CI, GATE, None), "rules-changed"),
    "a gate with another base": (told(CI, GATE, GATE.replace("gate}", "gate -w own}")), "rules-changed"),
    "a gate in CI where none was": (lambda b: b.write(CI, GATE), "rules-changed"),
    "a gate in CI of GitLab": (told(".gitlab-ci.yml", GATE, ""), "rules-changed"),
    "no gate before a commit": (told(HOOKS, "- repo: https://example.org/claimaudit", ""), "rules-changed"),
    "another file before a commit": (linked_hooks, "rules-changed"),
    "what runs make is left out no more": (lambda b: b.write(".gitignore", ""), "rules-changed"),
    "nor evidence": (
        lambda b: b.write(".gitignore", b.text(".gitignore") + "!/evidence/\n"), "rules-changed"
    ),
    "a ship called 73 million dollars": (named_like_the_figure, "unregistered-claim"),
}  # fmt: skip


@pytest.mark.parametrize("attack", rows(ATTACKS))
def test_the_gate_says_so(attack: Attack, branch: Branch) -> None:
    judge(attack, branch)


# What may start the gate without naming it: file, in the base, in the branch.
JOB = "jobs: {gate: {steps: [{run: make gate}]}}\n"
UNNAMED = [
    (CI, JOB, None),
    (CI, JOB, JOB.replace("{steps", "{if: false, steps")),
    (CI, JOB, JOB.replace("{steps", "{continue-on-error: true, steps")),
    (CI, JOB, f"on: {{pull_request: {{paths-ignore: ['**']}}}}\n{JOB}"),
    (CI, JOB, f"concurrency: {{group: a, cancel-in-progress: true}}\n{JOB}"),
    (CI, JOB, f"env: {{PATH: .}}\n{JOB}"),
    (".github/workflows/other.yml", "name: pages\n", JOB),
    (
        ".github/actions/gate/action.yml",
        "runs: {steps: [{run: make gate}]}\n",
        "runs: {steps: []}\n",
    ),
    (".github/settings.yml", "branches: [{protection: {}}]\n", "branches: []\n"),
    (".circleci/config.yml", JOB, "jobs: {}\n"),
    (".mergify.yml", "queue_rules: [a]\n", "queue_rules: []\n"),
    ("Makefile", "gate:\n\tclaimaudit gate\n", "gate:\n\ttrue\n"),
    ("Makefile", "gate:\n\t$(GATE)\n", "gate:\n\ttrue\n"),
    ("GNUmakefile", "", "gate:\n\ttrue\n"),
    ("ci/gate.sh", "claimaudit gate\n", "true\n"),
    ("tools/check.py", "import audit\n", "pass\n"),
    ("pyproject.toml", "[project.scripts]\ngate = 'a:b'\n", "[project.scripts]\ngate = 'a:c'\n"),
    ("requirements.txt", "-r more.txt\n", "-r other.txt\n"),
    ("conftest.py", "", "raise SystemExit(0)\n"),
    ("claimaudit/__main__.py", "", "raise SystemExit(0)\n"),
    (".husky/pre-push", "make gate\n", "true\n"),
    (".envrc", "", "alias make=true\n"),
    (".gitmodules", "", "[submodule 'ci']\n"),
]
MENDED: dict[str, Change] = {
    "what runs before a commit": told(HOOKS, "repos: []\n", "repos: [a]\n"),
    **{f"{name} becomes {now!r}": told(name, then, now) for name, then, now in UNNAMED},
    "who reviews": lambda b: b.write(".github/CODEOWNERS", "* @me\n"),
    "a schema": lambda b: b.write("schemas/claims.schema.json", "{}\n"),
    "what else git ignores": lambda b: b.write(".gitignore", f"*.swp\n{b.text('.gitignore')}"),
    "a linked file of CI": lambda b: (
        b.path(".github/workflows").mkdir(parents=True),
        b.path(CI).symlink_to("../../seeds/example.txt"),
        b.merge(),
    ),
}
QUIET = {"a linked file of CI"}


@pytest.mark.parametrize("name", MENDED)
def test_what_else_machines_are_told_is_shown_at_most(name: str, branch: Branch) -> None:
    MENDED[name](branch)
    branch.audit()
    said = branch.gate()
    assert (said.exit, "needs-review" in said.out) == (0, name not in QUIET), said.out


def test_what_the_base_was_told_since_is_no_change_of_the_branch(branch: Branch) -> None:
    branch.git("checkout", "-qb", "topic")
    branch.git("checkout", "-q", "main")
    branch.write(".gitattributes", "*.yaml -diff\n")
    branch.merge()
    branch.git("checkout", "-q", "topic")
    assert branch.gate().exit == 0


def test_other_order_and_remarks_are_the_same_rules(branch: Branch) -> None:
    head, *sections = branch.text(POLICY).split("\n\n")
    branch.write(POLICY, "\n\n".join([head, *sections[::-1]]).rstrip() + "\n# a remark\n")
    branch.audit()
    assert branch.gate().exit == 0


def test_what_is_searched_for_is_no_rule(branch: Branch) -> None:
    branch.add(LOSS)
    branch.claim(
        quote="The ferry lost 73 million dollars", figure="73 million dollars", searched=SEARCHED
    )
    branch.audit()
    assert branch.gate().exit == 0
