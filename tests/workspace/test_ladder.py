"""checks/ladder.yaml and checks/evidence.yaml: what may be tuned in them, and what is refused."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from claimaudit.base.files import OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.base.problems import Problem
from claimaudit.workspace.ladder import Ladder, RemarkRule, load_ladder, load_remarks
from claimaudit.workspace.policy import Verdict, turned
from tests.conftest import ROOT, Tiny

OTHERWISE = "what it flags would come out as another verdict"


@pytest.fixture
def ladder(tiny: Tiny) -> Path:
    return tiny.root / "checks/ladder.yaml"


@pytest.fixture
def remarks(tiny: Tiny) -> Path:
    return tiny.root / "checks/evidence.yaml"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def block(file: Path, first: str) -> str:
    """The row of `file` that starts with `- <first>`."""
    found = re.search(rf"^  - {first}\n(    .*\n)*", file.read_text("utf-8"), re.MULTILINE)
    assert found is not None
    return found[0]


def loaded(file: Path) -> Ladder:
    inputs = Inputs(OnDisk(file.parents[1]))
    found = load_ladder(inputs)
    assert inputs.problems == []
    assert found is not None
    return found


def refused(file: Path) -> list[Problem]:
    inputs = Inputs(OnDisk(file.parents[1]))
    assert load_ladder(inputs) is None
    return inputs.problems


def test_the_package_ships_these_very_files() -> None:
    template = files("claimaudit") / "template" / "checks"
    for name in ("ladder.yaml", "evidence.yaml"):
        assert (template / name).read_bytes() == (ROOT / "checks" / name).read_bytes()


def test_every_line_is_that_of_its_rung_or_note(ladder: Path) -> None:
    lines = ladder.read_text("utf-8").splitlines()
    found = loaded(ladder)
    assert len(found.lines) == len(found.rungs) + len(found.notes)
    for name, line in found.lines.items():
        assert lines[line - 1] in (f"  - rung: {name}", f"  - code: {name}")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("en: the sources disagree", "en: sources differ"),
        ("zh: 来源之间互相矛盾", "zh: 来源不一"),
        ("severity: critical", "severity: info"),
        ("why: an announced figure is a promise", "why: not yet a product"),
        ("en: a source that bears out all of it", "en: '{facts}, {subject} and {claimed}'"),
    ],
)
def test_words_severity_mends_and_why_may_be_tuned(ladder: Path, old: str, new: str) -> None:
    edit(ladder, old, new)
    before = loaded(ROOT / "checks" / "ladder.yaml")
    assert loaded(ladder).rungs != before.rungs or loaded(ladder).notes != before.notes


def test_notes_may_be_left_out(ladder: Path) -> None:
    edit(ladder, block(ladder, "code: vague_date"), "")
    assert [note.code for note in loaded(ladder).notes][-1] == "truncated"
    text = ladder.read_text("utf-8")
    ladder.write_text(text[: text.index("\nnotes:")], "utf-8")
    assert loaded(ladder).notes == ()


REFUSED = {
    "another when": (
        "when: refuted > 0", "when: refuted > 1",
        "attested_false: its when is not the package's, “refuted > 0”",
    ),
    "a when that does not parse": (
        "when: refuted > 0", "when: refuted >", "attested_false: its when is not the package's",
    ),
    "another verdict": (
        "verdict: conflicting", "verdict: supported",
        "references_disagree: its verdict is not the package's, “conflicting”",
    ),
    "another reason": (
        "reason: wrong_date", "reason: outside_interval",
        "wrong_date: its reason is not the package's, “wrong_date”",
    ),
    "a reason where there is none": (
        "reason: null", "reason: no_reference", "not_rated: its reason is not the package's, “null”"
    ),
    "a rung of one's own": (
        "rung: wrong_date", "rung: bad_date", "bad_date is not among the rungs of the package",
    ),
    "a note of one's own": ("code: truncated", "code: cut_off", "cut_off is not among the notes of the package"),
    "another when of a note": (
        "when: superseded", "when: truncated", "superseded_since: its when is not the package's",
    ),
    "a note twice": ("code: truncated", "code: understated", "understated stands twice"),
    "an unknown verdict": ("verdict: conflicting", "verdict: odd", "“verdict” is not known (it is “odd”)"),
    "an unknown severity": ("severity: critical", "severity: loud", "“severity” is not known (it is “loud”)"),
    "an unknown slot": ("meets {claimed}", "meets {claim}", "unknown slot {claim}; one of: subject"),
    "a slot with more in it": ("meets {claimed}", "meets {claimed.x}", "unknown slot {claimed.x}"),
    "an open bracket": ("meets {claimed}", "meets {claimed", "expected '}'"),
    "an unknown key": ("reason: wrong_date", "reason: wrong_date\n    mostly: 0.9", "“mostly” is not a key"),
    "no why": ("    why: an announced figure is a promise\n", "", "“why” is missing"),
    "no words": ("    en: the sources disagree\n", "", "“en” is missing"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_and_where(ladder: Path, case: str) -> None:
    old, new, message = REFUSED[case]
    edit(ladder, old, new)
    problem = refused(ladder)[0]
    assert message in problem.message
    lines = ladder.read_text("utf-8").splitlines()
    around = lines[problem.line - 1 : problem.line + 12]
    assert problem.file == "checks/ladder.yaml"
    assert "missing" in problem.message or any(new.split("\n")[-1].strip() in x for x in around)


def test_a_rung_that_is_left_out_is_named_with_why(ladder: Path) -> None:
    edit(ladder, block(ladder, "rung: attested_false"), "")
    edit(ladder, block(ladder, "rung: no_reference"), "")
    (problem,) = refused(ladder)
    assert problem.message == "left out: no_reference, attested_false"
    assert problem.fix == f"enter it again: without it, {OTHERWISE}"
    assert ladder.read_text("utf-8").splitlines()[problem.line - 1] == "rungs:"


def test_a_rung_that_was_moved_is_named_with_why(ladder: Path) -> None:
    moved = block(ladder, "rung: attested_partly")
    edit(ladder, moved, "")
    edit(ladder, block(ladder, "rung: supported"), block(ladder, "rung: supported") + moved)
    (problem,) = refused(ladder)
    assert problem.message == "supported stands where attested_partly belongs"
    assert OTHERWISE in problem.fix


def test_a_rung_that_was_added_or_stands_twice_is_named_with_why(ladder: Path) -> None:
    first = block(ladder, "rung: not_rated")
    edit(ladder, first, first + first + first.replace("rung: not_rated", "rung: mine"))
    twice, mine = refused(ladder)
    assert (twice.message, mine.message) == (
        "not_rated stands twice", "mine is not among the rungs of the package",
    )  # fmt: skip
    assert mine.fix == f"take it out: {OTHERWISE}"


def test_every_problem_comes_at_once(ladder: Path) -> None:
    edit(ladder, "when: refuted > 0", "when: refuted > 1")
    edit(ladder, "verdict: conflicting", "verdict: supported")
    edit(ladder, "code: truncated", "code: cut_off")
    assert len(refused(ladder)) == 3


# --- remarks ------------------------------------------------------------------------------


def remarks_of(file: Path) -> tuple[dict[str, RemarkRule], list[str]]:
    inputs = Inputs(OnDisk(file.parents[1]))
    found = load_remarks(inputs)
    return found or {}, [str(problem) for problem in inputs.problems]


def test_a_remark_may_be_left_out_and_its_words_tuned(remarks: Path) -> None:
    edit(remarks, block(remarks, "code: document_unused"), "")
    edit(remarks, "severity: info", "severity: warning")
    found, problems = remarks_of(remarks)
    assert problems == []
    assert "document_unused" not in found
    assert found["gist_missing"].severity == "warning"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("code: print_unread", "code: unseen", "unseen is not among the remarks of the package"),
        ("of: fact", "of: claim", "conditions_incomplete: its of is not the package's, “fact”"),
        ("code: print_unread", "code: fact_undated", "fact_undated stands twice"),
        ("severity: info", "severity: critical", "“severity” is not known (it is “critical”)"),
        ("mends:\n      zh: 删去重复的一条", "mend:\n      zh: 删去", "“mends” is missing"),
    ],
)
def test_what_is_refused_of_remarks(remarks: Path, old: str, new: str, message: str) -> None:
    edit(remarks, old, new)
    _, problems = remarks_of(remarks)
    assert any(message in problem for problem in problems)
    assert all(re.match(r"checks/evidence\.yaml:\d+: ", problem) for problem in problems)


@pytest.mark.parametrize(
    ("old", "new", "how"),
    [
        ("supported", "contradicted", "worse"),
        ("unverifiable", "misleading", "worse"),
        ("conflicting", "conflicting", "same"),
        ("not rated", "supported", "better"),
    ],
)
def test_verdicts_have_one_order(old: Verdict, new: Verdict, how: str) -> None:
    assert turned(old, new) == how
