"""Which way the words beside a figure say that something went."""

from __future__ import annotations

import pytest

from claimaudit.figures.directions import Way, direction

# As agencies, statistical offices and the press print them; the figure stands in brackets.
DOWN = """
Real GDP decreased at an annual rate in the first quarter; imports decreased by [1.2 percent]
U.S. electricity generation … decreased by … [1.2 percent]
Coal generation was down [3.3%] from 2023
fell sharply by [about 5%] on the year
Retail sales fell [0.9%] in January
Energy-related emissions declined by [1.1%] in the United States
Exports rose 3%, while imports fell by [5%]
a [12%] drop in sales
the company's [30 percent] decline
a decline of [2.3 per cent]
decrease in net income of [$3.1 billion]
often delivering similar or better throughput at [30–50%] lower cost
nonfarm payrolls fell by [22,000 people]
reduced emissions from cars by [5 million tonnes]
The consumer price index was unchanged, with a change of - [1.2 percent]
同比下降了[5.3%]
人数[约减少5万人]
同比降幅达[5%]
股價較歷史高點已大跌[16%]
股价较高点跌去[约16%]
全国人口140828万人,比上年末减少[139万人]
单卡成本比进口H20降低了[40%]
收入同比(bǐ)暴跌[63%]
同比負增長[3.4%]
[5%]的降幅
录得[5.1%]的下降
▼ [2.5%]
Der Umsatz sank um [12 %]
Der Stromverbrauch ging um [12 %] zurück
ist im Vergleich zum Vorjahr um [4,2 %] gesunken
ein Minus von [12 %]
[12 %] weniger als im Vorjahr
"""
UP = """
比率[约增加6.6%]
Nvidia surged [4.04 percent]
full-year revenue of $130.5 billion, up [114%]
utilization rate increased by [2.9 percentage points] sequentially to 92.5%
a [12%] growth
Advanced Micro Devices soared [23.7%]
an increase of [1.2 million people]
[30%] more than
价格还上涨[近10%]
同比增長(zhǎng)[62%]
銷量增長了[12%]
首日涨幅[425%]
[10%]的增长
Der Umsatz stieg um [12 %]
nahm um [12 %] zu
ein Zuwachs von [3 %]
"""
NEITHER = """
market share in China dropped to [50%], from 95%
market share in China dropped … to [50 per cent] now
utilization rate increased by 2.9 percentage points sequentially to [92.5%]
fell from [7%] to 5%
[5%] down from 7%
the share is [12%]
they befell [12%]
dropped [500 bombs]
cut [1,000 jobs]
[40%] fall below the poverty line
did not fall by [5%]
Increase (decrease) [5%]
市场占有率从[85%]下降至70%
市场占有率从85%下降至[70%]
销量增长到[12%]
增速为[5%]
完成起降[169,020架次]
没有下降[5%]
价格没有上涨[5%]
上涨。此后整整一年的时间里都没有再出现过任何变化,为[12%]
stieg auf [12 %]
Der Anteil ist auf [12 %] gesunken
ein Steuersatz von [5 %] ab 2026
takes a [30%] cut of every sale
a [20%] down payment
taxed at the reduced [5%] rate
Clean electricity made up [35%]
it takes up [12%] of the budget
"""
TABLE = [
    (line, way)
    for way, lines in (("down", DOWN), ("up", UP), (None, NEITHER))
    for line in lines.strip().splitlines()
]


@pytest.mark.parametrize(("printed", "way"), TABLE, ids=[line for line, _ in TABLE])
def test_words_tell_which_way_a_figure_went(printed: str, way: Way | None) -> None:
    before, _, rest = printed.partition("[")
    figure, _, behind = rest.partition("]")
    unit = "%" if any(share in figure for share in ("%", "per", "point")) else None
    text, start = before + figure + behind, len(before)
    assert direction(text, start, start + len(figure), unit) == way
