"""A condition that words name only to say that it does not hold is none of the figure beside it."""

from __future__ import annotations

import pytest

from tests.conftest import Tiny
from tests.workspace.wording.test_against import problems

NORWAY = {"conditions": {"region": "Norway", "period": "2024"}}
TURNED = [
    "It carried ⟦48,312 people⟧ in all lands save Norway.",
    "It carried ⟦48,312 people⟧ north of Norway.",
    "It carried ⟦48,312 people⟧ in Norway’s neighbours.",
    "Prior to 2024, it carried ⟦48,312 people⟧.",
    "Outside Norway it carried ⟦48,312 people⟧.",
    "Excluding Norway, it carried ⟦48,312 people⟧.",
    "It carried ⟦48,312 people⟧ everywhere but in Norway.",
    "It carried ⟦48,312 people⟧, unlike in Norway.",
    "It carried ⟦48,312 people⟧ in Sweden, not Norway.",
    "It carried ⟦48,312 people⟧ in non-Norway.",
    "It carried ⟦48,312 people⟧ beyond Norway.",
    "It carried ⟦48,312 people⟧ in no part of Norway.",
    "It carried ⟦48,312 people⟧ in half of Norway.",
    "It carried ⟦48,312 people⟧ with Norway left out.",
    "It carried ⟦48,312 people⟧ in the Norwayne district.",
    "It carried ⟦48,312 people⟧ in New Norway.",
    "It carried ⟦48,312 people⟧ in Sweden and Norway.",
    "In Norway and Sweden it carried ⟦48,312 people⟧.",
    "Norway and Sweden together: it carried ⟦48,312 people⟧.",
    "It carried ⟦48,312 people⟧ in Denmark, Sweden, and Norway.",
    "Unlike in 2024, it carried ⟦48,312 people⟧.",
    "Except in 2024, it carried ⟦48,312 people⟧.",
    "Compared with 2024, it carried ⟦48,312 people⟧.",
    "It carried ⟦48,312 people⟧ outside 2024.",
    "It carried ⟦48,312 people⟧ in the run-up to 2024.",
    "It carried ⟦48,312 people⟧ until 2024.",
    "不同于2024年，运送⟦48,312人⟧。",
    "较2024年，运送⟦48,312人⟧。",
    "截至2024年前运送⟦48,312人⟧。",
]
HELD = [
    "At a bar in Norway it carried ⟦48,312 people⟧.",
    "In the north of Norway it carried ⟦48,312 people⟧.",
    "It carried ⟦48,312 people⟧.",
    "In Norway it carried ⟦48,312 people⟧.",
    "It carried ⟦48,312 people⟧ in Norway, not in Sweden.",
    "It carried ⟦48,312 people⟧ not only in Norway.",
    "Unlike in Norway’s south, it carried ⟦48,312 people⟧ in Norway’s north.",
    "Half of Norway’s passengers were ⟦48,312 people⟧.",
    "A Norwayan boat in Norway carried ⟦48,312 people⟧.",
    "In Norway it carried ⟦48,312 people⟧ and in Sweden none.",
    "In Sweden and Norway it carried 2 million and ⟦48,312 people⟧ respectively.",
    "In Norway, Anna and Bo carried ⟦48,312 people⟧.",
    "In 2024, unlike in 2023, it carried ⟦48,312 people⟧.",
    "2024年前三季度之和为⟦48,312人⟧。",
    "占比2024年为⟦48,312人⟧。",
]


@pytest.mark.parametrize(("sentence", "said"), [(s, 1) for s in TURNED] + [(s, 0) for s in HELD])
def test_a_condition_holds_where_words_say_so(tiny: Tiny, sentence: str, said: int) -> None:
    metric = "passengers, 乘客, people"
    found = problems(tiny, sentence, "carried ⟦48,312 people⟧", metric, NORWAY, NORWAY)
    turned = [one for one in found if "only to say that it is not so" in one]
    assert len(turned) == said, found


def test_nor_does_it_in_a_clip(tiny: Tiny) -> None:
    told = "It carried ⟦48,312 people⟧.", "outside Norway … ⟦48,312 people⟧"
    (found,) = problems(tiny, *told, "passengers, 乘客, people", NORWAY, NORWAY)
    assert "region Norway is named by its clip" in found
