"""The clips of the references."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from claimaudit.intake.captures.shelf import entered_clips


def test_clips_come_from_prints() -> None:
    printed = [
        SimpleNamespace(document="a", clip="4.6 PFLOPS … FP8"),
        SimpleNamespace(document="b", clip=None),
        SimpleNamespace(document="b", clip="4.6 petaflops"),
    ]
    facts = {"f": SimpleNamespace(id="f", fact=SimpleNamespace(prints=printed))}
    library: Any = SimpleNamespace(facts=facts)
    assert entered_clips(library) == {
        "a": [("f", "4.6 PFLOPS … FP8")], "b": [("f", "4.6 petaflops")],
    }  # fmt: skip
