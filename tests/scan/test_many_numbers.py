"""A text with an absurd number of numbers is refused in one line, by their count and not by a clock."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.intake.add import add_article
from claimaudit.scan import collect
from claimaudit.scan.collect import TooManyNumbersError
from claimaudit.scan.scan_files import scan_files
from claimaudit.scan.scanner import Scanner
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import Tiny

SAID = "has more than 50,000 numbers"


@pytest.mark.parametrize("text", ["1和" * 150_000, "三又" * 60_000, "7" + " 12" * 60_000])
def test_it_is_not_scanned(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(BrokenInputError) as broken:
        scan_files([path])
    (problem,) = broken.value.problems
    assert (problem.file, SAID in problem.message) == (str(path), True)


def test_an_article_is_refused_by_every_command(tiny: Tiny) -> None:
    tiny.article("测试芯片的算力达到4.6 PFLOPS,是旧芯片的两倍。\n" + "1和" * 50_000)
    with pytest.raises(BrokenInputError) as broken:
        load_workspace(tiny.root)
    assert [(p.file, SAID in p.message) for p in broken.value.problems if SAID in p.message] == [
        ("seeds/t.txt", True)
    ]


def test_and_not_taken_in(tiny: Tiny, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("1和" * 60_000, "utf-8")
    before = (tiny.root / "seeds/catalog.yaml").read_bytes()
    with pytest.raises(BrokenInputError, match=SAID):
        add_article(tiny.root, str(path))
    assert (tiny.root / "seeds/catalog.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "number", ["12", "1,234", "三", "三十亿", "one", "a dozen", "dozens of", "½", "May 2025"]
)
def test_numbers_of_every_kind_are_counted(number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collect, "MOST", 5)
    for language in (None, "en", "zh-Hans", "de"):
        Scanner().scan(f"{number} ; " * 2, language)
    with pytest.raises(TooManyNumbersError):
        Scanner().scan(f"{number} ; " * 6)
