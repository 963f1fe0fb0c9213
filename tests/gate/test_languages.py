"""An article that nobody can read is no clean one."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.gate.conftest import Repo
from tests.table import read_table

pytestmark = pytest.mark.usefixtures("quick")

PAGES = read_table(Path(__file__).parents[1] / "scan" / "languages.yaml")["pages"]
FRENCH = next(page["text"] for page in PAGES if page["language"] == "fr")
GERMAN = "Die Firma beschäftigt rund 1.234 Menschen.\n"


def _tell(repo: Repo, article: str, language: str) -> None:
    catalog = repo.root / "seeds" / "catalog.yaml"
    entries = yaml.safe_load(catalog.read_text("utf-8"))
    for entry in entries["articles"]:
        if entry["id"] == article:
            entry["language"] = language
    repo.tiny.write("seeds/catalog.yaml", entries)


def test_an_article_in_a_language_that_is_not_there_fails_the_gate(repo: Repo) -> None:
    repo.add_article("f", FRENCH, [])
    for told in ("fr", "und", "fr-CA"):
        _tell(repo, "f", told)
        (finding,) = repo.gate().failing
        assert finding.code == "unread-article"
        place = finding.place
        assert (place.file, place.start, place.end) == ("seeds/f.txt", 0, 0)
        assert "French" in finding.message
    _tell(repo, "f", "en")  # told is told
    assert set(repo.codes()) == {"unregistered-claim"}


def test_what_nobody_could_read_at_the_base_is_not_new(repo: Repo) -> None:
    assert repo.codes("HEAD") == []
    repo.add_article("f", FRENCH, [])
    _tell(repo, "f", "fr")
    assert repo.codes("HEAD") == ["unread-article"]
    repo.commit()
    assert repo.codes("HEAD") == []
    assert repo.codes() == ["unread-article"]


def test_waivers_of_an_article_that_nobody_can_read_stay(repo: Repo) -> None:
    _tell(repo, "t", "ja")
    repo.tiny.write("claims/t.yaml", {"article": "t", "claims": []})
    assert repo.codes() == ["stale-ledger", "unread-article"]
    assert repo.update().removed == []


def test_a_german_article_is_read_by_its_own_rules(repo: Repo) -> None:
    repo.add_article("g", GERMAN, [])
    _tell(repo, "g", "de")
    (finding,) = repo.gate().failing
    assert (finding.code, finding.figure) == ("unregistered-claim", "rund 1.234 Menschen")
