"""Gists: a sentence or two in each language, and only there where something can be convicted."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from claimaudit.base.problems import BrokenInputError
from claimaudit.workspace.gist import ALONE, LONGEST, Gist
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import CLAIM, FACT, Tiny

ZH, EN = "文中写约450亿，来源为45亿美元。", "The article says 45 billion, the source 4.5."
GOOD = [
    (ZH, EN),
    ("英伟达的Atlas 950 SuperCluster为524,288颗芯片。", "It has 524,288 chips (vs. a million)."),
    ("他说：“份额从95%降至50%”，但未说明年份。", "He said “from 95% to 50%”, and no year."),
    ("美国商务部8月才发放许可。", "The U.S. Commerce Department licensed it in August."),
]
BAD = [
    ("来源为45亿美元", EN, "zh", "one sentence"),
    (ZH, "The source says 4.5 billion", "en", "one sentence"),
    ("文中写450亿。来源为45亿。原文未查阅。", EN, "zh", "or two"),
    (ZH, "The article says 45. The source says 4.5. It was retold.", "en", "or two"),
    (ZH, "The article says “45.” The source says 4.5. It was retold.", "en", "or two"),
    ("长" * ALONE["zh"] + "。原文未查阅。", EN, "zh", "a first sentence"),
    (ZH, "x" * ALONE["en"] + ". It was retold.", "en", "a first sentence"),
    (ZH, "The article says 45!  It is 4.5.", "en", "stray spaces"),
    ("来源为\u200b45亿美元。", EN, "zh", "hidden"),
    ("长" * LONGEST["zh"] + "。", EN, "zh", "say it in"),
    (ZH, "x" * LONGEST["en"] + ".", "en", "say it in"),
    (ZH, "The source says 45亿.", "en", "Chinese"),
    ("The source says 4.5 billion。", EN, "zh", "not in Chinese"),
    ("来源称 it had not been granted by August，而非7月。", EN, "zh", "not in Chinese"),
]


@pytest.mark.parametrize(("zh", "en"), GOOD)
def test_one_sentence_in_each_language(zh: str, en: str) -> None:
    assert Gist(zh=zh, en=en).zh == zh


def test_a_second_one_weakens_the_first_which_stands_alone() -> None:
    told = Gist(zh=f"{ZH}原文未查阅。", en=f"{EN} The U.S. source was retold.")
    first, second = told.parts
    assert (first.zh, first.en) == (ZH, EN)
    assert (second.zh, second.en) == ("原文未查阅。", "The U.S. source was retold.")
    assert [part.en for part in Gist(zh=ZH, en=EN).parts] == [EN]


def test_what_one_language_sets_apart_the_other_does_too() -> None:
    with pytest.raises(ValidationError, match="two in the other"):
        Gist(zh=f"{ZH}原文未查阅。", en=EN)


@pytest.mark.parametrize(("zh", "en", "where", "message"), BAD)
def test_anything_else_is_refused(zh: str, en: str, where: str, message: str) -> None:
    with pytest.raises(ValidationError, match=message) as refused:
        Gist(zh=zh, en=en)
    assert [error["loc"] for error in refused.value.errors()] == [(where,)]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"gist": {"zh": ZH}}, "en"),
        ({"gist": {"zh": ZH, "en": EN, "de": "Nein."}}, "de"),
        ({"gist": {"zh": ZH, "en": EN}, "weight": "heavy"}, "point"),
    ],
)
def test_a_claim_with_a_bad_gist_is_broken_input(
    tiny: Tiny, given: dict[str, object], message: str
) -> None:
    tiny.claims(CLAIM | given)
    with pytest.raises(BrokenInputError, match=message):
        load_workspace(tiny.root)


def test_a_fact_has_no_gist(tiny: Tiny) -> None:
    tiny.references([], [FACT | {"gist": {"zh": ZH, "en": EN}}])
    with pytest.raises(BrokenInputError, match="gist"):
        load_workspace(tiny.root)


def test_it_is_read_with_its_weight(tiny: Tiny) -> None:
    tiny.claims(CLAIM | {"gist": {"zh": ZH, "en": EN}, "weight": "detail"})
    claim = load_workspace(tiny.root).register.claims["t-compute"].claim
    assert (claim.gist, claim.weight) == (Gist(zh=ZH, en=EN), "detail")
