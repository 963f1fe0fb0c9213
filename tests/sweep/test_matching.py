"""What a figure comes out as, by what is known: a table of sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimaudit.sweep.batch import Sweeper
from claimaudit.sweep.known import Known
from claimaudit.sweep.matching import Matcher
from claimaudit.verdict.strength import is_later
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import CLAIM, DOCUMENT, Tiny, a_fact, make_tiny, printed
from tests.sweep.conftest import leads_of

# What the workspace of these cases knows, beside its claim: by whom, in which year, of what.
FACTS = [
    a_fact(),  # 4614 TFLOPS at FP8
    a_fact(id="fp16", conditions={"precision": "fp16", "scope": "chip"}, printed="2307 TFLOPS"),
    a_fact(id="sales", metric="revenue", conditions={"period": "2024"}, printed="$4.5 billion"),
    a_fact(id="growth", metric="revenue_change", conditions={"period": "2024"}, printed="69%"),
    a_fact(id="share-cn", metric="market_share", conditions={"region": "china"}, printed="66%"),
    a_fact(id="share-us", metric="market_share", conditions={"region": "usa"}, printed="90%"),
    {**a_fact(id="old", subject="old-chip", metric="memory_capacity", conditions={}),
     "prints": [printed("96 GB", clip=None, at=None)]},
]  # fmt: skip
ARTICLE = "测试芯片的算力达到4.6 PFLOPS。测试芯片的功耗为900W。\n测试芯片在中国的份额为70%。\n"
CLAIMS = [
    CLAIM,
    {**CLAIM, "id": "t-power", "quote": "测试芯片的功耗为900W", "metric": "tdp", "figure": "900W"},
    {**CLAIM, "id": "t-share", "quote": "测试芯片在中国的份额为70%", "metric": "market_share",
     "figure": "70%", "conditions": {"region": "china"}},
]  # fmt: skip


@pytest.fixture(scope="module")
def knows(tmp_path_factory: pytest.TempPathFactory) -> Sweeper:
    tiny = make_tiny(tmp_path_factory.mktemp("known") / "w")
    return _known(tiny, CLAIMS, FACTS)


def _known(tiny: Tiny, claims: list[dict[str, object]], facts: list[dict[str, object]]) -> Sweeper:
    tiny.article(ARTICLE)
    tiny.claims(*claims)
    tiny.references([DOCUMENT], facts)
    subjects = [
        {"id": "new-chip", "zh": "测试芯片", "en": "New chip", "kind": "chip"},
        {"id": "old-chip", "zh": "旧芯片", "en": "Old chip", "kind": "chip"},
        {"id": "china", "zh": "中国", "en": "China", "kind": "country"},
        {"id": "usa", "zh": "美国", "en": "America", "kind": "country"},
    ]
    tiny.write("references/subjects.yaml", {"subjects": subjects})
    return Sweeper(Known.of(load_workspace(tiny.root)))


# sentence -> (outcome, claims or facts), None for no lead
CASES = [
    # the figure of a checked claim again, whatever else facts say
    ("测试芯片的算力是4.6 PFLOPS。", ("repeated", ("t-compute",), "misleading")),
    ("The peak compute of New chip is 4.6 PFLOPS.", ("repeated", ("t-compute",), "misleading")),
    ("测试芯片的功耗超过900瓦。", None),  # another hedge is another statement, and no fact is known
    ("测试芯片的功耗高达900瓦。", ("repeated", ("t-power",), "unverifiable")),  # it is reached
    ("测试芯片的功耗为900瓦。", ("repeated", ("t-power",), "unverifiable")),
    # not of the region of the claim, where several are known
    ("测试芯片在中国的份额为70%。", ("repeated", ("t-share",), "contradicted")),
    ("测试芯片在美国的份额为70%。", ("deviates", ("share-us",), None)),
    ("测试芯片的份额为70%。", None),
    ("测试芯片在中国和美国的份额为70%。", ("repeated", ("t-share",), "contradicted")),
    ("测试芯片在中国和美国的份额为66%。", None),  # of which of the two it is nobody can tell
    # swept under every condition that is not printed: one that bears it out is enough
    ("测试芯片的算力为2307 TFLOPS。", ("agrees", ("fp16", "new-chip-fp8"), None)),
    ("测试芯片的算力为2300 TFLOPS。", ("deviates", ("fp16", "new-chip-fp8"), None)),
    ("测试芯片的算力为9228 TFLOPS。", ("deviates", ("fp16", "new-chip-fp8"), None)),
    # what is printed is not swept: the claim that left it out is another one
    ("测试芯片的FP8算力为4.6 PFLOPS。", ("agrees", ("new-chip-fp8",), None)),
    ("测试芯片的FP16算力为4.6 PFLOPS。", ("deviates", ("fp16",), None)),
    # a period that is not printed convicts nobody
    ("2024年测试芯片的营收为45亿美元。", ("agrees", ("sales",), None)),
    ("2024年测试芯片的营收为90亿美元。", ("deviates", ("sales",), None)),
    ("测试芯片的营收为90亿美元。", None),
    ("2023年测试芯片的营收为90亿美元。", None),
    # a period of another length is another figure: neither agrees nor deviates
    ("测试芯片的营收为45亿美元。", ("agrees", ("sales",), None)),
    ("测试芯片全年的营收为45亿美元。", ("agrees", ("sales",), None)),
    ("测试芯片第三季度的营收为45亿美元。", None),
    ("测试芯片前三季的营收为45亿美元。", None),
    ("測試芯片單季的营收為45億美元。", None),
    ("2024年上半年测试芯片的营收为90亿美元。", None),
    ("New chip had revenue of $4.5 billion in the third quarter.", None),
    ("New chip had revenue of $4.5 billion for the full year.", ("agrees", ("sales",), None)),
    # of what chips are built into nothing is held against a chip
    ("用测试芯片的集群算力为9228 TFLOPS。", None),
    ("测试芯片组成的超节点,算力为9228 TFLOPS。", None),
    ("集群中测试芯片单卡的算力为9228 TFLOPS。", ("deviates", ("fp16", "new-chip-fp8"), None)),
    ("The cluster of New chip has peak compute of 9228 TFLOPS.", None),
    ("The New chip has peak compute of 9228 TFLOPS.", ("deviates", ("fp16", "new-chip-fp8"), None)),
    # a fall is no value, nor a rise
    ("测试芯片在中国的份额下降到66%。", ("agrees", ("share-cn",), None)),
    ("测试芯片在中国的份额下降66%。", None),
    ("2024年测试芯片的营收减少45亿美元。", None),
    ("2024年测试芯片的营收变化为上升69%。", ("agrees", ("growth",), None)),
    ("2024年测试芯片的营收变化为下降69%。", None),
    # what is expected is no value that a fact has; what was claimed of it is repeated
    ("2024年测试芯片的营收预计为45亿美元。", None),
    ("New chip is expected to have revenue of $4.5 billion.", None),
    ("New chip may have revenue of $4.5 billion.", None),
    ("As expected, New chip had revenue of $4.5 billion.", ("agrees", ("sales",), None)),
    ("New chip had revenue of $4.5 billion and would say no more.", ("agrees", ("sales",), None)),
    ("预计测试芯片的算力是4.6 PFLOPS。", ("repeated", ("t-compute",), "misleading")),
    # supposed, asked after, denied
    ("如果测试芯片的算力是4.6 PFLOPS,它会更贵。", None),
    ("测试芯片的算力是4.6 PFLOPS?", None),
    ("测试芯片的算力绝不是4.6 PFLOPS。", None),
    ("If the peak compute of New chip is 4.6 PFLOPS, it sells.", None),
    # a full-width comma parts two numbers
    ("2024年测试芯片的营收为4，500万美元。", None),
    # more than twenty times is of something else; from where it moved is of an earlier time
    ("测试芯片的算力为99000 TFLOPS。", None),
    ("2024年测试芯片的营收从90亿美元降至45亿美元。", ("agrees", ("sales",), None)),
    # one digit is too wide to agree with half of it; over a number many years are
    ("测试芯片在中国的份额为1倍。", None),
    ("2024年测试芯片的营收超过40亿美元。", ("agrees", ("sales",), None)),
    ("测试芯片的营收超过40亿美元。", None),
    # what nobody has read decides nothing
    ("旧芯片的内存为800 GB。", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_figure_against_what_is_known(text: str, expected: object, knows: Sweeper) -> None:
    found = leads_of(knows, text)
    told = [(one.outcome, one.claims or one.facts, one.verdict) for one in found]
    assert told == ([expected] if expected else [])


# Of a moment: the fact on OpenAI is of October 2025, that on the people of China of 2024.
MOMENTS = [
    ("OpenAI的估值为8520亿美元。", "2025-11-05", ["deviates"]),
    ("OpenAI的估值为8520亿美元。", "2025-12-30", []),  # weeks later it may be another
    ("OpenAI的估值为5000亿美元。", "2025-12-30", ["agrees"]),
    ("OpenAI的估值为1万亿美元。", "2025-11-05", []),
    ("OpenAI的估值为8.5亿美元。", "2025-11-05", []),
    ("OpenAI is in talks at a valuation of $750 billion.", "2025-11-05", []),
    ("OpenAI的估值为8520亿美元。", "2026-03-24", []),
    ("OpenAI的估值为8520亿美元。", None, []),
    ("如果OpenAI的估值达到7500亿美元。", "2025-11-05", []),
    ("OpenAI正在寻求以7500亿美元的估值融资。", "2025-11-05", []),
    ("2024年,OpenAI的估值为1500亿美元。", "2025-11-05", []),
    ("2025年,OpenAI的估值为8520亿美元。", "2026-03-24", ["deviates"]),
    ("2024年,中国人口为14.08亿人。", "2025-11-05", ["agrees"]),
    ("2021年,中国人口为14.08亿人。", "2025-11-05", []),
    ("英伟达股价突破200美元。", "2025-11-05", ["agrees"]),
    ("英伟达股价突破200美元。", "2026-08-06", []),
    ("中国人口突破14亿人。", None, ["agrees"]),
    ("中国人口超过5亿人。", None, []),  # true, and no statement about 1.4 billion
    ("2024年,中国人口为15.5亿人。", "2025-11-05", ["deviates"]),
    # of what is counted any part may be meant: that is no deviation
    ("2024年,在中国涉及1.5亿人口。", "2025-11-05", []),
    ("In 2024, 2.5 billion people used it in China.", "2025-11-05", []),
    ("中国有14亿人口。", None, ["repeated"]),
    ("China must feed its 1.4 billion people.", None, ["repeated"]),
    # nobody says so: the so-called, one of two
    ("这就是中国所谓的14亿人口。", None, []),
    ("中国14亿人口还是10亿人口，谁也说不清。", None, []),
    ("中国14亿人口也好，10亿人口也好，都要吃饭。", None, []),
]


@pytest.mark.parametrize(("text", "day", "outcomes"), MOMENTS)
def test_what_is_of_a_moment_is_held_against_its_year(
    text: str, day: str | None, outcomes: list[str], sweeper: Sweeper
) -> None:
    assert [one.outcome for one in leads_of(sweeper, text, published=day)] == outcomes


# Held against the references of this repository.
HELD = [
    # the share of the world is none of China
    ("英伟达在中国的市场份额为95%。", ["repeated"]),
    ("英伟达占全球95%的市场份额。", []),
    ("Nvidia has a global market share of 95%.", []),
    ("据《中国评估报告》,2025年全球人工智能服务器市场规模将增至1587亿美元。", ["repeated"]),
    # a foundry makes at several nodes: another one is no deviation, and a limit says nothing
    ("中芯国际用7纳米工艺生产。", ["agrees"]),
    ("中芯国际用28纳米工艺生产。", []),
    ("中芯国际实现了28纳米以下的工艺。", []),
    ("英伟达对英特尔投资50亿美元。", []),
    # a year of accounts is none of the calendar
    (
        "Nvidia took a charge of $4.5 billion on H20 in the first quarter of fiscal 2026.",
        ["agrees"],
    ),
    ("Nvidia took a charge of $4.5 billion on H20 in the first quarter of 2019.", []),
]


@pytest.mark.parametrize(("text", "outcomes"), HELD)
def test_a_figure_against_the_references(text: str, outcomes: list[str], sweeper: Sweeper) -> None:
    language = "zh" if text[-1] == "。" else "en"
    found = leads_of(sweeper, text, language=language)
    assert [one.outcome for one in found] == outcomes


def test_a_document_that_came_out_later_convicts_nobody(knows: Sweeper) -> None:
    text = "测试芯片的算力为9228 TFLOPS。"
    assert [one.outcome for one in leads_of(knows, text, published="2025-01-02")] == ["deviates"]
    assert leads_of(knows, text, published="2024-12-31") == []


@pytest.mark.parametrize(
    "day", ["2024-12-31", "2025-01-01", "2025-01-02", "2025-01-03", "2025-01", "2024", None]
)
def test_articles_between_two_documents_are_judged_alike(day: str | None, knows: Sweeper) -> None:
    """The day that stands for that of an article leaves the same documents late."""
    matcher = Matcher(knows.known)
    for document in ("2024", "2025", "2024-12", "2025-01", "2025-01-01", "2025-01-02"):
        matcher._days = sorted({"2025-01-02", document + "-01-01"[len(document) - 4 :]})
        late = [d and is_later(document, d) for d in (day, matcher._since(day))]
        assert late[0] == late[1], document


def test_claims_of_two_verdicts_tell_both(tmp_path: Path) -> None:
    twice = {**CLAIM, "id": "t-same", "kind": "forecast"}
    sweeper = _known(make_tiny(tmp_path / "w"), [CLAIM, twice], FACTS)
    (lead,) = leads_of(sweeper, "测试芯片的算力是4.6 PFLOPS。")
    assert (lead.claims, lead.verdict) == (("t-compute", "t-same"), "misleading, not rated")
