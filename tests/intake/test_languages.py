"""`add` and `draft` say when nobody can read an article."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from claimaudit.base.problems import BrokenInputError
from claimaudit.intake.add import add_article
from claimaudit.intake.draft import draft_claims
from claimaudit.intake.review import review_candidates
from claimaudit.intake.wording import language_of
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import Tiny

PAGES = {
    page["language"]: page["text"]
    for page in yaml.safe_load(
        (Path(__file__).parents[1] / "scan" / "languages.yaml").read_text("utf-8")
    )["pages"]
}


def _add(tiny: Tiny, text: str, **given: str) -> str:
    path = tiny.root.parent / "page.txt"
    path.write_text(text, "utf-8")
    return "\n".join(add_article(tiny.root, str(path), id="x", **given))


@pytest.mark.parametrize("tag", ["fr", "es", "ru", "ar", "ja", "ko"])
def test_a_page_that_nobody_can_read_is_recorded_and_said(tiny: Tiny, tag: str) -> None:
    said = _add(tiny, PAGES[tag])
    assert f"({tag}) cannot be read; there are German (de)" in said
    assert load_workspace(tiny.root).articles["x"].entry.language == tag
    with pytest.raises(BrokenInputError, match=f"article x: figures in .* \\({tag}\\)"):
        draft_claims(tiny.root, "x")


def test_a_review_says_what_nobody_can_read(tiny: Tiny, capsys: pytest.CaptureFixture[str]) -> None:
    _add(tiny, PAGES["fr"])
    review_candidates(tiny.root, "x")
    said = capsys.readouterr().out
    assert said.count("article x: figures in French (fr) cannot be read") == 1


def test_a_german_page_is_drafted_by_its_own_rules(tiny: Tiny) -> None:
    assert "cannot be read" not in _add(tiny, PAGES["de"])
    assert load_workspace(tiny.root).articles["x"].language == "de"
    assert "drafted in claims/x.yaml: 12,5 Milliarden Euro" in draft_claims(tiny.root, "x")


def test_what_is_told_goes_first_and_a_text_that_looks_otherwise_is_noted(tiny: Tiny) -> None:
    said = _add(tiny, PAGES["de"], language="en")
    assert "said to be in English (en) and looks like German (de)" in said
    assert load_workspace(tiny.root).articles["x"].entry.language == "en"
    assert "looks like German (de)" in "\n".join(draft_claims(tiny.root, "x"))


def test_a_page_tells_its_language_itself() -> None:
    assert language_of(PAGES["fr"], '<html lang="de-CH">') == "de"
    assert language_of(PAGES["fr"]) == "fr"
    assert language_of("5,2 Mio.") == "und"
