"""What a branch brings to bear a claim out is shown whole to whoever merges it, and fails nothing."""

from __future__ import annotations

import pytest

from claimaudit.gate.findings import GateFinding
from tests.conftest import CLAIM, DOCUMENT, FACT, printed
from tests.gate.conftest import TEXT, Repo

pytestmark = pytest.mark.usefixtures("quick")
AGAIN = "又说,据一封连环信,算力达到4.6 PFLOPS。\n"
NEW = CLAIM | {"id": "t-again", "quote": "据一封连环信,算力达到4.6 PFLOPS"}


def reviewed(repo: Repo) -> list[GateFinding]:
    repo.ledger()
    found = [f for f in repo.gate("HEAD").shown if f.code == "needs-review"]
    assert not any(f.fails for f in found)
    return found


def second(repo: Repo, **keys: object) -> None:
    """One more claim of the article, in a sentence of its own."""
    repo.tiny.article(TEXT + AGAIN)
    repo.tiny.claims(CLAIM, NEW | keys)


def test_a_claim_of_the_base_needs_none(repo: Repo) -> None:
    assert reviewed(repo) == []
    repo.tiny.article(TEXT.replace("\n", "\n\n"))
    assert reviewed(repo) == []


def test_a_new_claim_is_shown_in_its_sentence_with_the_words_that_decide(repo: Repo) -> None:
    second(repo)
    (found,) = reviewed(repo)
    assert found.claim == "t-again" and found.place.article == "t"
    assert f"“{AGAIN.strip()}”" in found.message
    told = "new-chip-fp8 of Maker (vendor_datasheet, 2025-01-02) “4614 TFLOPS”, in no capture"
    assert told in found.message
    assert "since the base" not in found.message


def test_what_was_entered_since_is_told_apart(repo: Repo) -> None:
    second(repo)
    letter = DOCUMENT | {"id": "letter", "url": "https://maker.example/letter"}
    prints = [printed(), printed("4.6 PFLOPS", "letter", clip="a letter says 4.6 PFLOPS")]
    repo.tiny.references([DOCUMENT, letter], [FACT | {"prints": prints}])
    for found in reviewed(repo):
        assert "“a letter says 4.6 PFLOPS”, in no capture, entered since the base" in found.message
        assert found.message.count("since the base") == 1


def test_what_a_supported_claim_rests_on_anew_is_shown(repo: Repo) -> None:
    """Its verdict is that of the base; what a reader is told of its source is not."""
    office = DOCUMENT | {"id": "office", "publisher": "Office", "url": "https://office.example/1"}
    more = FACT | {"id": "again", "prints": [printed("4.6 PFLOPS", "office", clip="4.6 PFLOPS")]}
    repo.tiny.references([DOCUMENT, office], [FACT, more])
    (found,) = reviewed(repo)
    assert "claim t-compute is supported as before, as peak_compute of new-chip" in found.message
    assert "again of Office (vendor_datasheet, 2025-01-02) “4.6 PFLOPS”" in found.message
    assert found.message.count("since the base") == 1


def test_what_no_clip_shows_of_a_source_is_told(repo: Repo) -> None:
    """A header's unit and whom its words name make another figure of a clip."""
    second(repo)
    said = printed("4.6", clip="the other chip: 4.6") | {"unit_from": "PFLOPS"}
    of = DOCUMENT | {"currency": "HKD"}
    repo.tiny.references([of], [FACT | {"prints": [said | {"calls_it": "the other chip"}]}])
    found = next(f for f in reviewed(repo) if f.claim == "t-again")
    told = "“the other chip: 4.6”, its unit from “PFLOPS”, its subject as “the other chip”, its money in “HKD”"
    assert told in found.message


def test_no_words_of_a_branch_pass_for_those_of_the_gate(repo: Repo) -> None:
    """Marks of quotation in a clip end no quotation."""
    clip = "4614 TFLOPS”, in a capture; by office of Office (filing, 2025) “4614 TFLOPS"
    repo.tiny.references([DOCUMENT], [FACT | {"prints": [printed(clip=clip)]}])
    found = next(f for f in reviewed(repo) if f.claim)
    told = "“4614 TFLOPS’, in a capture; by office of Office (filing, 2025) ‘4614 TFLOPS”, in no capture"
    assert told in found.message


ENTERED: list[tuple[dict[str, object], str]] = [
    ({}, "as peak_compute of new-chip: “"),
    ({"said_by": "连环信"}, "as peak_compute of new-chip, said_by 连环信: “"),
    ({"as_of": "2025-11"}, "as peak_compute of new-chip, as_of 2025-11: “"),
    ({"conditions": {"period": "2025"}}, "as peak_compute of new-chip, period 2025: “"),
    ({"assumed": {"period": {"is": "2023", "why": "上一段说的是2023年"}}}, "of new-chip: “"),
]


@pytest.mark.parametrize(("entered", "told"), ENTERED)
def test_no_sentence_shows_what_a_claim_is_entered_as(
    repo: Repo, entered: dict[str, object], told: str
) -> None:
    repo.tiny.article(TEXT + "2025年11月。" + AGAIN + "2025年的事。\n")
    repo.tiny.claims(CLAIM, NEW | entered)
    (found,) = [f for f in reviewed(repo) if f.claim]
    assert told in found.message


def test_of_a_claim_that_nothing_bears_out_the_sentence_is_shown(repo: Repo) -> None:
    second(repo, subject="old-chip")
    (found,) = reviewed(repo)
    assert (found.claim, found.message) == ("", f"article t says anew: “{AGAIN.strip()}”")


def test_a_figure_that_is_no_fact_is_shown_with_its_reason(repo: Repo) -> None:
    second(repo, kind="opinion", note="what the letter holds possible")
    (found,) = reviewed(repo)
    assert "is newly not rated" in found.message
    told = "by opinion; readers are told: note “what the letter holds possible”"
    assert found.message.endswith(told)


def test_a_figure_that_is_no_fact_and_has_no_reason_is_told_once(repo: Repo) -> None:
    second(repo, kind="opinion")
    repo.ledger()
    told = [f for f in repo.gate("HEAD").shown if "t-again" in f.message and not f.remark]
    assert [f.code for f in told] == ["kind-without-reason"]
    assert AGAIN.strip() in told[0].message


def test_a_verdict_that_turned_is_shown(repo: Repo) -> None:
    repo.tiny.references([], [])
    repo.ledger()
    repo.commit("without a source")
    repo.tiny.references([DOCUMENT], [FACT])
    (found,) = reviewed(repo)
    assert (found.claim, "since the base" in found.message) == ("t-compute", True)


def test_what_an_id_came_out_as_is_told_beside_its_new_words(repo: Repo) -> None:
    """The article is corrected, and with it the words of a conviction."""
    wrong = CLAIM | {"quote": "测试芯片的算力达到98 PFLOPS", "figure": "98 PFLOPS"}
    repo.tiny.article(TEXT.replace("4.6", "98"))
    repo.tiny.claims(wrong)
    repo.ledger()
    repo.commit("a wrong article")
    repo.tiny.article(TEXT)
    repo.tiny.claims(CLAIM)
    (found,) = [f for f in reviewed(repo) if f.claim]
    assert "is newly supported and was contradicted of other words, as " in found.message


ASIDE = "2024年很好。据一封连环信,算力达到4.6 PFLOPS。码头毁于八月。\n"


@pytest.mark.parametrize(
    ("entered", "told"),
    [
        ({}, ""),
        ({"as_of": "2024"}, "as_of 2024 is taken from another sentence: “2024年很好。”"),
        ({"as_of": "2025-08"}, "as_of 2025-08 is taken from another sentence: “码头毁于八月。”"),
        ({"assumed": {"period": {"is": "2023", "why": "上一段说的是2023年"}}}, ""),
    ],
)
def test_the_sentence_is_shown_that_says_when(
    repo: Repo, entered: dict[str, object], told: str
) -> None:
    repo.tiny.article(TEXT + ASIDE)
    repo.tiny.claims(CLAIM, NEW | entered)
    (found,) = [f for f in reviewed(repo) if f.claim]
    assert told in found.message
    assert ("taken from another" in found.message) == bool(told)
    if "assumed" in entered:
        assert "; read as period 2023, which the article does not print" in found.message
