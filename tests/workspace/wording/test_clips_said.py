"""A clip that plans, expects, announces or denies its figure tells no fact."""

from __future__ import annotations

import pytest

from claimaudit.base.folding import fold
from claimaudit.workspace.claims import Claim
from claimaudit.workspace.references import Entered, Metric, MetricsFile
from claimaudit.workspace.wording.stated import odd_attestation, odd_clip

F = "500,000"
TO_COME = [
    "500,000 units is what management has its heart set on",
    "the brochure talks of 500,000 units",
    "assume 500,000 units",
    "500,000 units were to have been shipped",
    "analysts pencil in 500,000 units",
    "consensus of 500,000 units",
    "it pretends to have shipped 500,000 units",
    "fans swear it shipped 500,000 units",
    "a roadmap to 500,000 units",
    "the contract foresaw 500,000 units",
    "500,000 units await delivery",
    "号称出货500,000台",
    "若一切顺利,出货500,000台",
    "出货指标500,000台",
    "plans to ship 500,000 in 2026",
    "planned shipments of 500,000",
    "aims for 500,000 units",
    "set to reach 500,000",
    "is due to carry 500,000 people",
    "on track to sell 500,000",
    "the target is 500,000",
    "a goal of 500,000 passengers",
    "guidance of 500,000",
    "analysts forecast sales of 500,000",
    "expected to reach 500,000",
    "could reach 500,000",
    "in talks to buy 500,000",
    "plans, by 2026, to ship 500,000",
    "plans … 500,000",
    "500,000 is what it hopes to reach",
    "the 500,000 it once promised",
    "pencilled in at 500,000",
    "rumoured to have 500,000",
    "designed to deliver 500,000",
    "up for delivery next year: 500,000",
    "500,000 by design, not yet measured",
    "500,000 remains a dream",
    "据传出货500,000台",
    "设计产能500,000台，尚未量产",
    "500,000 units are planned",
    "500,000 passengers expected in 2026",
    "500,000 (forecast)",
    "shipments 2026E 500,000",
    "预计达500,000",
    "拟出货500,000台",
    "目标为500,000",
    "有望突破500,000",
    "未来三年出货500,000",
    "500,000的目标",
    "500,000台（预计）",
    "預計達500,000",
    "公司料全年出货500,000台",
    "公司望年底前出货500,000台",
    "希望出货500,000台",
    "除非出货500,000台",
    "一般公共预算收入年初预算500,000",
    "一般公共预算收入预算数500,000",
    "一般公共预算收入安排500,000",
    "一般公共预算安排支出500,000",
    "预算为500,000",
    "目标人数500,000",
    "规划面积500,000",
    "外观设计产能计划500,000",
    "预期目标500,000",
    "未来两年出货500,000",
    "the goals for 2026: 500,000 units",
    "goals for the year … 500,000 units",
    "Hope for 500,000 units",
    "it has hopes of 500,000 units",
    "its health planners plan 500,000 places",
    "planning for 500,000 homes",
    "planning applications for 500,000 homes",
    "orders for 500,000 units outstanding",
    "is going to build 500,000",
    "prospective buyers of 500,000",
    "sales estimates 2025 … 500,000",
    "the pension plan to cover 500,000",
    "恒生料全年盈利500,000元",
    "希望公司出货500,000台",
    "国防预算支出500,000元",
    "Hope Motors plans 500,000 cars",
]
ANNOUNCED = [
    "will ship 500,000",
    "the ferry shall carry 500,000 people",
    "将出货500,000台",
    "500,000 units will be shipped",
]
NOT_SO = [
    "≠ 500,000 units",
    "✗ 500,000 units",
    "500,000 units ❌",
    "minus … 500,000 units",
    "apart from 500,000 units",
    "other than 500,000 units",
    "False: 500,000 units",
    "500,000 units, debunked",
    "(hypothetical) 500,000 units",
    "placeholder … 500,000 units",
    "500,000 units (sarcasm)",
    "虚报500,000台",
    "shipments of 500,000 remain an aspiration",
    "500,000 would-be buyers",
    "orders for 500,000 units fell through",
    "500,000 units, a figure it later walked back",
    "500,000 units turned out to be 50,000",
    "500,000 fewer units shipped",
    "it overstated shipments by 500,000 units",
    "in a parallel universe, 500,000 units",
    "500,000 units was the rumour",
    "the lie that it shipped 500,000 units",
    "500,000 units? Hardly.",
    "500,000 units my foot",
    "500,000 units short",
    "出货500,000台只是口号",
    "出货500,000台纯属吹牛",
    "出货500,000台的消息被打脸",
    "离出货500,000台还差得远",
    "出货500,000台不过是画饼",
    "距500,000台仍有差距",
    "500,000台订单被砍",
    "500,000 was not reached",
    "500,000 was never reached",
    "missed its target of 500,000",
    "500,000, which it denies",
    "cancelled plans to ship 500,000",
    "nobody has seen 500,000",
    "at no point 500,000",
    "未能实现500,000的目标",
    "500,000未达到",
    "500,000的说法不实",
    "否认出货500,000台",
]
FACTS = [
    "a novel drug … 500,000 units",
    "false alarms … 500,000 units",
    "举例来说,500,000台",
    "shipped 500,000 in 2025",
    "500,000 units, more than expected",
    "500,000 units, as planned",
    "the planned merger brought 500,000 customers",
    "beat expectations: it sold 500,000",
    "500,000 people work at the target company",
    "a willing crew of 500,000",
    "in May 500,000 people",
    "the roadmap names 500,000",
    "出货500,000台",
    "已设计500,000颗芯片",
    "将近500,000",
    "模拟运算500,000次",
    "超出预期，达到500,000",
    "500,000台，超出目标",
    "increase from 500,000 in 2024 to 820,000 by 2027",
    "market share in China dropped to 500,000",
    "the Atlas 960, slated for 2027, has 500,000",
    "clean electricity made up 500,000",
    "the group is made up of 500,000 people",
    "about 500,000, give or take",
    "nothing less than 500,000",
    "inflation took 500,000 jobs",
    "the non-profit served 500,000",
    "不锈钢产量500,000吨",
    "无人机出货500,000台",
    "未来汽车公司交付500,000辆",
    "饲料产量500,000吨",
    "饮料业务收入500,000元",
    "化学肥料施用量500,000吨",
    "原材料成本500,000元",
    "古籍资料500,000册",
    "一般公共预算收入完成500,000元",
    "政府性基金预算支出500,000元",
    "完成预算的500,000",
    "扣除非经常性损益的净利润500,000元",
    "人均预期寿命500,000",
    "目标人群接种率500,000",
    "核发规划许可证面积500,000",
    "外观设计专利授权500,000件",
    "计划生育技术服务500,000人次",
    "希望小学500,000所",
    "新希望牧业收入500,000元",
    "望江楼公园入园500,000人次",
    "未来书店收入500,000元",
    "Calder Rovers … goals for, 2025 season … 500,000",
    "goals against, 2025 … 500,000",
    "500,000 goals scored in the season",
    "Hope Clinic … patients seen: 500,000",
    "City of Hope … patients seen: 500,000",
    "public health plan enrolment … 500,000",
    "planning applications approved … 500,000",
    "family planning visits … 500,000",
    "500,000 shares of common stock outstanding",
    "bank loans of 500,000 were outstanding",
    "500,000 schools were rated outstanding",
    "children going to school on foot … 500,000",
    "applications from prospective students … 500,000",
    "resident population estimate 2025 … 500,000",
]
# A clip without a figure, the words of the claim that it bears out, and those that doubt them.
ATTESTED = [
    ("国产的显卡尽管参数上可能还落后不少", "在峰值算力上仍存差距", "可能"),
    ("曾開拓中國GPU生態,很有可能就是前總經理", "主导了GPU在中国的生态建设", "可能"),
    ("plans to access up to 1 million of the new TPUs", "同时采购谷歌最新TPU", "plans to"),
    ("OpenAI reportedly expected losses", "持续巨亏", "reportedly"),
    ("anticipates burning through its cash", "it burns its cash", "anticipates"),
    ("公司拟收购对手", "公司收购了对手", "拟"),
    ("Domestic cards may be behind", "domestic cards are behind", "may"),
    # The claim leaves it as open.
    ("may be used in a supercomputer", "以“可能用于超级计算机”为由,突然禁止出口", None),
    ("Tesla may need to build a fab", "甚至考虑建立自己的晶圆厂", None),
    (
        "is likely to open a plant",
        "it will open a plant in the spring of next year, near the port",
        None,
    ),
    # Denied, tried, suspected or made up.
    *(
        (f"it {said} a boat", "it sank a boat", words)
        for said, words in [
            ("denies sinking", "denies"),
            ("failed to sink", "failed to"),
            ("refused to sink", "refused to"),
            ("tried to sink", "tried to"),
            ("stopped short of sinking", "stopped short of"),
            ("was far from sinking", "far from"),
            ("was accused of sinking", "accused"),
            ("is the alleged sinker of", "alleged"),
            ("would have sunk", "would have"),
            ("falsely said to have sunk", "falsely"),
            ("in the film sinks", "in the film"),
            ("sank, critics claim,", "critics claim"),
            ("sank, whatever whether means,", "whether"),
        ]
    ),
    ("渡轮未能击沉一艘船", "渡轮击沉一艘船", "未能"),
    ("渡轮否认击沉一艘船", "渡轮击沉一艘船", "否认"),
    ("渡轮差点击沉一艘船", "渡轮击沉一艘船", "差点"),
    # No such words: of something else, of more than they say, or of another clause.
    ("China’s AI moves on whether or not it has chips", "it moves on without them", None),
    ("it did not deny sinking a boat", "it sank a boat", None),
    ("it failed to pay", "it failed to pay", None),
    ("it denies it", "it denied having sunk a boat", None),
    ("it has no fab of its own, and others make its chips", "a fabless house", None),
    ("Morgan Stanley raised its price target", "多家机构调高估值", None),
    ("export restrictions on its H20, designed for China", "对华供应受限", None),
    ("In May it opened a plant", "it opened a plant", None),
    ("shares rose more than expected", "shares rose", None),
    ("are more likely to be men", "more of them are men", None),
    ("尽可能采用国产芯片", "采用国产芯片", None),
    ("落后已不可能再否认", "落后", None),
    ("所发布的超节点,预计在明年第4季", "推出的超节点平台", None),
    ("模拟器已发布", "发布模拟器", None),
]


def _odd(clip: str, entered: Entered, *, is_date: bool = False) -> bool:
    before, _, behind = clip.partition(F)
    said = f"{fold(before).running}¤{fold(behind).running}"
    counts = {
        "id": "units",
        "zh": "台数",
        "en": "units",
        "dimension": "date" if is_date else "count",
    }
    return odd_clip(said, entered, Metric.model_validate(counts)) is not None


@pytest.mark.parametrize("clip", TO_COME)
def test_a_plan_or_forecast_is_entered_as_one(clip: str) -> None:
    assert [_odd(clip, e) for e in ("done", "announced", "to_come")] == [True, True, False]


@pytest.mark.parametrize("clip", ANNOUNCED)
def test_what_will_be_is_announced(clip: str) -> None:
    assert [_odd(clip, e) for e in ("done", "announced", "to_come")] == [True, False, False]
    assert not _odd(clip, "done", is_date=True)


@pytest.mark.parametrize("clip", NOT_SO)
def test_what_is_denied_is_nothing(clip: str) -> None:
    assert [_odd(clip, e) for e in ("done", "announced", "to_come")] == [True, True, True]


@pytest.mark.parametrize("clip", FACTS)
def test_what_is_told_as_so_is_a_fact(clip: str) -> None:
    assert not _odd(clip, "done")


@pytest.mark.parametrize(
    ("conditions", "entered"),
    [
        ({}, "done"),
        ({"other": "planned"}, "done"),
        ({"status": "shipped"}, "done"),
        ({"status": "announced"}, "announced"),
        ({"status": "planned"}, "to_come"),
        ({"status": "hoped for"}, "to_come"),
    ],
)
def test_how_a_fact_is_entered(conditions: dict[str, str], entered: Entered) -> None:
    status = {"kind": "note", "zh": "状态", "settled": ["announced", "shipped"]}
    data = {"dimensions": {}, "conditions": {"status": status}, "metrics": []}
    assert MetricsFile.model_validate(data).entered(conditions) == entered


NAMED = {"event": "事件", "plan": "计划"}


def _doubted(clip: str, quote: str, metric: str = "event", **given: str) -> str | None:
    entered = {"id": "c", "quote": quote, "form": "assertion", "subject": "s", "metric": metric}
    counted = {"id": metric, "zh": NAMED[metric], "en": metric, "dimension": "statement"}
    claim = Claim.model_validate({**entered, **given})
    return odd_attestation(clip, claim, Metric.model_validate(counted))


@pytest.mark.parametrize(("clip", "quote", "words"), ATTESTED)
def test_a_clip_without_a_figure_bears_out_what_it_tells_as_so(
    clip: str, quote: str, words: str | None
) -> None:
    assert _doubted(clip, quote) == words


@pytest.mark.parametrize(
    "given", [{"metric": "plan"}, {"said_by": "Musk"}, {"kind": "forecast", "note": "of 2026"}]
)
def test_a_plan_or_what_somebody_says_may_be_open(given: dict[str, str]) -> None:
    assert _doubted("it may build a fab", "it builds a fab", **given) is None
