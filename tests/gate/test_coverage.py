"""The record counts an article's figures as the gate does."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from claimaudit.base.problems import BrokenInputError
from claimaudit.record.audit import audit_workspace
from claimaudit.record.models import Audit
from claimaudit.record.one import audit_claim
from claimaudit.workspace.workspace import load_workspace
from tests.conftest import CLAIM
from tests.gate.conftest import TEXT, WAIVER, Repo

pytestmark = pytest.mark.usefixtures("quick")
STAFF = {"figure": "300人", "quote": "这家公司有员工300人。", "start": TEXT.index("300")}


def _audit(repo: Repo) -> Audit:
    return audit_workspace(load_workspace(repo.root))


def _counted(repo: Repo) -> dict[str, Any] | None:
    found = _audit(repo).articles[0].coverage
    return found and found.model_dump()


def test_a_figure_is_claimed_or_left_for_a_reason_or_open(repo: Repo) -> None:
    counts = {"figures": 2, "claimed": 1, "around": 0}
    assert _counted(repo) == counts | {"unclaimed": [STAFF | {"reason": WAIVER.reason}]}
    repo.waive()
    assert _counted(repo) == counts | {"unclaimed": [STAFF | {"reason": None}]}
    assert repo.codes() == ["unregistered-claim"]


def test_a_waiver_is_an_input_of_the_audit(repo: Repo) -> None:
    before = _audit(repo).inputs
    assert _audit(repo).inputs == before
    repo.waive()
    assert _audit(repo).inputs != before


def test_a_broken_waiver_stops_an_audit(repo: Repo) -> None:
    (repo.root / "claims" / "baseline" / "t.yaml").write_text("article: t\nwaivers: 3\n", "utf-8")
    with pytest.raises(BrokenInputError, match=r"claims/baseline/t\.yaml"):
        _audit(repo)


def test_one_claim_is_explained_without_reading_the_article(repo: Repo) -> None:
    assert audit_claim(load_workspace(repo.root), CLAIM["id"]).articles[0].coverage is None


def test_of_a_language_that_nobody_reads_nothing_is_counted(repo: Repo) -> None:
    repo.add_article("u", "Сегодня в городе живёт 300 человек.\n", [])
    catalog = yaml.safe_load((repo.root / "seeds" / "catalog.yaml").read_text("utf-8"))
    catalog["articles"][-1]["language"] = "ru"
    repo.tiny.write("seeds/catalog.yaml", catalog)
    _, unread = _audit(repo).articles
    assert (unread.id, unread.coverage) == ("u", None)
