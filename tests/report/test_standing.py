"""Who stands for a check, and where whoever disagrees turns."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from claimaudit.report.languages import LANGUAGES, texts
from claimaudit.report.standing import objection, signed
from claimaudit.workspace.policy import Desk

NAMED = {"zh": "样例核查组", "en": "Example Checkers"}
WORDS = {"zh": "请来编辑部面谈。", "en": "Come to the office."}
WRITTEN = Desk(**NAMED, contact="desk@example.org")
CALLED_ON = Desk(**NAMED, objections=WORDS, about={"zh": "年度核查。", "en": "A yearly check."})


@pytest.mark.parametrize(
    ("desk", "zh", "en"),
    [
        (None, "核查者未署名。", "Who made this check is not stated."),
        (WRITTEN, "核查者：样例核查组。", "Checked by Example Checkers."),
        (
            CALLED_ON,
            "核查者：样例核查组。年度核查。",
            "Checked by Example Checkers. A yearly check.",
        ),
    ],
)
def test_a_check_is_signed_by_whom_the_policy_names(desk: Desk | None, zh: str, en: str) -> None:
    assert (signed(desk).text("zh"), signed(desk).text("en")) == (zh, en)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_objection_goes_where_the_policy_says(language: str) -> None:
    assert objection(None).text(language) == texts(language)["desk.unnamed"]
    assert "desk@example.org" in objection(WRITTEN).text(language)
    assert objection(CALLED_ON).text(language) == WORDS[language]


@pytest.mark.parametrize(
    ("contact", "target"),
    [
        ("desk@example.org", "mailto:desk@example.org"),
        ("https://example.org/object?a=1&b=2", "https://example.org/object?a=1&amp;b=2"),
        ('a"b@example.org', "mailto:a&#34;b@example.org"),
    ],
)
def test_on_a_page_the_contact_is_a_link(contact: str, target: str) -> None:
    told = objection(Desk(**NAMED, contact=contact))
    assert f'<a href="{target}">' in told.html("en")
    assert contact in told.text("en")


def test_who_signs_says_where_objections_go() -> None:
    with pytest.raises(ValidationError, match="say where objections go"):
        Desk(**NAMED)
