"""Code scanning follows a finding through changes that do not concern it, and knows two apart."""

from __future__ import annotations

import json

import pytest
import yaml

from claimaudit.gate.formats import render
from tests.gate.conftest import SHOPS, TEXT, Repo

pytestmark = pytest.mark.usefixtures("quick")

LONG = (
    "According to the report that the company published on Thursday, the number of shops that "
    "it runs in Europe grew to 4,120 shops, and it employs 93,000 people there. It was founded "
    "long ago.\n"
)


def marks(repo: Repo) -> list[str]:
    """What GitHub follows: of every finding that no waiver holds back."""
    results = json.loads(render("sarif", repo.gate()))["runs"][0]["results"]
    found = [r["partialFingerprints"] for r in results if "suppressions" not in r]
    assert all(f["claimauditIdentity/v2"] == f["primaryLocationLineHash"] for f in found)
    return sorted(f["primaryLocationLineHash"] for f in found)


def wrapped(text: str, width: int = 64) -> str:
    """As an editor wraps it, at spaces."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n".join([*lines, line]) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        LONG + SHOPS + TEXT,
        TEXT + "\n\n" + LONG + "\n" + SHOPS,
        (TEXT + SHOPS + LONG).replace("\n", "\r\n"),
        TEXT.replace("今年", "去年夏天") + SHOPS + LONG,
        "首页 > 科技 > 正文\n\n" + TEXT + SHOPS + LONG + "相关推荐\n别的新闻\n",
        TEXT + SHOPS + wrapped(LONG),
        TEXT + SHOPS + wrapped(LONG, 90),
        TEXT + SHOPS + wrapped(LONG).replace("\n", "\r\n"),
    ],
    ids=[
        "moved", "spaced out", "crlf", "other text edited", "page around it", "wrapped",
        "wrapped wide", "wrapped with crlf",
    ],
)  # fmt: skip
def test_what_does_not_concern_it_keeps_a_finding(repo: Repo, text: str) -> None:
    repo.tiny.article(TEXT + SHOPS + LONG)
    before = marks(repo)
    repo.tiny.article(text)
    assert len(set(before)) == 3
    assert marks(repo) == before


def test_another_name_of_its_file_keeps_a_finding(repo: Repo) -> None:
    repo.tiny.article(TEXT + SHOPS)
    repo.tiny.write("references/maker.yaml", {"documents": [], "facts": []})
    before = marks(repo)
    (repo.root / "seeds" / "t.txt").rename(repo.root / "seeds" / "chip.txt")
    catalog = yaml.safe_load((repo.root / "seeds" / "catalog.yaml").read_text("utf-8"))
    catalog["articles"][0]["file"] = "chip.txt"
    repo.tiny.write("seeds/catalog.yaml", catalog)
    (repo.root / "claims" / "t.yaml").rename(repo.root / "claims" / "chip.yaml")
    assert len(before) >= 4
    assert marks(repo) == before


def test_other_words_quoted_keep_a_finding_of_a_claim(repo: Repo) -> None:
    repo.tiny.write("references/maker.yaml", {"documents": [], "facts": []})
    before = marks(repo)
    path = repo.root / "claims" / "t.yaml"
    path.write_text(path.read_text("utf-8").replace("测试芯片的算力", "算力"), "utf-8")
    assert "算力" in path.read_text("utf-8")
    assert marks(repo) == before


def test_the_same_words_twice_are_two_findings(repo: Repo) -> None:
    repo.tiny.article(TEXT + SHOPS)
    before = set(marks(repo))
    repo.tiny.article(TEXT + SHOPS + "又及\n" + SHOPS)
    twice = marks(repo)
    assert len(set(twice)) == len(twice) == 2
    assert before < set(twice)


@pytest.mark.parametrize(
    "text", [SHOPS.replace("40", "41"), SHOPS.replace("门店", "工厂"), "甲地" + SHOPS]
)
def test_other_words_are_another_finding(repo: Repo, text: str) -> None:
    repo.tiny.article(TEXT + SHOPS)
    before = marks(repo)
    repo.tiny.article(TEXT + text)
    assert not set(before) & set(marks(repo))


def test_a_row_of_a_list_is_known_without_its_neighbours(repo: Repo) -> None:
    """Rows end in no mark; they are shorter than the lines of a wrapped text."""
    repo.tiny.article(TEXT + "甲公司有门店40家\n乙公司有工厂50座\n")
    before = marks(repo)
    repo.tiny.article(TEXT + "甲公司有门店41家\n乙公司有工厂50座\n")
    assert len(set(before) & set(marks(repo))) == 1
