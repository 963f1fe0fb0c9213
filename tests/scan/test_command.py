"""Files in, lines or tables out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimaudit.base.problems import BrokenInputError
from claimaudit.scan.scan_files import scan_files

FIELDS = [
    "file", "start", "end", "text", "value", "low", "high", "unit", "bound", "quote_start", "quote_end",
    "kind",
]  # fmt: skip


def write(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def rows(*paths: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in scan_files(paths, "jsonl").splitlines()]


def test_jsonl_has_exactly_the_fields_of_the_design(tmp_path: Path) -> None:
    text = "营收超570亿美元,毛利率39.5%。\n它首次登陆A股市场。\n"
    found = rows(write(tmp_path, "a.txt", text.encode()))
    assert [list(row) for row in found] == [FIELDS] * 3
    over, share, first = found
    assert (over["text"], over["value"], over["low"], over["high"]) == (
        "超570亿美元", 57_000_000_000, 57_000_000_000, None,
    )  # fmt: skip
    assert (over["unit"], over["bound"]) == ("USD", "over")
    assert isinstance(over["value"], int)
    assert share["value"] == 39.5
    assert [first[k] for k in ("value", "low", "high", "unit", "bound")] == [None] * 5
    assert text[first["start"] : first["end"]] == first["text"]  # type: ignore[misc]


def test_a_figure_that_cannot_be_read_has_no_value_and_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"It sold 1,23 million units.")
    (row,) = rows(path)
    assert (row["kind"], row["text"]) == ("unreadable", "1,23 million units")
    assert [row[k] for k in ("value", "low", "high", "unit", "bound")] == [None] * 5
    assert "cannot be read" in scan_files([path])


def test_offsets_count_code_points_behind_a_byte_order_mark_and_emoji(tmp_path: Path) -> None:
    text = "\ufeff😺 营收达570亿美元。\r\n"
    (row,) = rows(write(tmp_path, "bom.txt", text.encode()))
    assert text[row["start"] : row["end"]] == "570亿美元"  # type: ignore[misc]


def test_every_broken_file_is_named_with_the_place(tmp_path: Path) -> None:
    good = write(tmp_path, "good.txt", "营收570亿美元".encode())
    half = write(tmp_path, "half.txt", "第一行\n".encode() + "元".encode()[:2])
    other = write(tmp_path, "gbk.txt", "营收".encode("gb18030"))
    nul = write(tmp_path, "nul.txt", b"a\n5\0000 people")
    none = write(tmp_path, "empty.txt", b" \n")
    with pytest.raises(BrokenInputError) as caught:
        scan_files(
            [good, half, other, nul, none, str(tmp_path / "none.txt"), str(tmp_path)], "jsonl"
        )
    shown = {p.file: (p.line, p.message) for p in caught.value.problems}
    assert shown[half] == (2, "is not UTF-8: byte 0xe5 at offset 10")
    assert shown[other][1].startswith("is not UTF-8: byte 0xca")
    assert shown[str(tmp_path / "none.txt")][1] == "is missing"
    assert shown[str(tmp_path)][1] == "is a folder"
    assert shown[nul] == (2, "holds a NUL byte, so it is no text")
    assert shown[none] == (0, "is empty: nothing was scanned")
    assert good not in shown


def test_the_size_limit_holds(tmp_path: Path) -> None:
    path = write(tmp_path, "big.txt", b"x" * 101)
    assert scan_files([path], "jsonl", article_bytes=101) == ""
    with pytest.raises(BrokenInputError, match="too large"):
        scan_files([path], "jsonl", article_bytes=100)


def test_the_text_view_shows_place_value_and_sentence(tmp_path: Path) -> None:
    text = "营收超570亿美元。[bold]不是标记[/bold] 增长\x1b 62%。"
    shown = scan_files([write(tmp_path, "a.txt", text.encode())], "text")
    assert "over 57,000,000,000 USD" in shown
    assert "营收超570亿美元" in shown
    assert "[bold]" in shown  # the article's own brackets are no markup
    assert "\x1b" not in shown


def test_nul_and_lone_surrogates_do_not_break_the_output() -> None:
    from claimaudit.scan.output import Scanned, jsonl
    from claimaudit.scan.scanner import Scanner

    text = "营收\ud800达\x00 570亿美元\ud800"
    lines = jsonl([Scanned("a\ud800.txt", text, tuple(Scanner().scan(text)))])
    assert json.loads(lines)["value"] == 57_000_000_000
    lines.encode("utf-8")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown format"):
        scan_files([], "xml")
