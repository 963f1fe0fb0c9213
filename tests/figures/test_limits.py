"""The limits of reading stand in limits.yaml, each with its reason and each used."""

import re
from pathlib import Path

import pytest

from claimaudit.base.textyaml import load_words

SRC = Path(__file__).parents[2] / "src" / "claimaudit"
ROOMS = ("figures", "scan")
# A limit beside the code, not in it: `_REACH = 90`, `_NEAR, _FAR = 8, 20`.
TYPED = re.compile(
    r"^_?\w*(?:REACH|NEAR|LONGEST|BEFORE|BEHIND|MOST|FAR)\w*\b.*= .*(?<![\w.\"'])\d+(?:, \d+)*$",
    re.M,
)


@pytest.mark.parametrize("room", ROOMS)
def test_every_limit_has_its_reason_and_is_used(room: str) -> None:
    limits = load_words(SRC / room / "limits.yaml")
    used = {
        name
        for module in (SRC / room).rglob("*.py")
        for name in re.findall(r'(?<!\w)(?:LIMITS|MARGINS)\["(\w+)"\]', module.read_text("utf-8"))
    }
    assert used == limits.keys()
    kinds = ({"is", "why"}, {"by", "why"})
    assert all(entry.keys() in kinds and entry["why"] for entry in limits.values())


@pytest.mark.parametrize("room", ROOMS)
def test_no_module_types_one(room: str) -> None:
    typed = {
        f"{module.name}: {found}"
        for module in (SRC / room).rglob("*.py")
        for found in TYPED.findall(module.read_text("utf-8"))
    }
    assert not typed
