"""`claimaudit capture` on small workspaces: what it keeps, reports and refuses."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from warcio.archiveiterator import ArchiveIterator

from claimaudit.cli.main import main
from claimaudit.intake import addresses
from claimaudit.intake.captures import capture, shelf
from claimaudit.intake.extract import Source
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import Tiny
from tests.intake.captures.conftest import CLIP, PAGE, enter
from tests.intake.captures.pages import make_xlsx
from tests.intake.servers import make_certificate, make_pdf, page, redirect, serving

LOCK = "references/captures.lock.yaml"


def run(shop: Tiny, *given: object) -> Result:
    return CliRunner().invoke(main, ["capture", "-w", str(shop.root), *map(str, given)])


def lock(shop: Tiny) -> list[dict[str, Any]]:
    read: dict[str, Any] = yaml.safe_load((shop.root / LOCK).read_text("utf-8"))
    entries: list[dict[str, Any]] = read["captures"]
    return entries


def saved(tmp_path: Path, content: str | bytes, name: str = "saved.html") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def kept(shop: Tiny) -> list[str]:
    return sorted(path.name for path in (shop.root / "evidence").iterdir())


# --- what is kept --------------------------------------------------------------------------


def test_a_file_is_kept_by_its_hash_with_its_text(shop: Tiny, tmp_path: Path) -> None:
    got = run(shop, "--file", saved(tmp_path, PAGE), "datasheet")
    assert got.exit_code == 0, got.output
    sha256 = hashlib.sha256(PAGE.encode()).hexdigest()
    assert kept(shop) == [".gitignore", f"{sha256}.html", f"{sha256}.txt"]
    assert (shop.root / "evidence" / f"{sha256}.html").read_bytes() == PAGE.encode()
    assert (shop.root / "evidence" / ".gitignore").read_text() == "*\n"
    (entry,) = lock(shop)
    text = (shop.root / "evidence" / f"{sha256}.txt").read_text("utf-8")
    (clip,) = entry.pop("clips")
    assert text[clip["start"] : clip["end"]] == CLIP
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", entry.pop("captured"))
    assert entry == {
        "document": "datasheet", "url": "https://maker.example/new-chip", "sha256": sha256,
        "bytes": len(PAGE), "kind": "html", "media_type": "text/html", "how": "file",
    }  # fmt: skip


def test_the_lock_is_sorted_and_the_same_twice(shop: Tiny, tmp_path: Path) -> None:
    path = saved(tmp_path, PAGE)
    run(shop, "--file", path, "reprint")
    run(shop, "--file", path, "datasheet")
    before = (shop.root / LOCK).read_bytes()
    assert [one["document"] for one in lock(shop)] == ["datasheet", "reprint"]
    again = run(shop, "--file", path, "datasheet")
    assert again.exit_code == 0 and "unchanged" in again.output
    assert (shop.root / LOCK).read_bytes() == before


def test_the_lock_is_no_file_of_references(shop: Tiny, tmp_path: Path) -> None:
    run(shop, "--file", saved(tmp_path, PAGE), "datasheet")
    assert list(load_workspace(shop.root).library.documents) == ["datasheet", "reprint"]


@pytest.mark.parametrize(
    ("name", "content", "kind", "page"),
    [
        ("a.txt", f"The {CLIP} in FP8.", "text", None),
        ("a.csv", "chip;TFLOPS\nnew chip reaches;4,614 TFLOPS\n", "csv", None),
        ("a.json", '{"text": "the new chip reaches 4,614 TFLOPS"}', "json", None),
        ("a.json", '{"text": "the new\\u0020chip reaches 4,614 TFLOPS"}', "json", None),
        ("a.pdf", make_pdf([f"The {CLIP}."]), "pdf", 1),
        ("a.xlsx", make_xlsx([["new chip reaches", "4,614 TFLOPS"]]), "xlsx", None),
        ("a.html", "<table><tr><td>new chip reaches<td>4,614 TFLOPS</table>", "html", None),
    ],
)
def test_every_kind_of_document(
    shop: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    name: str, content: str | bytes, kind: str, page: int | None,
) -> None:  # fmt: skip
    enter(monkeypatch, ("f", "new chip reaches … 4,614 TFLOPS"))
    got = run(shop, "--file", saved(tmp_path, content, name), "datasheet")
    assert got.exit_code == 0, got.output
    (entry,) = lock(shop)
    assert entry["kind"] == kind
    assert entry["clips"][0].get("page") == page


def test_a_clip_that_does_not_stand_is_named(
    shop: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(monkeypatch, ("f", "reaches 614 TFLOPS"), ("g", CLIP))
    got = run(shop, "--file", saved(tmp_path, PAGE), "datasheet")
    assert got.exit_code == 1
    assert "not found: f “reaches 614 TFLOPS”" in got.output
    assert [clip["fact"] for clip in lock(shop)[0]["clips"]] == ["g"]


WALL = "<title>Just a moment...</title><p>Verify you are human to continue.</p>"


def test_a_capture_in_which_all_clips_stand_is_the_document(shop: Tiny, tmp_path: Path) -> None:
    refused = run(shop, "--file", saved(tmp_path, WALL), "datasheet")
    assert refused.exit_code == 2 and "enter a print with a clip of it first" in refused.output
    assert run(shop, "--file", saved(tmp_path, f"{WALL}<p>The {CLIP}."), "datasheet").exit_code == 0


def test_some_clips_do_not_make_a_wall_the_document(
    shop: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(monkeypatch, ("f", "to continue"), ("g", CLIP))
    assert run(shop, "--file", saved(tmp_path, WALL), "datasheet").exit_code == 2


def test_a_capture_without_any_of_its_clips_deserves_a_word(shop: Tiny, tmp_path: Path) -> None:
    other = saved(tmp_path, "<title>Rainfall</title><p>It rained 42.1 mm in May.</p>")
    got = run(shop, "--file", other, "datasheet")
    assert got.exit_code == 1 and "none of its clips stands in it" in got.output


# --- fetching ------------------------------------------------------------------------------


def test_a_page_is_fetched_with_all_care_and_kept_as_warc(
    shop: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path)
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    packed = page(gzip.compress(PAGE.encode()), "text/html; charset=utf-8", Content_Encoding="gzip")
    with serving({"/a": redirect("/b"), "/b": packed}, certificate) as base:
        got = run(shop, f"{base}/a")
        assert got.exit_code == 0, got.output
        (entry,) = lock(shop)
        assert (entry["url"], entry["final_url"], entry["how"]) == (
            f"{base}/a", f"{base}/b", "fetched",
        )  # fmt: skip
    warc = (shop.root / "evidence" / f"{entry['sha256']}.warc.gz").read_bytes()
    records = [
        (r.rec_type, r.rec_headers["WARC-Target-URI"], r.http_headers, r.content_stream().read())
        for r in ArchiveIterator(BytesIO(warc))
    ]
    assert [(kind, url) for kind, url, *_ in records] == [
        ("response", f"{base}/a"), ("request", f"{base}/a"),
        ("response", f"{base}/b"), ("request", f"{base}/b"),
    ]  # fmt: skip
    assert records[0][2].get_statuscode() == "302"
    assert records[1][2]["User-Agent"].startswith("claimaudit/")
    assert records[2][3] == PAGE.encode()


def test_a_page_is_read_again_in_the_charset_that_the_server_named(
    shop: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "<p>算力為4,614 TFLOPS".encode("big5")
    with serving({"/a": page(body, "text/html; charset=big5")}) as base:
        url = f"{base}/a"
        monkeypatch.setattr(
            shelf, "entered_clips", lambda library: {url: [("f", "算力为4,614 TFLOPS")]}
        )
        assert run(shop, url, "--allow-private").exit_code == 0
    (entry,) = lock(shop)
    assert entry["charset"] == "big5" and len(entry["clips"]) == 1
    assert run(shop, "--check").exit_code == 0


@pytest.mark.parametrize(
    ("url", "said"),
    [("http://source.example/a", "which is not https"), ("https://10.0.0.1/a", "no public address"),
     ("https://user:word@source.example/", "carries a user name"), ("nonsense", "is no document"),
     *((url, "is no document and no address") for url in
       ("http://[::1", "https://[", "https://host:99999/", "ftp://[x]/", "https://", "https://a b/"))],
)  # fmt: skip
def test_addresses_that_are_refused(shop: Tiny, url: str, said: str) -> None:
    got = run(shop, url)
    assert got.exit_code == 2 and said in got.output
    assert not (shop.root / LOCK).exists()


def test_one_refusal_stops_no_other(shop: Tiny) -> None:
    answers = {"/a": page(b"gone", status=410), "/b": page(PAGE.encode())}
    with serving(answers) as base:
        got = run(shop, f"{base}/a", f"{base}/b", "--allow-private")
        assert got.exit_code == 2 and "answers 410 Gone" in got.output
        assert [one["url"] for one in lock(shop)] == [f"{base}/b"]


def test_all_documents_are_asked_one_after_the_other(
    shop: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def fetched(url: str, limit: int, **given: object) -> Source:
        asked.append(url)
        return Source(url, PAGE.encode(), "text/html", None, url)

    monkeypatch.setattr(capture, "fetch", fetched)
    assert run(shop, "--all").exit_code == 0
    assert asked == ["https://maker.example/new-chip", "https://copy.example/new-chip"]
    assert [one["document"] for one in lock(shop)] == ["datasheet", "reprint"]


def test_a_csv_that_a_server_calls_a_workbook(shop: Tiny) -> None:
    kind = "application/vnd.ms-excel"
    answers = {"/a.csv": page(b"sold\n4614\n", kind), "/a.xls": page(b"\xd0\xcf\x11\xe0", kind)}
    with serving(answers) as base:
        assert run(shop, f"{base}/a.csv", "--allow-private").exit_code == 0
        got = run(shop, f"{base}/a.xls", "--allow-private")
    assert lock(shop)[0]["kind"] == "csv"
    assert got.exit_code == 2 and "is an old Office file" in got.output


@pytest.mark.parametrize(
    "to", ["/", "/en/", "/?from=old", "/?utm_source=x&error=404", "/?page_id=7"]
)
def test_a_redirect_to_the_front_page_is_refused(shop: Tiny, to: str) -> None:
    """What it carries along makes no other page of it."""
    with serving({"/2025/report": redirect(to), to: page(PAGE.encode())}) as base:
        got = run(shop, f"{base}/2025/report", "--allow-private")
    assert (got.exit_code == 2 and "[front_page]" in got.output) != ("page_id" in to), got.output


@pytest.mark.parametrize(
    ("type", "kind"),
    [("application/csv", "csv"), ("binary/octet-stream", "json"), ("application/geo+json", "json"),
     ("application/x-ndjson", "json"), ("application/rss+xml", "html")],
)  # fmt: skip
def test_what_servers_call_a_document(shop: Tiny, type: str, kind: str) -> None:
    body = b"<p>Sold 4,614 units.</p>" if kind == "html" else b'{"sold": "4,614"}'
    with serving({"/a": page(body, type)}) as base:
        got = run(shop, f"{base}/a", "--allow-private")
    assert got.exit_code == 0, got.output
    assert lock(shop)[0]["kind"] == kind


@pytest.mark.parametrize(
    ("kind", "body", "said"),
    [("image/png", b"\x89PNG", "is image/png"), ("video/mp4", b"x", "is video/mp4"),
     ("application/octet-stream", b"\x89PNG\r\n", "is a picture"),
     ("application/octet-stream", b"MZ\x90", "is a program"),
     ("application/pdf", b"<html><p>Not a PDF 4%</p>", "the document is called a PDF"),
     ("application/pdf", b"Not a PDF", "is called a PDF and is none"),
     ("text/html", b"<html><title>Just a moment...</title>", "[bot_wall]")],
)  # fmt: skip
def test_what_is_no_document_is_refused(shop: Tiny, kind: str, body: bytes, said: str) -> None:
    with serving({"/a": page(body, kind)}) as base:
        got = run(shop, f"{base}/a", "--allow-private")
    assert got.exit_code == 2 and said in got.output, got.output
    assert not (shop.root / LOCK).exists() and not (shop.root / "evidence").exists()


def test_a_page_in_the_place_of_a_pdf(shop: Tiny, tmp_path: Path) -> None:
    got = run(shop, "--file", saved(tmp_path, PAGE), "https://maker.example/report.pdf")
    assert got.exit_code == 2 and "the document is called a PDF" in got.output


# --- drift ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("later", "code", "said", "taken"),
    [
        (PAGE.replace("</html>", "<!-- another build --></html>"), 0, "captured again, ", True),
        (PAGE.replace("<p>", "<p>Updated in May.</p><p>"), 0, "captured again, ", True),
        (PAGE.replace("4,614", "4,641"), 1, "gone: new-chip-fp8", False),
        (PAGE.replace("reaches 4,614 TFLOPS", "is fast"), 1, "gone: new-chip-fp8", False),
    ],
)
def test_a_second_capture_reports_drift(
    shop: Tiny, tmp_path: Path, later: str, code: int, said: str, taken: bool
) -> None:
    run(shop, "--file", saved(tmp_path, PAGE), "datasheet")
    first = lock(shop)[0]["sha256"]
    got = run(shop, "--file", saved(tmp_path, later), "datasheet")
    assert (got.exit_code, said in got.output) == (code, True), got.output
    assert (lock(shop)[0]["sha256"] != first) is taken
    assert ("keeps the earlier capture" in got.output) is not taken
    if not taken:
        assert run(shop, "--file", saved(tmp_path, later), "datasheet", "--accept").exit_code == 1
        assert lock(shop)[0]["sha256"] != first


# --- check and search ----------------------------------------------------------------------


def test_check_without_anything(shop: Tiny) -> None:
    got = run(shop, "--check")
    assert got.exit_code == 0
    assert got.output == "2 documents were never captured: nothing to check (-v names them)\n"


def test_what_was_never_captured_is_named_when_asked_for(shop: Tiny, tmp_path: Path) -> None:
    got = run(shop, "--check", "--verbose")
    assert got.exit_code == 0
    assert "not checked: datasheet was never captured\n" in got.output
    assert "nothing to check" not in got.output
    run(shop, "--file", saved(tmp_path, PAGE), "datasheet")
    assert "1 document was never captured: nothing" in run(shop, "--check").output


def test_check_where_the_captures_are(shop: Tiny, tmp_path: Path) -> None:
    run(shop, "--file", saved(tmp_path, PAGE), "datasheet")
    got = run(shop, "--check")
    assert got.exit_code == 0
    assert "datasheet: ok, 1 clips stand" in got.output


def test_check_where_they_are_not(shop: Tiny, tmp_path: Path) -> None:
    run(shop, "--file", saved(tmp_path, PAGE), "datasheet")
    for path in (shop.root / "evidence").iterdir():
        path.unlink()
    got = run(shop, "--check")
    assert got.exit_code == 0
    assert "not checked: datasheet is not on this machine" in got.output


def other_lock(old: str, new: str) -> Callable[[Tiny], object]:
    """Other words in the lock."""

    def change(shop: Tiny) -> None:
        text, path = (shop.root / LOCK).read_text("utf-8"), shop.root / LOCK
        path.write_text(re.sub(old, new, text), "utf-8")

    return change


def evidence(shop: Tiny) -> Path:
    return shop.root / "evidence" / f"{lock(shop)[0]['sha256']}.html"


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (lambda shop: evidence(shop).write_text("4,615"), "its bytes are not those of the lock"),
        (lambda shop: (evidence(shop).rename(shop.root / "evidence" / f"{'0' * 64}.html"),
                       other_lock(r"sha256: \w+", f"sha256: '{'0' * 64}'")(shop)), "its bytes are not those of the lock"),
        (other_lock(r"start: \d+", "start: 1"), "elsewhere"),
        (other_lock("4,614", "46,140"), "is not entered as the lock has it"),
        (other_lock("maker.example", "other.example"), "its address is now"),
    ],
)  # fmt: skip
def test_check_names_what_was_changed(shop: Tiny, tmp_path: Path, tamper: Any, said: str) -> None:
    run(shop, "--file", saved(tmp_path, PAGE), "datasheet")
    tamper(shop)
    got = run(shop, "--check")
    assert got.exit_code == 1 and said in got.output, got.output


def test_a_clip_that_is_no_longer_entered_is_told_once(shop: Tiny, tmp_path: Path) -> None:
    run(shop, "--file", saved(tmp_path, PAGE), "datasheet")
    other_lock("4,614", "46,140")(shop)
    assert "nowhere" not in run(shop, "--check").output


@pytest.mark.parametrize(
    "text",
    [
        "captures: [{document: a}]",
        "captures: [{}]",
        "captures: 7",
        "- x",
        "{",
        "captures: [{document: a, sha256: zz}]",
    ],
)
def test_a_broken_lock_is_broken_input(shop: Tiny, text: str) -> None:
    shop.write(LOCK, text)
    got = run(shop, "--check")
    assert got.exit_code == 2 and LOCK in got.output


def test_a_clip_entered_later_is_searched_without_the_network(
    shop: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(shop, "--file", saved(tmp_path, PAGE), "datasheet")
    enter(monkeypatch, ("new-chip-fp8", CLIP), ("power", "draws 310 W"), ("bad", "draws 31 W"))
    got = run(shop, "--check")
    assert got.exit_code == 1
    assert "the clip of power “draws 310 W” stands in it, and not in the lock" in got.output
    assert "the clip of bad “draws 31 W” does not stand in it" in got.output
    assert run(shop, "--search").exit_code == 1
    assert [clip["fact"] for clip in lock(shop)[0]["clips"]] == ["new-chip-fp8", "power"]


def test_an_address_becomes_a_document(shop: Tiny, tmp_path: Path) -> None:
    path = shop.root / "references/maker.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("maker.example/new-chip", "maker.example/old"), "utf-8")
    assert (
        run(shop, "--file", saved(tmp_path, PAGE), "https://maker.example/new-chip").exit_code == 0
    )
    assert "document" not in lock(shop)[0]
    path.write_text(text, "utf-8")
    assert run(shop, "--search").exit_code == 0
    assert lock(shop)[0]["document"] == "datasheet" and len(lock(shop)[0]["clips"]) == 1


@pytest.mark.parametrize(
    "given", [[], ["--all", "datasheet"], ["--file", "x"], ["--check", "datasheet"],
              ["--file", "x", "datasheet", "reprint"], ["--check", "--search"]],
)  # fmt: skip
def test_options_that_do_not_go_together(shop: Tiny, given: list[str]) -> None:
    assert run(shop, *given).exit_code == 2


# --- hostile input -------------------------------------------------------------------------


def test_a_link_out_of_the_workspace_is_refused(shop: Tiny, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (shop.root / "evidence").symlink_to(outside)
    got = run(shop, "--file", saved(tmp_path, PAGE), "datasheet")
    assert got.exit_code == 2 and "its folder is a link to elsewhere" in got.output
    assert list(outside.iterdir()) == []


def test_a_capture_that_is_a_link_is_refused(shop: Tiny, tmp_path: Path) -> None:
    run(shop, "--file", saved(tmp_path, PAGE), "datasheet")
    path = shop.root / "evidence" / f"{lock(shop)[0]['sha256']}.html"
    path.unlink()
    path.symlink_to("/etc/hostname")
    got = run(shop, "--check")
    assert got.exit_code == 2 and "is a link" in got.output


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/stdin", "nothing.html", ".", "a\0b"])
def test_files_that_are_none(shop: Tiny, name: str) -> None:
    got = run(shop, "--file", name, "datasheet")
    assert got.exit_code == 2 and "cannot be read" in got.output


def test_a_pipe_is_not_waited_for(shop: Tiny, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert run(shop, "--file", tmp_path / "pipe", "datasheet").exit_code == 2


def limited(shop: Tiny, **limits: int) -> None:
    path = shop.root / "checks" / "policy.yaml"
    text = path.read_text("utf-8")
    for name, most in limits.items():
        text = re.sub(rf"^  {name}: \d+", f"  {name}: {most}", text, flags=re.M)
    path.write_text(text, "utf-8")


def bomb() -> bytes:
    out = BytesIO(make_xlsx([["a", 1]]))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"0" * 3_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.html", "<p>" + "x" * 300_000, "is larger than"),
        ("a.html", "<b>" * 3_000, "tags, 2,000 is the limit"),
        ("a.xlsx", bomb(), "unfolds to more than"),
        ("a.xlsx", b"PK\x03\x04xl/workbook broken", "is a broken archive"),
        ("a.xlsx", make_xlsx([[n] * 20 for n in range(60)]), "has more than 1,000 cells"),
        ("a.csv", "\n".join(["1,2,3,4,5,6,7,8,9"] * 200), "has more than 1,000 cells"),
        ("a.json", '{"a":' * 20_000 + "1" + "}" * 20_000, "is nested too deeply"),
        ("a.json", '{"a": 1', "cannot be read as JSON"),
        ("a.pdf", b"%PDF-1.7 broken", "cannot be read as a PDF"),
        ("a.pdf", make_pdf([]), "is a PDF of blank pages"),
        ("a.pdf", make_pdf(["whole"])[:-400], "cannot be read as a PDF"),
        ("a.txt", b"a\0b 12%", "is no text"),
        (
            "a.mhtml",
            "From: <Saved by Blink>\nMIME-Version: 1.0\n",
            "is a browser's archive of a page",
        ),
        ("a.html", "", "holds no text"),
    ],
)
def test_hostile_files_are_refused(
    shop: Tiny, tmp_path: Path, name: str, content: str | bytes, said: str
) -> None:
    limited(shop, bytes=200_000, tags=2_000, cells=1_000)
    got = run(shop, "--file", saved(tmp_path, content, name), "datasheet")
    assert got.exit_code == 2 and said in got.output, got.output
    assert not (shop.root / LOCK).exists()


def test_odd_names_are_shown_and_not_obeyed(shop: Tiny, tmp_path: Path) -> None:
    path = saved(tmp_path, "", "a\n::error::x\x1b[31m.html")
    got = run(shop, "--file", path, "datasheet")
    assert got.exit_code == 2
    assert "\x1b" not in got.output and "\n::error" not in got.output


def test_a_run_that_is_killed_leaves_no_half_file(
    shop: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", dies)
    run(shop, "--file", saved(tmp_path, PAGE), "datasheet")
    assert list((shop.root / "evidence").iterdir()) == []
    assert not (shop.root / LOCK).exists()


def test_time_is_data(shop: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture, "now", lambda: "2025-01-02T03:04:05Z")
    run(shop, "--file", saved(tmp_path, PAGE), "datasheet")
    assert lock(shop)[0]["captured"] == "2025-01-02T03:04:05Z"
