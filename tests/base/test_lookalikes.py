"""Words in letters that only look like those of another script."""

from __future__ import annotations

import pytest

from claimaudit.base.lookalikes import disguised


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("NVІDІA", "NVІDІA"),
        ("Mаker", "Mаker"),
        ("Тhе ferry", "Тhе"),
        ("сору of the report", "сору"),
        ("ɡoogle", "ɡoogle"),
        ("Ηellas daily", "Ηellas"),
        ("AВ 5", "AВ"),
        ("хорсаосуах", "хорсаосуах"),
        ("5 mıllion", "mıllion"),
        ("5 bíllion", "bíllion"),
        ("αbout 95", "αbout"),
        ("15 κg", "κg"),
        # words of their own language, units and names of things
        ("Яндекс launches a GPU", None),
        ("рост с NVIDIA", None),
        ("Аура", None),
        ("IT-компания", None),
        ("Καθημερινή", None),
        ("Sony α7, 5 μm, 3 kΩ, TNFα, IFNγ, αvβ3", None),
        ("5 µm", None),
        ("湖上渡轮 ferry", None),
        ("Émile Zola", None),
        ("", None),
    ],
)
def test_a_word_in_disguise(text: str, word: str | None) -> None:
    found = disguised(text)
    assert (found and found.group()) == word


def test_a_long_text_takes_no_time() -> None:
    assert disguised("ä" + "a" * 2_000_000) is None
