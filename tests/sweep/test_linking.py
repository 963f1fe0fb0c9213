"""Which quantity a figure is of: a table of sentences, and the five articles' own register."""

from __future__ import annotations

import pytest
from tools.swept import linked, of_register

from claimaudit.scan.scanner import Scanner
from claimaudit.sweep.known import Known
from claimaudit.workspace.workspace import Workspace

PRECISION = 0.95
# Language -> the recall that is left at that precision, rounded down; the aim is 0.70. One figure in
# ten is a time that something took, which no word names; others are of whom only the article tells.
RECALL = {"zh-Hans": 0.71, "zh-Hant": 0.70}


SENTENCES = [
    # the metric's word and one name, in the clause or before it
    ("英伟达在中国的市场份额从95%降到50%。", [("nvidia", "market_share")] * 2),
    ("英偉達在中國的市場份額從95%降到50%。", [("nvidia", "market_share")] * 2),
    ("据披露,摩尔线程的营收为4.38亿元。", [("moore-threads", "revenue")]),
    ("摩尔线程表示,营收为4.38亿元。", [("moore-threads", "revenue")]),
    ("The revenue of NVIDIA was $57 billion.", [("nvidia", "revenue")]),
    # several such names: the nearest before it
    ("英伟达营收570亿美元,摩尔线程营收4.38亿元。", [("nvidia", "revenue"), ("moore-threads", "revenue")]),
    # a name printed without its space
    ("华为Atlas950 SuperPoD支持8192张卡。", [("huawei-atlas-950-superpod", "chip_count")]),
    # the unit alone does not say what is measured
    ("英伟达H20可达293 TFLOPS。", [None]),
    ("英伟达H20的算力可达293 TFLOPS。", [("nvidia-h20", "peak_compute")]),
    # a number in a name is no figure
    ("夸娥万卡智算集群的芯片数达到5万张。", [None, ("moore-threads-kuae", "chip_count")]),
    # no such quantity is known of it, or nobody is named
    ("远东重工的营收为4.38亿元。", [None]),
    ("营收为4.38亿元。", [None]),
    ("英伟达雇用了3.6万名员工。", [None]),
    # the nearest word speaks of something else: a rate of change, a share of a whole
    ("英伟达营收同比下降63%。", [None]),
    ("英伟达营收570亿美元,占比13%。", [("nvidia", "revenue"), None]),
    # a percentage is no sum of money
    ("英伟达的营收为13%。", [None]),
    # a subject behind its figure: joined to it, told by the metric, or the only one named
    ("年营收只有120亿美元的OpenAI与甲骨文签约。", [("openai", "revenue")]),
    ("必须将每颗H20销售收入的15%交给美国政府。", [("us-government", "levy_rate")]),
    ("营收达570亿美元的是英伟达。", [("nvidia", "revenue")]),
    ("摩尔线程说,营收达570亿美元的是英伟达。", [None]),
    # the share of a whole is not that whole
    ("英伟达营收的15%归美国政府。", [None]),
    # what the figure is joined to says what it measures
    ("英伟达凭借超过55%的净利率领先。", [("nvidia", "net_margin")]),
    # a clause that says no more than how far it went, and one that says something of its own
    ("英伟达的市场份额一直很高,今年却掉到了50%。", [None]),
    ("英伟达的市场份额一直很高,今年降至50%。", [("nvidia", "market_share")]),
    ("华虹的利用率进一步提高,从第二季度的108.3%上升到第三季度的109.5%。", [("hua-hong", "utilisation")] * 2),
    ("英伟达公布了营收,另捐款3亿美元。", [None]),
    # a name that ends as the metric's word begins, and one behind what hides its beginning
    ("2024年中国AI芯片自给率仅34%。", [("china-ai-gpu-self-sufficiency", "self_sufficiency")]),
    ("中国AI芯片的国产化率升至52%。", [("china-ai-chip-localisation", "localisation_rate")]),
    ("其中国产人工智能芯片厂商的出货量超过82万张。", [("china-ai-chip-vendors", "shipments")]),
    # whom the sentence before names, by a pronoun or left out; nobody where two may be meant
    ("英伟达股价回调。其三季度营收达570亿美元。", [("nvidia", "revenue")]),
    ("NVIDIA reported on Tuesday. Its revenue was $57 billion.", [("nvidia", "revenue")]),
    ("英伟达股价回调。三季度营收达570亿美元。", [("nvidia", "revenue")]),
    ("英伟达股价回调。客户三季度营收达570亿美元。", [None]),
    ("英伟达股价回调。其客户的营收达570亿美元。", [None]),
    ("英伟达与摩尔线程股价回调。其三季度营收达570亿美元。", [None]),
    # a sentence between that names nobody of whom it could be, and one that names another
    ("英伟达周二公布了财报。会议开了一小时。其三季度营收达570亿美元。", [None, ("nvidia", "revenue")]),
    ("英伟达周二公布了财报。摩尔线程也在场。其三季度营收达4.38亿元。", [("moore-threads", "revenue")]),
    ("英伟达周二公布了财报。\n会议开了一小时。其三季度营收达570亿美元。", [None, None]),
    ("英伟达周二公布了财报。苹果没有回应。其三季度营收达570亿美元。", [None]),
    # a clause that names nobody is not about whom the next one names
    ("自10月29日股价触及212美元的高点后,英伟达跌了下来。", [None]),
    ("After revenue reached $57 billion, NVIDIA raised its outlook.", [None]),
    ("股价触及212美元的高点,英伟达没有回应。", [None]),
    ("自远东重工的营收达到570亿美元后,英伟达跌了下来。", [None]),
    ("After Fareast Heavy's revenue reached $57 billion, NVIDIA raised its outlook.", [None]),
    ("在营收达到570亿美元后,有人说英伟达会涨。", [None]),
    # how far it moved, by the word of what moved; not to where, nor what the word does not measure
    ("当甲骨文签订OpenAI的合同时,其股价就暴涨了30%。", [("oracle", "share_price_change")]),
    ("AMD's share price soared by 23.71%.", [("amd", "share_price_change")]),
    ("AMD的股价回到高点的30%。", [None]),
    ("英伟达的员工增加了30%。", [None]),
    ("英伟达营收不变,员工增加了30%。", [None]),
    # 该比率 is what the sentence before measures, where that is one quantity of this unit
    ("中芯国际的利用率已经攀升。中芯国际称,该比率为92.5%。", [("smic", "utilisation")]),
    ("中芯国际的利用率为92.5%,比第一季度上升2.9个百分点。", [("smic", "utilisation"), ("smic", "utilisation_change")]),
    ("中芯国际的利用率与市场份额攀升。中芯国际称,该比率为92.5%。", [None]),
    ("中芯国际开了发布会。中芯国际称,该比率为92.5%。", [None]),
    ("中芯国际的利用率已经攀升。中芯国际称,该员工占92.5%。", [None]),
    # a clause that only turns to another subject goes on about the same; any other does not
    ("摩尔线程营收增至4.38亿元;沐曦的增长更为可观,增至7.43亿元。", [("moore-threads", "revenue"), ("metax", "revenue")]),
    ("摩尔线程营收增至4.38亿元;沐曦也上市,达到7.43亿元。", [("moore-threads", "revenue"), None]),
    ("摩尔线程营收增至4.38亿元;沐曦与远东重工的增长更为可观,增至7.43亿元。", [("moore-threads", "revenue"), None]),
    # cards are of nobody, by their unit alone
    ("The Atlas 950 SuperPoD links 8,192 chips.", [None]),
    ("英伟达卖出了8192张。", [None]),
    # words for one metric in a row lead to whose it is
    ("销售收入的25%须作为税费上缴美国政府。", [("us-government", "levy_rate")]),
    # a metric that is another's is too unsure
    ("与英伟达不同,远东重工的营收只有4.38亿元。", [None]),
    ("Unlike NVIDIA, Fareast Heavy's revenue was only $57 million.", [None]),
    # a word behind two sums is that of the nearer
    ("OpenAI closed a $122 billion round at an $852 billion post-money valuation.", [None, ("openai", "valuation")]),
    ("OpenAI以1220亿美元的融资和8520亿美元的投后估值收官。", [None, ("openai", "valuation")]),
    # what is his is not of the firm that was named before
    ("OpenAI的前首席科学家筹集了20亿美元,他的公司估值320亿美元。", [None, None]),
    ("OpenAI的首席执行官很忙,公司估值320亿美元。", [("openai", "valuation")]),
    # 个 counts no people
    ("中国人口最多的城市有八个。", [None]),
    ("中国人口有14.1亿人。", [("china", "population")]),
    # a clause about another of its kind, of which no such quantity is known
    ("英伟达H20的显存容量为96GB,H100的显存容量为80GB。", [("nvidia-h20", "memory_capacity"), None]),
    ("The H20 has 96GB of memory, while the H100 has 80GB of memory.", [("nvidia-h20", "memory_capacity"), None]),
    ("NVIDIA had a market share of 92%, while AMD was limited, and Fareast showed a market share of 8%.", [("nvidia", "market_share"), None]),
    # as the press prints names and words; a short name in capitals is none in small letters
    ("Nvidia's revenue was $57 billion.", [("nvidia", "revenue")]),
    ("Nvidia reported on Tuesday. Revenue was $57 billion.", [("nvidia", "revenue")]),
    ("Nvidia Market Share in China Falls to 50%", [("nvidia", "market_share")]),
    ("輝達的營收為570億美元。", [("nvidia", "revenue")]),
    ("Smic had utilisation of 92.5%.", [None]),
    # a word right behind a figure is of that one
    ("OpenAI has a $500 billion valuation by a stake worth $135 billion.", [("openai", "valuation"), None]),
    ("OpenAI的估值为5000亿美元,其中的股权值1350亿美元。", [("openai", "valuation"), None]),
    ("OpenAI went from a $300 billion valuation to $500 billion.", [("openai", "valuation")] * 2),
    ("NVIDIA has 53% revenue growth and 80% market share.", [("nvidia", "revenue_change"), ("nvidia", "market_share")]),
    # of a part nothing is known
    ("英伟达的数据中心业务收入为411亿美元。", [None]),
    ("Nvidia's data center revenue was $41 billion.", [None]),
    ("摩尔线程的主营业务收入为4.38亿元。", [("moore-threads", "revenue")]),
    ("国产AI芯片在数据中心的份额为25%。", [("china-ai-chip-vendors", "market_share")]),
    ("中国出生人口为792万人。", [None]),
    ("微软在OpenAI的股份估值达1350亿美元。", [None]),
    # what something is held against has no part in its figure, but for what is its own
    ("对标英伟达CUDA的某平台约有40万开发者。", [None]),
    ("英伟达CUDA约有40万开发者。", [("nvidia-cuda", "developer_count")]),
    ("A maker like NVIDIA had revenue of $57 billion.", [None]),
    ("A start-up of former OpenAI people has a valuation of $10 billion.", [None]),
    ("前OpenAI高管的公司估值为100亿美元。", [None]),
    ("日前OpenAI的估值为5000亿美元。", [("openai", "valuation")]),
    # what was lost of something is not that
    ("NVIDIA told of a $8 billion revenue hit.", [None]),
    ("NVIDIA told of $8 billion revenue.", [("nvidia", "revenue")]),
    ("相比H20的96GB显存,新卡更大。", [("nvidia-h20", "memory_capacity")]),
    # another of its kind stands nearer behind
    ("The 70% market share of Oracle tells something of NVIDIA.", [None]),
    ("The 70% market share tells something of NVIDIA.", [("nvidia", "market_share")]),
    # a clause that runs on, as transcripts do, and what stands far off
    ("英伟达" + "说了很多话" * 12 + "营收为570亿美元。", [None]),
    ("英伟达" + "说了,很多话" * 16 + ",营收为570亿美元。", [None]),
    # a name that nobody has entered stands between; one in brackets explains
    ("OpenAI的创始人建立了Merge Labs,估值约8.5亿美元。", [None]),
    ("OpenAI (Sam Altman's firm) has a valuation of $500 billion.", [("openai", "valuation")]),
    ("OpenAI CEO Sam Altman's Merge has a valuation of $850 million.", [None]),
    ("OpenAI rival Anthropic raised money at a valuation of $183 billion.", [None]),
    ("Nvidia Corporation had revenue of $57 billion.", [("nvidia", "revenue")]),
    ("摩尔线程上市了。梅卡曼德股份也上市了,市值超过3300亿元。", [None]),
    ("梅卡曼德比摩尔线程还夸张。市值超过3300亿元。", [None]),
    # by whom, with whom or where something is done, and whose it then is
    ("Cursor, backed by OpenAI, has a valuation of $29.3 billion.", [None]),
    ("Microsoft's stake in OpenAI has a valuation of $135 billion.", [None]),
    ("OpenAI投资的公司估值达到300亿美元。", [None]),
    ("OpenAI的竞争对手估值达到1830亿美元。", [None]),
    ("印度的手机市场与中国相似,14亿的人口很诱人。", [None]),
    # of what comes in, another word right before makes it that of a part
    ("Nvidia's H20 revenue was $4.6 billion.", [None]),
    ("Nvidia's networking revenue was $8.2 billion.", [None]),
    ("中国全部劳动年龄人口只有8.6亿人。", [None]),
    ("中国的总人口有14.1亿人。", [("china", "population")]),
    ("Nvidia passed the $5 trillion market-cap threshold.", [("nvidia", "market_cap")]),
    # a place that is a part of somebody's name
    ("中国人民银行说,人口为14.1亿人。", [None]),
    ("中国的银行业说,人口为14.1亿人。", [("china", "population")]),
    ("The Bank of China counts a population of 1.4 billion.", [None]),
    ("China Daily counts a population of 1.4 billion.", [None]),
    ("Nvidia's quarterly revenue was $57 billion.", [("nvidia", "revenue")]),
    # joined to something else, a word of an earlier clause does not measure it
    ("中国的研究人员指出,30%的损失来自燃煤。", [None]),
    # where it is measured is nobody whom the next clause turns to
    ("NVIDIA's market share in China, dropping from 95% to 50%, is low.", [("nvidia", "market_share")] * 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_figure_is_of_what_its_sentence_names(
    text: str, expected: list[tuple[str, str] | None], real: Workspace, known: Known
) -> None:
    scanner = Scanner(real.policy.figures())
    found = [link for *_, link in linked(scanner, known, text)]
    assert [link and (link.subject, link.metric) for link in found] == expected


@pytest.mark.parametrize("language", RECALL)
@pytest.mark.parametrize("is_known", [True, False], ids=["own claims known", "left out"])
def test_links_on_the_register_of_the_five_articles(
    language: str, is_known: bool, real: Workspace, known: Known, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the claims of the article known, and with only what is known beside them."""
    precision, recall = of_register(
        real, language, lambda article: known if is_known else Known.of(real, [article.id])
    )
    with capsys.disabled():
        said = "with" if is_known else "without"
        print(
            f"\n{language}, {said} its own claims: precision {precision:.3f}, recall {recall:.3f}"
        )
    assert precision >= PRECISION
    if is_known:
        assert recall >= RECALL[language]
