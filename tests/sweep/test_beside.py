"""The period and the level of a machine that stand beside a figure: tables with their neighbours."""

from __future__ import annotations

import pytest

from claimaudit.base.folding import fold
from claimaudit.sweep.beside import is_of_machine, is_of_period, period_beside

# sentence, the figure in it -> the kind of period near it
PRINTED = [
    ("英伟达第三季度营收570亿美元", "570", "Q3"),
    ("輝達單季營收570億美元", "570", "Q"),
    ("辉达上半年营收570亿美元", "570", "H1"),
    ("前三季度营收570亿美元", "570", "N"),
    ("首三季營收570億美元", "570", "N"),
    ("9月营收570亿美元", "570", "M"),
    ("9月5日营收570亿美元", "570", None),
    ("全年营收570亿美元", "570", "Y"),
    ("2024年营收570亿美元", "570", None),
    ("2025年第三季度营收570亿美元", "570", "Q3"),
    ("第三季度营收1亿元,2024年营收570亿美元", "570", None),
    ("第三季度营收不错,达到570亿美元", "570", "Q3"),
    ("第三季度营收1亿元,第二季度营收570亿美元", "570", "Q2"),
    ("In the third quarter of 2025, revenue was $57 billion", "57", "Q3"),
    ("Revenue was $57 billion in the third quarter", "57", "Q3"),
    ("Revenue was $57 billion in the first half of 2025", "57", "H1"),
    ("Revenue for the nine months was $57 billion", "57", "N"),
    ("Full-year revenue was $57 billion", "57", "Y"),
    ("Revenue in 2024 was $57 billion", "57", None),
    ("Sales of the H20 were $57 billion in Q3", "57", "Q3"),
    ("Revenue from H100 and H20 chips was $57 billion", "57", None),
    ("Revenue was $57 billion in H2", "57", "H2"),
    ("Revenue was $57 billion in 1H25", "57", "H1"),
    ("A quarter of its revenue was $57 billion", "57", None),
    ("More than half of its revenue was $57 billion", "57", None),
]

# kind, period as references write it, whether that can be of this kind
FITS = [
    ("Q3", "2025-Q3", True),
    ("Q3", "FY2026-Q3", True),
    ("Q3", "2025-07-28/2025-10-26", True),
    ("Q3", "2025-Q2", False),
    ("Q3", "2024", False),
    ("Q3", "FY2025", False),
    ("Q3", "2024-01-29/2025-01-26", False),
    ("Q", "2025-Q2", True),
    ("Y", "2024", True),
    ("Y", "2024-01-29/2025-01-26", True),
    ("Y", "2025-Q3", False),
    ("H1", "2025-H1", True),
    ("H1", "2025-H2", False),
    ("N", "2025-01-01/2025-09-30", True),
    ("N", "2025", False),
    ("M", "2025-09", True),
    ("M", "2025-12-05", True),
    ("Q", "2025-12-05", False),
    ("Q", "2022/2024", False),
]

MACHINES = [
    ("集群的算力为", True),
    ("超節點的算力為", True),
    ("機櫃的功耗為", True),
    ("8卡服务器的显存为", True),
    ("单卡算力为", False),
    ("显卡的算力为", False),
    ("服务器芯片的算力为", False),
    ("集群中单卡算力为", False),
    ("the cluster has", True),
    ("each rack draws", True),
    ("the server draws", True),
    ("the server chip draws", False),
    ("in the cluster each chip has", False),
    ("the graphics card draws", False),
    ("an 8-GPU board draws", True),
]


@pytest.mark.parametrize(("text", "figure", "kind"), PRINTED)
def test_the_period_that_is_printed_near_a_figure(text: str, figure: str, kind: str | None) -> None:
    text = fold(text).text
    at = text.index(figure)
    clause = text.rfind(",", 0, at) + 1, len(text)
    assert period_beside(text, clause, at, at + len(figure)) == kind


@pytest.mark.parametrize(("printed", "period", "fits"), FITS)
def test_what_holds_in_a_period_of_another_kind(printed: str, period: str, fits: bool) -> None:
    assert is_of_period(printed, period) is fits


@pytest.mark.parametrize(("text", "is_machine"), MACHINES)
def test_words_of_what_chips_are_built_into(text: str, is_machine: bool) -> None:
    folded = fold(text).text
    assert is_of_machine(folded, 0, len(folded)) is is_machine
