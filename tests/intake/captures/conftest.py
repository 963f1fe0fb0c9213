"""A small workspace whose document has clips."""

from __future__ import annotations

import re

import pytest

from claimaudit.intake.captures import shelf
from claimaudit.intake.captures.clips import Clips
from tests.conftest import DOCUMENT, Tiny

PAGE = (
    "<html><head><title>New chip datasheet</title></head><body><h1>New chip datasheet</h1>"
    "<p>The new chip reaches 4,614 TFLOPS in FP8. It draws 310 W under load.</p></body></html>"
)
CLIP = "new chip reaches 4,614 TFLOPS"


@pytest.fixture
def shop(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> Tiny:
    """The datasheet and a copy of it, one clip each; nobody waits between two requests."""
    copy = DOCUMENT | {"id": "reprint", "url": "https://copy.example/new-chip"}
    tiny.references([DOCUMENT, copy], [])
    tiny.claims()
    policy = tiny.root / "checks" / "policy.yaml"
    text = policy.read_text("utf-8")
    policy.write_text(re.sub(r"pause_seconds: \d+", "pause_seconds: 0", text), "utf-8")
    clips: Clips = {"datasheet": [("new-chip-fp8", CLIP)], "reprint": [("new-chip-fp8", CLIP)]}
    monkeypatch.setattr(shelf, "entered_clips", lambda library: clips)
    return tiny


def enter(monkeypatch: pytest.MonkeyPatch, *clips: tuple[str, str]) -> None:
    """Makes these the clips of the datasheet."""
    monkeypatch.setattr(shelf, "entered_clips", lambda library: {"datasheet": list(clips)})
