"""Posts in Markdown as an archive: what is text, and when and where it was published."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.posts import day, front, posts, text

TEXTS = [
    ("# A\n\nIt has [80 GB](https://x.org/1).", "A\n\nIt has 80 GB."),
    ("**H100**: `4` chips\nmore", "H100: 4 chips\nmore"),
    ("a\n\n```\nx = 7\n```\n\n![p](u9.png)\n\nb", "a\n\nb"),
    ("| a | 1 |\n| - | - |\n| b | 2 |", "a\n\n1\n\nb\n\n2"),
    ("- one\n- two", "one\n\ntwo"),
]


@pytest.mark.parametrize(("markdown", "shown"), TEXTS)
def test_what_a_reader_sees_is_the_text(markdown: str, shown: str) -> None:
    assert text(markdown) == shown


DAYS = [
    ({"date": "2025-01-24T03:34:34Z"}, "x.md", "2025-01-24"),
    ({}, "25-01-23-operator.md", "2025-01-23"),
    ({}, "20230109.3 OBS Studio 29.md", "2023-01-09"),
    ({}, "issue-300.md", None),
]


@pytest.mark.parametrize(("told", "name", "found"), DAYS)
def test_the_day_is_that_of_the_front_matter_or_of_the_name(
    told: dict[str, str], name: str, found: str | None
) -> None:
    assert day(told, name) == found


def test_front_matter_of_both_forms_is_no_text() -> None:
    assert front("---\ntitle: T\n---\nbody") == ({"title": "T"}, "body")
    told, body = front('[#]: subject: "S"\n[#]: url: "https://x.org/1"\n\nbody')
    assert (told["url"], body.strip()) == ("https://x.org/1", "body")


def test_each_post_is_an_article(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "25-01-23-x.md").write_text("---\ntitle: T\nurl: /p/1\n---\nbody")
    (tmp_path / "a.mdx").write_text("---\nlink: https://y.org/2\n---\nother")
    first, second = posts(tmp_path, "https://x.org")
    assert (first["id"], first["url"], first["text"]) == ("a.mdx", "https://y.org/2", "other")
    assert second == {
        "id": "b/25-01-23-x.md", "title": "T", "url": "https://x.org/b/25-01-23-x.md",
        "published": "2025-01-23", "text": "body",
    }  # fmt: skip
