"""A waiver holds what it was written for: moved, wrapped anew, and nowhere else."""

from __future__ import annotations

import pytest
import yaml

from claimaudit.coverage.fingerprint import unwrapped
from claimaudit.coverage.waivers import Waiver, baseline_text
from tests.conftest import CLAIM
from tests.gate.conftest import TEXT, WAIVER, Repo

pytestmark = pytest.mark.usefixtures("quick")

STAFF = "这家公司有员工300人。"
REASON = "staff counts are not audited"


@pytest.mark.parametrize(
    "text",
    [
        "\n\n" + TEXT,
        TEXT.replace("\n", "\n\n\n"),
        TEXT.replace("\n", "\r\n"),
        TEXT.replace(STAFF, "这家公司有\n员工300人。"),
        TEXT.replace(STAFF, "这家公司有员工\n300人。"),
        TEXT.replace(STAFF, "　　这家公司有员工300人。"),
        "首页 > 科技 > 正文\n\n" + TEXT + "\n相关推荐\n别的新闻\n",
        "这家公司成立已久。\n" + TEXT,
    ],
    ids=[
        "moved", "spaced out", "crlf", "wrapped inside the sentence", "before the number", "indented",
        "page around it", "a sentence before",
    ],
)  # fmt: skip
def test_what_changes_no_word_changes_nothing(repo: Repo, text: str) -> None:
    repo.tiny.article(text)
    assert repo.codes() == []


GAPS = {
    "no space": ("It is now here.", "It is nowhere."),
    "a space more": ("He is notable.", "He is not able."),
    "a line more": ("He is notable.", "He is not\nable."),
    "behind a hyphen": ("They re-signed.", "They re-\nsigned."),
    "between Chinese words": ("乒乓球拍 卖完了。", "乒乓球 拍卖完了。"),
    "before a Chinese unit": ("小米 14万元。", "小米14 万元。"),
    "in wide Latin": ("ｎｏｗ\nｈｅｒｅ", "ｎｏｗｈｅｒｅ"),
    "in Korean": ("아버지가\n방에", "아버지가방에"),
}


@pytest.mark.parametrize(("then", "now"), GAPS.values(), ids=GAPS)
def test_another_gap_is_another_statement(then: str, now: str) -> None:
    assert unwrapped(then) != unwrapped(now)


WRAPS = {
    "in place of a space": ("It is now here.", "It is now\nhere."),
    "by a machine": ("It is now here.", "It is now \r\n\there. "),
    "by more than one space": ("It is now here.", "It  is now\u00a0here."),
    "between Chinese signs": ("这家公司有员工300人。", "这家\n公司有\n员工300\r\n　人。"),
}


@pytest.mark.parametrize(("then", "now"), WRAPS.values(), ids=WRAPS)
def test_the_same_words_wrapped_are_the_same(then: str, now: str) -> None:
    assert unwrapped(then) == unwrapped(now) == unwrapped(unwrapped(now))


def test_the_same_words_elsewhere_are_another_statement(repo: Repo) -> None:
    """Under another heading a figure is about something else."""
    table = "甲公司情况如下\n有员工300人。\n乙公司情况如下\n有员工300人。\n"
    repo.tiny.article(
        TEXT.replace(STAFF, "") + table.replace("乙公司情况如下\n有员工300人。\n", "")
    )
    repo.waive()
    repo.update(REASON)
    assert repo.codes() == []
    repo.tiny.article(TEXT.replace(STAFF, "") + table)
    (finding,) = repo.gate().failing
    assert finding.place.start > (TEXT + table).index("乙公司") - len(STAFF)
    repo.update(REASON)
    assert repo.codes() == []
    moved = "乙公司情况如下\n有员工300人。\n甲公司情况如下\n有员工300人。\n"
    repo.tiny.article(moved + TEXT.replace(STAFF, ""))
    assert repo.codes() == []


def test_the_same_words_between_the_same_words_are_counted(repo: Repo) -> None:
    """The first of them is held by the waiver that was there."""
    beside = "这里说的是别的事情,与员工的人数没有关系。\n"
    text = TEXT.replace(STAFF, "") + f"{beside}{STAFF}\n" * 3 + beside
    repo.tiny.article(text)
    update = repo.update(REASON)
    assert (repo.codes(), len(update.added)) == ([], 1)
    assert "places: 2" in (repo.root / "claims/baseline/t.yaml").read_text("utf-8")
    repo.tiny.article(f"{text}{STAFF}\n{beside}")
    assert repo.codes() == ["unregistered-claim"]
    repo.update(REASON)
    assert repo.codes() == []
    assert "places: 3" in (repo.root / "claims/baseline/t.yaml").read_text("utf-8")


def test_a_part_of_another_figure_is_not_it(repo: Repo) -> None:
    repo.waive(WAIVER.model_copy(update={"quote": "00人", "figure": "00人"}))
    assert sorted(repo.codes()) == ["orphaned-waiver", "unregistered-claim"]


@pytest.mark.parametrize("figure", ["310人", "近300人", "300万人", "300 人"])
def test_another_figure_in_the_same_words_is_new(repo: Repo, figure: str) -> None:
    repo.tiny.article(TEXT.replace("300人", figure))
    assert sorted(repo.codes()) == ["orphaned-waiver", "unregistered-claim"]


@pytest.mark.parametrize(
    ("text", "figure", "said"),
    [
        ("测试芯片的算力达到4.6 PFLOPS,功耗为700W。\n", "700W", "700W"),
        ("测试芯片是全球首款国产芯片,算力达到4.6 PFLOPS。\n", "", "首款"),
    ],
)
def test_what_stands_beside_the_figure_of_a_claim_is_not_covered_by_it(
    repo: Repo, text: str, figure: str, said: str
) -> None:
    repo.tiny.article(text)
    repo.tiny.claims(CLAIM | {"quote": text.strip()})
    repo.waive()
    (finding,) = [f for f in repo.gate().failing if f.code == "unregistered-claim"]
    assert said in finding.quote and finding.figure == figure


def test_a_waiver_without_a_reason_waives_nothing(repo: Repo) -> None:
    repo.waive(WAIVER.model_copy(update={"reason": "  tbd  "}))
    assert repo.codes() == ["waiver-without-reason", "unregistered-claim"]
    assert repo.update().refused == 1
    update = repo.update(REASON)
    assert (len(update.added), len(update.removed)) == (1, 1)
    assert repo.codes() == []


def test_two_waivers_of_the_same_words_are_one(repo: Repo) -> None:
    """As two branches leave them that waived the same thing; the sooner date counts."""
    sooner = WAIVER.model_copy(update={"review_by": "2025-11-20", "reason": "counted elsewhere"})
    repo.waive(WAIVER, sooner)
    assert repo.codes() == ["expired-waiver"]


def test_a_claim_makes_its_waiver_idle(repo: Repo) -> None:
    staff = {
        "id": "t-staff", "quote": STAFF, "form": "value", "subject": "new-chip",
        "metric": "population", "figure": "300人",
    }  # fmt: skip
    repo.tiny.claims(CLAIM, staff)
    assert "orphaned-waiver" in repo.codes()


def test_the_file_is_sorted_whatever_order_waivers_came_in(repo: Repo) -> None:
    repo.tiny.article(TEXT + "另有门店40家。\n年产汽车8万辆。\n")
    repo.update(REASON)
    path = repo.root / "claims/baseline/t.yaml"
    sorted_ = path.read_text("utf-8")
    *head, first, second, third = sorted_.splitlines()
    path.write_text("\n".join([*head, third, first, second]) + "\n", "utf-8")
    assert repo.codes() == []
    repo.update()
    assert path.read_text("utf-8") == sorted_


def test_a_waiver_is_one_line_whatever_it_holds() -> None:
    from claimaudit.coverage.waivers import baseline_text

    odd = Waiver(
        quote="甲: 'x' #, {\u2028\U0001f600}", figure=None, reason="- no\nclaim", review_by="2026",
    )  # fmt: skip
    assert len(baseline_text("t", [odd]).splitlines()) == 4


def test_a_reason_in_both_languages_stays_on_one_line_and_is_read_back() -> None:
    from claimaudit.coverage.waivers import BaselineFile, baseline_text

    reason = {"zh": "没有公布\n员工人数", "en": "staff counts\nare not audited"}
    waiver = Waiver.model_validate({"quote": STAFF, "review_by": "2099-01-01", "reason": reason})
    text = baseline_text("t", [waiver])
    assert len(text.splitlines()) == 4
    (read,) = BaselineFile.model_validate(yaml.safe_load(text)).waivers or ()
    assert (read.told, read.has_reason) == ("staff counts are not audited", True)


@pytest.mark.parametrize(
    "reason", ["", {"zh": "没有公布员工人数", "en": "-"}, {"zh": "xx", "en": REASON}]
)
def test_a_reason_that_says_nothing_in_one_language_waives_nothing(
    reason: str | dict[str, str],
) -> None:
    given = {"quote": STAFF, "review_by": "2099-01-01", "reason": reason}
    assert not Waiver.model_validate(given).has_reason


def test_a_waiver_says_that_it_stands_around_the_article_only_where_it_does() -> None:
    plain = Waiver(quote="Buy 99 now.", figure="99", reason="spam", review_by="2026-06-30")
    aside = plain.model_copy(update={"around": True})
    assert "around: true" in baseline_text("000", [aside])
    assert "around" not in baseline_text("000", [plain])
