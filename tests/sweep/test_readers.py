"""What each kind of archive gives, and what is left out of it: one line each."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.sweep.archive import Entry, files_of, reader, units_of
from claimaudit.sweep.readers import lines, parquet
from claimaudit.workspace.workspace import Workspace
from tests.sweep.conftest import write_lines, write_parquet

OUT = "nowhere"
PAGE = "<html><head><title>T</title></head><body><article><p>{}</p></article></body></html>"


def read(archive: Path, workspace: Workspace, **given: int) -> tuple[list[Entry], list[str]]:
    """(entries, what was left out)."""
    units, unopened = units_of(files_of(str(archive), OUT))
    limits = workspace.policy.limits.model_copy(update=given)
    found = [one for unit in units for one in reader(unit.reader).read(unit, limits)]
    problems = [*unopened, *(one for one in found if isinstance(one, Problem))]
    return [one for one in found if isinstance(one, Entry)], [p.message for p in problems]


def test_a_row_of_parquet_is_an_article(tmp_path: Path, real: Workspace) -> None:
    row = {
        "id": "a",
        "text": "营收57亿元。",
        "url": "https://www.example.org/a",
        "published": "2026-01-05T08:00:00Z",
        "language": "zh",
        "more": 1,
    }
    entries, left = read(write_parquet(tmp_path / "a.parquet", [row], 1), real)
    assert (entries, left) == ([Entry("a", "营收57亿元。", row["url"], "2026-01-05", "zh")], [])  # type: ignore[arg-type]
    assert entries[0].outlet == "example.org"


@pytest.mark.parametrize("url", ["http://[bad", "//[", "https://℀.com", "", None])
def test_an_address_that_is_none_has_no_outlet(url: str | None) -> None:
    assert Entry("a", "营收57亿元。", url, None, "zh").outlet == ""


def test_a_day_that_no_calendar_has_leaves_out_its_row(tmp_path: Path, real: Workspace) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    days = pa.array([2_000_000_000, 20_000], pa.int32()).cast(pa.date32())
    pq.write_table(pa.table({"text": ["一亿", "二亿"], "published": days}), tmp_path / "a.parquet")
    entries, (left,) = read(tmp_path / "a.parquet", real)
    assert [one.text for one in entries] == ["二亿"]
    assert "row 1 of row group 0" in left


def test_a_date_may_be_a_date_and_an_id_may_be_missing(tmp_path: Path, real: Workspace) -> None:
    from datetime import date

    row = {
        "text": "营收57亿元。",
        "published": date(2026, 1, 5),
        "url": None,
        "language": "Chinese!",
    }
    entries, _ = read(write_parquet(tmp_path / "a.parquet", [row, row], 1), real)
    assert [e.id for e in entries] == ["a.parquet:0:1", "a.parquet:1:1"]
    assert (entries[0].published, entries[0].language, entries[0].outlet) == (
        "2026-01-05",
        None,
        "",
    )


def test_a_broken_row_group_is_left_out_and_the_others_are_read(
    tmp_path: Path, real: Workspace
) -> None:
    rows = [{"id": f"{n}", "text": f"第{n}篇,营收57亿元。" * 50} for n in range(30)]
    path = tmp_path / "a.parquet"
    pq.write_table(
        pa.Table.from_pylist(rows),
        path,
        row_group_size=10,
        compression="gzip",
        use_dictionary=False,
    )
    column = pq.ParquetFile(path).metadata.row_group(1).column(1)
    data = bytearray(path.read_bytes())
    at = column.data_page_offset
    data[at : at + column.total_compressed_size] = b"\xff" * column.total_compressed_size
    path.write_bytes(data)
    entries, left = read(path, real)
    assert [e.id for e in entries] == [f"{n}" for n in (*range(10), *range(20, 30))]
    assert len(left) == 1 and left[0].startswith("row group 1 is broken after 0 rows")


def test_a_large_row_group_is_many_units_and_each_row_is_in_one(
    tmp_path: Path, real: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"text": f"第{n}篇"} for n in range(1_100)]
    path = write_parquet(tmp_path / "a.parquet", rows, 1_000)
    for most, stretches in ((32, 4 + 1), (3, 3 + 1), (1, 1 + 1)):
        monkeypatch.setattr(parquet, "_UNITS", most)
        units, _ = units_of(files_of(str(path), OUT))
        assert len(units) == stretches
        entries, _ = read(path, real)
        assert [e.text for e in entries] == [row["text"] for row in rows]
        assert [entries[n].id for n in (0, 999, 1_000)] == [
            "a.parquet:0:1", "a.parquet:0:1000", "a.parquet:1:1",
        ]  # fmt: skip


def test_a_row_group_that_breaks_half_way_is_told_once(tmp_path: Path, real: Workspace) -> None:
    rows = [{"text": f"{n}篇" * 100} for n in range(1_000)]
    path = tmp_path / "a.parquet"
    pq.write_table(
        pa.Table.from_pylist(rows), path, compression="gzip", use_dictionary=False,
        data_page_size=1_000, write_batch_size=50,
    )  # fmt: skip
    column = pq.ParquetFile(path).metadata.row_group(0).column(0)
    data = bytearray(path.read_bytes())
    middle = column.data_page_offset + column.total_compressed_size // 2
    end = column.data_page_offset + column.total_compressed_size
    data[middle:end] = b"\xff" * (end - middle)
    path.write_bytes(data)
    entries, left = read(path, real)
    assert 250 <= len(entries) < 750
    assert len(left) == 1 and left[0].startswith(f"row group 0 is broken after {len(entries)} rows")


def test_a_row_that_is_not_utf_8_is_left_out_alone(tmp_path: Path, real: Workspace) -> None:
    printed = pa.array([b"one", "二".encode("gb18030"), None, b"three"], pa.binary())
    texts = pa.Array.from_buffers(pa.string(), 4, printed.buffers())
    pq.write_table(pa.table({"text": texts}), tmp_path / "a.parquet")
    entries, left = read(tmp_path / "a.parquet", real)
    assert [e.text for e in entries] == ["one", "three"]
    assert left == ["row 2 of row group 0 is not UTF-8", "row 3 of row group 0 has no text"]


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"PAR1 this is none PAR1", "is no Parquet file"), (b"", "is no Parquet file")],
)
def test_what_is_no_parquet_is_told(
    data: bytes, said: str, tmp_path: Path, real: Workspace
) -> None:
    (tmp_path / "bad.parquet").write_bytes(data)
    write_parquet(tmp_path / "other.parquet", [{"body": "x"}], 1)
    write_parquet(tmp_path / "good.parquet", [{"text": "x"}], 1)
    entries, left = read(tmp_path, real)
    assert len(entries) == 1
    assert left[0].startswith(said) and left[1] == "has no column text"


LINES = [
    ({"id": 7, "text": "营收57亿元。", "published": "2026"}, None),
    ({"text": "half \ud83d a pair"}, None),
    ("{not json", "is no JSON"),
    ("[" * 100_000, "is no JSON"),
    ("[1, 2]", "is no object"),
    ({"text": None}, "has no text"),
    ({"text": "  "}, "has no text"),
    ({"title": "no text"}, "has no text"),
]  # fmt: skip


def test_lines_that_are_none_are_told_one_by_one(tmp_path: Path, real: Workspace) -> None:
    path = tmp_path / "a.jsonl"
    write_lines(
        path,
        [line if line != LINES[1][0] else '{"text": "half \\ud83d a pair"}' for line, _ in LINES],
    )
    entries, left = read(path, real)
    assert [e.id for e in entries] == ["7", "a.jsonl@60"]
    assert entries[1].text == "half \ufffd a pair"
    assert [p.split(" ", 5)[5] for p in left] == [said for _, said in LINES if said]


def test_a_line_that_is_not_utf_8_is_left_out_alone(tmp_path: Path, real: Workspace) -> None:
    (tmp_path / "a.jsonl").write_bytes(
        '{"id": "a", "text": "二"}\n'.encode("gb18030") + b'{"text": "x"}\n'
    )
    entries, left = read(tmp_path / "a.jsonl", real)
    assert [e.text for e in entries] == ["x"]
    assert left == ["the line at byte 0 is not UTF-8"]


def test_two_rows_of_one_id_are_two_articles(tmp_path: Path, real: Workspace) -> None:
    path = write_lines(tmp_path / "a.jsonl", [{"id": 1, "text": "x"}, {"id": 1, "text": "y"}])
    assert [(e.id, e.text) for e in read(path, real)[0]] == [("1", "x"), ("1", "y")]


@pytest.mark.parametrize(
    ("title", "swept"),
    [
        ("英伟达份额跌到50%", "英伟达份额跌到50%\n\n营收57亿元。"),
        (" 营收57亿元 ", "营收57亿元。"),
        ("57亿元", "营收57亿元。"),
        ("", "营收57亿元。"),
        (None, "营收57亿元。"),
    ],
)
def test_a_title_is_the_line_before_a_text_that_does_not_print_it(
    tmp_path: Path, real: Workspace, title: str | None, swept: str
) -> None:
    rows = [{"id": "a", "title": title, "text": "营收57亿元。"}]
    for path in (
        write_lines(tmp_path / "a.jsonl", rows),
        write_parquet(tmp_path / "a.parquet", rows, 1),
    ):
        assert [e.text for e in read(path, real)[0]] == [swept]


def test_every_line_is_in_one_stretch_wherever_they_are_cut(
    tmp_path: Path, real: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_lines(
        tmp_path / "a.jsonl", [{"id": n, "text": "字" * (n % 7 + 1)} for n in range(40)]
    )
    for size in (1, 7, 30, 1000, 10_000):
        monkeypatch.setattr(lines, "_BYTES", size)
        assert [e.id for e in read(path, real)[0]] == [str(n) for n in range(40)]


def test_a_line_that_is_too_large_is_passed_over(tmp_path: Path, real: Workspace) -> None:
    path = write_lines(tmp_path / "a.jsonl", [{"text": "x" * 1000}, {"id": "b", "text": "y"}])
    entries, left = read(path, real, article_bytes=50)
    assert [e.id for e in entries] == ["b"]
    assert left == ["the line at byte 0 is too large"]


def test_a_folder_of_texts(tmp_path: Path, real: Workspace) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text("甲", "utf-8")
    (tmp_path / "b" / "a.md").write_text("乙", "utf-8")
    (tmp_path / "c.txt").write_bytes("丙".encode("gb18030"))
    (tmp_path / "d.txt").write_bytes(b"")
    (tmp_path / "e\nf.txt").write_text("戊", "utf-8")
    (tmp_path / "e.csv").write_text("not read", "utf-8")
    os.mkfifo(tmp_path / "pipe.txt")  # that nobody writes to
    entries, left = read(tmp_path, real)
    assert [(e.id, e.text) for e in entries] == [
        ("a.txt", "甲"),
        ("b/a.md", "乙"),
        ("e\nf.txt", "戊"),
    ]
    assert left == ["is not UTF-8", "has no text"]


def warc(pages: list[tuple[str, str, str]]) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    for url, kind, body in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        payload = BytesIO(body.encode())
        writer.write_record(
            writer.create_warc_record(url, "response", payload=payload, http_headers=headers)
        )
    return out.getvalue()


def test_a_warc_is_read_as_add_reads_pages(tmp_path: Path, real: Workspace) -> None:
    said = "据披露,摩尔线程的营收为4.38亿元,公司没有回应置评请求,也没有给出更多数字。" * 3
    pages = [
        ("https://a.example/1", "text/html; charset=utf-8", PAGE.format(said)),
        ("https://a.example/x.css", "text/css", "p {}"),
        ("https://a.example/2", "text/plain", "摩尔线程"),
        ("https://a.example/3", "text/plain", " "),
    ]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc(pages) + b"\x1f\x8b broken")
    entries, left = read(path, real)
    assert [e.url for e in entries] == ["https://a.example/1", "https://a.example/2"]
    assert said in entries[0].text
    assert left[0] == "holds no text"
    assert len(left) == 2 and left[1].startswith("is broken here")


@pytest.mark.parametrize(
    ("length", "said"),
    [
        ("99999999999", "bytes before its last record says"),
        ("60", "go on behind their Content-Length"),
    ],
)
def test_a_warc_whose_lengths_are_false_is_told(
    length: str, said: str, tmp_path: Path, real: Workspace
) -> None:
    answer = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nThe ferry carried 48,312 people.\n"
    told = "WARC-Type: response\r\nWARC-Target-URI: https://a.example/1"
    head = f"WARC/1.0\r\n{told}\r\nContent-Length: {length}\r\n\r\n"
    path = tmp_path / "a.warc"
    path.write_text(f"{head}{answer}\r\n\r\n")
    assert any(said in one for one in read(path, real)[1])


def test_an_archive_that_is_not_there_or_holds_nothing(tmp_path: Path) -> None:
    with pytest.raises(BrokenInputError, match="is missing"):
        files_of(str(tmp_path / "none"), OUT)
    (tmp_path / "a.csv").write_text("x")
    with pytest.raises(BrokenInputError, match="holds no texts"):
        files_of(str(tmp_path), OUT)


def test_what_an_earlier_sweep_wrote_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "out" / "leads.parquet").write_bytes(b"")
    found = files_of(str(tmp_path), str(tmp_path / "out"))
    assert [file.path for file in found] == [str(tmp_path / "a.txt")]
