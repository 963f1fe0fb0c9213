"""What the words beside a figure state is how it is entered, or it is refused."""

from __future__ import annotations

from typing import Any

import pytest

from claimaudit.workspace.references import Metric
from tests.conftest import CLAIM, DOCUMENT, Tiny, a_fact
from tests.workspace.wording.test_said import refused

YEAR = {"period": "2024"}


def problems(tiny: Tiny, claim: dict[str, Any], fact: dict[str, Any]) -> list[str]:
    entered = {**CLAIM, "conditions": YEAR, "form": "value", **claim}
    tiny.article(str(entered["quote"]) + "\n")
    tiny.claims({key: value for key, value in entered.items() if value is not None})
    tiny.references([DOCUMENT], [a_fact(**{"conditions": YEAR, **fact})])
    return [f"{p.message} / {p.fix}" for p in tiny.problems()]


SHARE = {"metric": "market_share", "figure": "95%", "conditions": {}}
OWN = {"metric": "market_share", "printed": "95%", "clip": "a share of 95%", "conditions": {}}
NOT_SO, DENIED = "to say that it is not so", "is denied there"
EXPECTED, INTENDED = "is expected or possible there", "is intended there"

# The sentence, and what is said of its figure entered as a fact; "" for nothing.
SENTENCES: list[tuple[str, str]] = [
    ("The share did not reach 95%.", NOT_SO),
    ("The share never quite reached 95%.", NOT_SO),
    ("It failed to reach 95%.", NOT_SO),
    ("It has yet to hit 95%.", NOT_SO),
    ("It closed without reaching 95%.", NOT_SO),
    ("The share was not 95%.", NOT_SO),
    ("The share isn’t 95%.", NOT_SO),
    ("It was 80%, not 95%.", NOT_SO),
    ("The maker never sold 95%.", NOT_SO),
    ("The maker didn't hold 95%.", NOT_SO),
    ("The maker failed to keep 95%.", NOT_SO),
    ("It was 80% rather than 95%.", NOT_SO),
    ("It is anything but 95%.", NOT_SO),
    ("份额没有达到95%。", NOT_SO),
    ("份额未能达到95%。", NOT_SO),
    ("份额并非95%。", NOT_SO),
    ("份额是80%,而非95%。", NOT_SO),
    ("The maker denied that its share was 95%.", DENIED),
    ("It dismissed reports of a share of 95%.", DENIED),
    ("It is not true that the share was 95%.", DENIED),
    ("公司否认份额为95%。", DENIED),
    ("The share would be 95% by then.", EXPECTED),
    ("The share may well rise to 95%.", EXPECTED),
    ("It is expected to reach 95%.", EXPECTED),
    ("Analysts forecast a share of 95%.", EXPECTED),
    ("The bank forecasts 95%.", EXPECTED),
    ("If the share reaches 95%, prices fall.", EXPECTED),
    ("Is the share 95%?", EXPECTED),
    ("份额预计为95%。", EXPECTED),
    ("如果份额达到95%,价格就会下跌。", EXPECTED),
    ("若份额达到95%,价格就会下跌。", EXPECTED),
    ("The share will reach 95%.", INTENDED),
    ("It plans to take 95%.", INTENDED),
    ("份额将达到95%。", INTENDED),
    # The figure is stated, whatever else the words say.
    ("The share was not only 95% but growing.", ""),
    ("The maker, which does not sell phones, holds 95%.", ""),
    ("If prices fall, so be it: the share was 95%.", ""),
    ("The most that we could find was 95%.", ""),
    ("In May they held 95%.", ""),
    ("Will Smith holds 95%.", ""),
    ("It holds 95% and will not say how.", ""),
    ("份额可能让人意外地达到了95%。", ""),
    ("公司将份额提高,达到95%。", ""),
    ("他们否认此事。份额为95%。", ""),
]


@pytest.mark.parametrize(("sentence", "said"), SENTENCES)
def test_what_a_sentence_does_not_state_is_no_fact(tiny: Tiny, sentence: str, said: str) -> None:
    found = problems(tiny, {**SHARE, "quote": sentence}, OWN)
    assert (len(found), said in "".join(found)) == (int(bool(said)), True), found


@pytest.mark.parametrize(
    "claim",
    [
        {"quote": "Bernstein said the share would be 95%.", "said_by": "Bernstein"},
        {"quote": "The share would be 95%.", "kind": "forecast"},
        {"quote": "It is not 90% to 95%.", "figure": "90% to 95%", "part": "high"},
    ],
)
def test_what_is_entered_as_it_is_told_stands(tiny: Tiny, claim: dict[str, Any]) -> None:
    assert problems(tiny, {**SHARE, **claim}, OWN) == []


CAPACITY = {"id": "told", "zh": "产能", "en": "production capacity", "dimension": "count"}
LIFE = {"id": "told", "zh": "预期寿命", "en": "life expectancy", "dimension": "count"}
MISSED = {"id": "told", "zh": "爽约", "en": "missed appointments", "dimension": "count"}
SOLD = {"id": "told", "zh": "销量", "en": "cars sold", "dimension": "count"}


@pytest.mark.parametrize(
    ("sentence", "metric", "said"),
    [
        ("The plants could build ⟦260,000 cars⟧ in 2025.", CAPACITY, ""),
        ("The plants could build ⟦260,000 cars⟧ in 2025.", SOLD, EXPECTED),
        ("By the end of 2025 the plants could build ⟦260,000 cars⟧.", CAPACITY, EXPECTED),
        ("Once rebuilt, it could build ⟦260,000 cars⟧ in 2025.", CAPACITY, EXPECTED),
        ("Women can look forward to ⟦84 years⟧.", LIFE, ""),
        ("Men can expect to live ⟦80 years⟧.", LIFE, ""),
        ("By 2050 men can expect to live ⟦90 years⟧.", LIFE, EXPECTED),
        ("Buyers can look forward to ⟦84 cars⟧.", SOLD, EXPECTED),
        ("⟦4,190 times⟧ in 2025 a patient did not turn up.", MISSED, ""),
        ("Missed visits did not reach ⟦4,190⟧.", MISSED, NOT_SO),
        ("⟦4,190⟧ buyers did not turn up.", SOLD, NOT_SO),
    ],
)
def test_what_a_metric_counts_may_be_said_so(
    sentence: str, metric: dict[str, str], said: str
) -> None:
    found = refused(sentence, "en", Metric.model_validate(metric))
    assert (len(found), said in "".join(found)) == (int(bool(said)), True), found


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ({"clip": "the share was not 95%"}, "to say that it is not so"),
        ({"clip": "denied that the share was 95%"}, "to say that it is not so"),
        ({"clip": "the share is expected to be 95%"}, "give the fact and its claims that status"),
        ({"clip": "is expected to be 95%", "conditions": {"status": "forecast"}}, ""),
        ({"clip": "the share will be 95%"}, "enter status: announced"),
        ({"clip": "the share will be 95%", "conditions": {"status": "announced"}}, ""),
    ],
)
def test_a_clip_states_its_figure(tiny: Tiny, fact: dict[str, Any], said: str) -> None:
    found = problems(tiny, {**SHARE, "quote": "The share was 95%."}, {**OWN, **fact})
    assert (len(found), said in "".join(found)) == (int(bool(said)), True), found


@pytest.mark.parametrize(
    ("attests", "said"),
    [
        (
            {"clip": "新芯片可能已经发布"},
            "maker-page: “可能” in its clip, and t-compute tells it as so",
        ),
        ({"clip": "新芯片可能已经发布", "holds": "partly"}, ""),
        ({"clip": "新芯片可能已经发布", "attests": "t-other"}, "attests an unknown claim"),
        ({"clip": "新芯片已经发布"}, ""),
        ({}, ""),
    ],
)
def test_what_attests_a_claim_is_as_plain(tiny: Tiny, attests: dict[str, str], said: str) -> None:
    claim = {"quote": "新芯片已经发布", "form": "assertion", "metric": "event", "figure": None}
    print_ = {
        "document": "maker-page",
        "at": "p. 1",
        **{k: v for k, v in attests.items() if k == "clip"},
    }
    told = {"id": "told", "attests": "t-compute", "holds": "yes", "why": "so it says"}
    entered = {key: value for key, value in attests.items() if key != "clip"}
    tiny.article("新芯片已经发布。\n")
    tiny.claims({k: v for k, v in {**CLAIM, **claim}.items() if v is not None})
    tiny.references([{**DOCUMENT, "id": "maker-page"}], [{**told, **entered, "prints": [print_]}])
    found = "".join(p.message for p in tiny.problems())
    assert (bool(found), said in found) == (bool(said), True), found
