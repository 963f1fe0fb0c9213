"""A page that was rendered before is written again as it was, or rendered anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

from claimaudit.report import publish as publishing
from claimaudit.report.publish import publish
from tests.conftest import Tiny

pytestmark = pytest.mark.usefixtures("user_cache")


@pytest.fixture
def page(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> Callable[[], tuple[bytes, int]]:
    """Audits the workspace: its page, and how often one was rendered until then."""
    rendered: list[None] = []
    render = publishing.render

    def counted(*given: object) -> str:
        rendered.append(None)
        return render(*given)  # type: ignore[arg-type]

    def run() -> tuple[bytes, int]:
        publish(tiny.root, None)
        return Path(tiny.root, "reports/out/index.html").read_bytes(), len(rendered)

    monkeypatch.setattr(publishing, "render", counted)
    return run


def test_an_unchanged_record_is_rendered_once(page: Callable[[], tuple[bytes, int]]) -> None:
    first, _ = page()
    assert page() == (first, 1)


def test_a_page_that_somebody_changed_is_written_again(
    tiny: Tiny, page: Callable[[], tuple[bytes, int]]
) -> None:
    first, _ = page()
    Path(tiny.root, "reports/out/index.html").write_text("all is well", "utf-8")
    assert page() == (first, 1)


def test_another_claim_and_another_article_are_rendered_anew(
    tiny: Tiny, page: Callable[[], tuple[bytes, int]]
) -> None:
    first, _ = page()
    claims = tiny.root / "claims" / "t.yaml"
    was = claims.read_text("utf-8")
    claims.write_text(f"# a line more: every claim stands one lower\n{was}", "utf-8")
    lower, times = page()
    assert (lower != first, times) == (True, 2)
    tiny.article((tiny.root / "seeds" / "t.txt").read_text("utf-8") + "这一句没有数字。\n")
    longer, times = page()
    assert (longer != lower, times) == (True, 3)
