"""Articles are read byte for byte, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimaudit.base.files import OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.workspace.articles import CatalogEntry
from claimaudit.workspace.reading.parts import load_articles
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import ARTICLE, Tiny


def _problem(tiny: Tiny) -> str:
    return "\n".join(map(str, tiny.problems()))


def test_an_article_is_its_text(tiny: Tiny) -> None:
    article = load_workspace(tiny.root).articles["t"]
    assert (article.text, article.entry.judged) == (ARTICLE, "2025-10-01")


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\ufeff", "\u200b"])
def test_no_byte_is_changed_on_the_way(tiny: Tiny, ending: str) -> None:
    text = ARTICLE + ending
    tiny.article(text)
    assert load_workspace(tiny.root).articles["t"].text == text


def test_one_changed_byte_is_noticed(tiny: Tiny) -> None:
    path = tiny.root / "seeds" / "t.txt"
    path.write_bytes(path.read_bytes() + b" ")
    assert "article t is not the one that was catalogued" in _problem(tiny)


def test_an_article_that_is_not_there(tiny: Tiny) -> None:
    (tiny.root / "seeds" / "t.txt").unlink()
    assert "seeds/t.txt" in _problem(tiny)


def test_an_article_that_is_not_utf_8(tiny: Tiny) -> None:
    (tiny.root / "seeds" / "t.txt").write_bytes("测试".encode("gb18030"))
    assert "seeds/t.txt" in _problem(tiny)


def test_an_article_that_is_too_large(tiny: Tiny) -> None:
    inputs = Inputs(OnDisk(tiny.root))
    assert load_articles(inputs, 10) == {}
    (problem,) = inputs.problems
    assert "seeds/t.txt: too large (more than 10 bytes" in str(problem)


def test_an_id_stands_once(tiny: Tiny) -> None:
    path: Path = tiny.root / "seeds" / "catalog.yaml"
    text = path.read_text("utf-8")
    path.write_text(text + text.partition("\n")[2], "utf-8")
    assert "article t: stands already at seeds/catalog.yaml:2" in _problem(tiny)


@pytest.mark.parametrize("file", ["../secret", "/etc/passwd", "a/b.txt", ""])
def test_a_file_is_a_plain_name(tiny: Tiny, file: str) -> None:
    path: Path = tiny.root / "seeds" / "catalog.yaml"
    path.write_text(path.read_text("utf-8").replace("t.txt", f"'{file}'"), "utf-8")
    assert "file" in _problem(tiny)


@pytest.mark.parametrize(
    ("published", "judged_as_of", "judged"),
    [
        ("2025-10-01", None, "2025-10-01"),
        (None, "2025-11", "2025-11"),
        ("2025-10-01", "2025-11", "2025-11"),
        (None, None, None),
    ],
)
def test_the_day_that_an_article_is_judged_as_of(
    published: str | None, judged_as_of: str | None, judged: str | None
) -> None:
    entry = CatalogEntry(
        id="t", file="t.txt", title="T", publisher="P", language="zh", sha256="0" * 64,
        rights="none", published=published, judged_as_of=judged_as_of,
    )  # fmt: skip
    assert entry.judged == judged
