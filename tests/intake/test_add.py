"""Adding articles to a workspace that people write."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
import yaml

from claimaudit.base.problems import BrokenInputError
from claimaudit.intake.add import add_article
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import Tiny
from tests.intake.servers import make_html, make_pdf, page, redirect, serving

TEXT = "新芯片的算力达到8 PFLOPS。\r\n价格上涨约5%。"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.encode())
    return path


def snapshot(root: Path) -> dict[str, bytes]:
    """All files but those of the lock, which git ignores."""
    files = [p for p in root.rglob("*") if p.is_file() and p.parent.name != ".claimaudit"]
    return {str(p.relative_to(root)): p.read_bytes() for p in files}


def refusal(root: Path, source: object, **given: object) -> str:
    before = snapshot(root)
    with pytest.raises(BrokenInputError) as broken:
        add_article(root, str(source), **given)  # type: ignore[arg-type]
    assert snapshot(root) == before
    return str(broken.value.problems[0])


def test_a_text_is_kept_byte_for_byte_and_catalogued(tiny: Tiny, source: Path) -> None:
    before = (tiny.root / "seeds" / "catalog.yaml").read_text("utf-8")
    lines = add_article(tiny.root, str(source), published="2025-11")
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    seed = tiny.root / "seeds" / f"001_{sha256[:16]}.txt"
    assert seed.read_bytes() == TEXT.encode()
    assert lines[0] == f"wrote seeds/{seed.name}"
    assert lines[-1] == "next: claimaudit draft 001, or claimaudit review 001"
    after = (tiny.root / "seeds" / "catalog.yaml").read_text("utf-8")
    assert after.startswith(before)
    workspace = load_workspace(tiny.root)
    entry = workspace.articles["001"].entry
    assert (entry.title, entry.publisher, entry.published, entry.language, entry.sha256) == (
        "新芯片的算力达到8 PFLOPS。", "not known", "2025-11", "zh-Hans", sha256,
    )  # fmt: skip
    assert (
        entry.note == "The source names no title (the opening words stand for it) and no publisher."
    )
    assert set(workspace.register.claims) == {"t-compute"}
    baseline = yaml.safe_load((tiny.root / "claims/baseline/001.yaml").read_text("utf-8"))
    assert baseline["article"] == "001"
    assert not baseline["waivers"]


def test_the_same_content_twice_adds_nothing(tiny: Tiny, source: Path, tmp_path: Path) -> None:
    add_article(tiny.root, str(source))
    before = snapshot(tiny.root)
    copy = tmp_path / "copy.txt"
    copy.write_bytes(source.read_bytes())
    for again in (source, copy):
        said = f"{again} is article 001 already; nothing was added"
        assert add_article(tiny.root, str(again)) == [said]
    assert snapshot(tiny.root) == before


CATALOG = """\
# The articles of our paper.
articles:
- id: '0099'   # the first
  file: t.txt
  title: "A test"
  publisher: Nobody
  published: 2025-10-01
  language: zh
  rights: ours
  sha256: {sha256}
  note: |
    Read twice,
    by two people.
# -- add new ones above this line --
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_what_people_wrote_in_the_catalog_stays(
    tiny: Tiny, source: Path, newline: str, end: str
) -> None:
    sha256 = hashlib.sha256((tiny.root / "seeds/t.txt").read_bytes()).hexdigest()
    written = (CATALOG.format(sha256=sha256).rstrip("\n") + end).replace("\n", newline)
    catalog = tiny.root / "seeds" / "catalog.yaml"
    catalog.write_bytes(written.encode())
    (tiny.root / "claims" / "t.yaml").unlink()
    add_article(tiny.root, str(source), publisher="甲: 乙 #1")
    after = catalog.read_bytes().decode()
    at = after.index("- id: '0100'")
    entry = after[at : after.index("sha256", at)]
    assert "publisher: '甲: 乙 #1'" in entry
    assert ("\r\n" in entry) == (newline == "\r\n")
    kept = (
        after[:at]
        + after[after.index(newline, after.index("note: The source names", at)) + len(newline) :]
    )
    assert kept.rstrip() == written.rstrip()
    assert set(load_workspace(tiny.root).articles) == {"0099", "0100"}


def test_an_empty_catalog_takes_its_first(tiny: Tiny, source: Path) -> None:
    (tiny.root / "claims" / "t.yaml").unlink()
    tiny.write("seeds/catalog.yaml", "# ours\narticles: []  # none yet\n")
    add_article(tiny.root, str(source))
    text = (tiny.root / "seeds/catalog.yaml").read_text("utf-8")
    assert text.startswith("# ours\narticles:  # none yet\n  - id: '001'\n")
    assert set(load_workspace(tiny.root).articles) == {"001"}


def test_a_catalog_that_cannot_be_added_to_is_left_alone(tiny: Tiny, source: Path) -> None:
    entry = yaml.safe_load((tiny.root / "seeds/catalog.yaml").read_text("utf-8"))["articles"][0]
    tiny.write("seeds/catalog.yaml", yaml.safe_dump({"articles": [entry]}, default_flow_style=True))
    assert "has a layout that cannot be added to" in refusal(tiny.root, source)


@pytest.mark.parametrize(
    ("given", "said"),
    [({"id": "t"}, "--id: t is taken already"), ({"id": "T"}, "--id: T is taken already"),
     ({"id": "between"}, "--id: between is taken already"), ({"id": "../x"}, "--id: "),
     ({"id": ""}, "--id: "), ({"published": "yesterday"}, "--published: “yesterday” is not YYYY"),
     ({"language": "Chinese"}, "--language: ")],
)  # fmt: skip
def test_what_is_given_is_checked(
    tiny: Tiny, source: Path, given: dict[str, str], said: str
) -> None:
    assert refusal(tiny.root, source, **given).startswith(said)


def test_files_that_are_none(tiny: Tiny, tmp_path: Path) -> None:
    assert "cannot be read: No such file" in refusal(tiny.root, tmp_path / "none.txt")
    assert "cannot be read: Is a directory" in refusal(tiny.root, tmp_path)
    assert "cannot be read" in refusal(tiny.root, "a\0b")


def test_sources_are_bounded_by_the_policy(tiny: Tiny, tmp_path: Path) -> None:
    policy = tiny.root / "checks" / "policy.yaml"
    text = policy.read_text("utf-8")
    policy.write_text(re.sub(r"article_bytes: \d+", "article_bytes: 5000", text), "utf-8")
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(3_000_000_000)
    assert "is larger than 5,000 bytes" in refusal(tiny.root, large)
    with serving({"/a": page(b"x" * 5001)}) as base:
        message = refusal(tiny.root, f"{base}/a", allow_private=True)
    assert "is larger than 5,000 bytes" in message


def test_nothing_that_exists_is_overwritten(tiny: Tiny, source: Path) -> None:
    sha16 = hashlib.sha256(TEXT.encode()).hexdigest()[:16]
    tiny.write(f"seeds/001_{sha16}.txt", "another text")
    assert "stands there already" in refusal(tiny.root, source)
    (tiny.root / "seeds" / f"001_{sha16}.txt").write_bytes(TEXT.encode())
    kept = tiny.write("claims/001.yaml", "# mine\narticle: '001'\nclaims: []\n")
    lines = add_article(tiny.root, str(source))
    assert kept.read_text("utf-8").startswith("# mine")
    assert not any("claims/001.yaml" in line or ".txt" in line for line in lines[:-1])


def test_a_page_is_fetched_and_its_address_noted(tiny: Tiny) -> None:
    answers = {
        "/old": redirect("/a"),
        "/a": page(make_html("gbk", "gb2312"), "text/html; charset=utf-8"),
    }
    with serving(answers) as base:
        lines = add_article(tiny.root, f"{base}/old", allow_private=True)
        again = add_article(tiny.root, f"{base}/a", allow_private=True)
        assert refusal(tiny.root, f"{base}/none", allow_private=True).startswith(
            f"{base}/none: answers 404"
        )
        assert "not https" in refusal(tiny.root, f"{base}/a")
    entry = load_workspace(tiny.root).articles["001"].entry
    assert (entry.url, entry.url_as_printed, entry.title) == (None, f"{base}/a", "测试芯片发布")
    assert (entry.publisher, entry.published) == ("示例网", "2025-09-18")
    assert "title: 测试芯片发布" in lines
    assert again[0].endswith("is article 001 already; nothing was added")


def test_a_pdf_is_added_with_its_text(tiny: Tiny, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(make_pdf(["The chip reaches 8 PFLOPS.", "It is the first."], "Chip news"))
    add_article(tiny.root, str(path), publisher="Maker", id="chip-2025")
    article = load_workspace(tiny.root).articles["chip-2025"]
    assert (article.entry.title, article.text) == (
        "Chip news",
        "The chip reaches 8 PFLOPS.\nIt is the first.\n",
    )
    assert article.entry.published is None


def test_a_folder_that_is_no_workspace(tmp_path: Path, source: Path) -> None:
    assert "is missing" in refusal(tmp_path / "none", source)
