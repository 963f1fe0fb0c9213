"""Names of publishers: which are one house, and which are two."""

from __future__ import annotations

import pytest

from claimaudit.verdict.houses import house_of, is_short_for, look_of

ONE = [
    ("Reuters", "Reuters China Ltd"),
    ("Reuters", "Reuters staff"),
    ("Reuters", "路透社"),
    ("新华社", "新华网"),
    ("新华社", "Xinhua"),
    ("The Guardian", "Guardian Australia"),
    ("Bloomberg", "Bloomberg News"),
    ("Anue", "鉅亨網"),
    ("Xindongxi", "芯東西"),
    ("Tianjin Daily", "tianjindaily.com.cn"),
    ("Lake Post", "Post Lake"),
    ("Lake Post", "Lake Post, Oslo bureau"),
    ("Lake Post", "Lake Post via MSN"),
]
TWO = [("AP", "PA"), ("Times", "New York Times"), ("CNN", "BBC"), ("Air China", "Air France")]


@pytest.mark.parametrize(("name", "other"), ONE)
def test_offices_editions_and_languages_are_one_house(name: str, other: str) -> None:
    assert house_of(name) == house_of(other) != ""


@pytest.mark.parametrize(("name", "other"), TWO)
def test_other_names_are_other_houses(name: str, other: str) -> None:
    assert house_of(name) != house_of(other)


def test_as_it_is_spelt_no_edition_is_left_out() -> None:
    assert look_of("Lake-Post") == look_of("Lake Post") != look_of("Lake Post News")


@pytest.mark.parametrize(
    ("name", "other", "is_short"),
    [
        ("NYT", "The New York Times", True),
        ("AP", "Associated Press", True),
        ("nyt", "The New York Times", False),
        ("PA", "Associated Press", False),
        ("N", "Nature", False),
    ],
)
def test_initials_are_short_for_a_name(name: str, other: str, is_short: bool) -> None:
    assert is_short_for(name, other) is is_short
