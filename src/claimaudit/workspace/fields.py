"""Kinds of fields that the files of a workspace share, with what an editor checks of them."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema

from claimaudit.base.lookalikes import disguised
from claimaudit.base.problems import refusal
from claimaudit.base.shown import named
from claimaudit.figures.dates import Days, UnreadableDateError, read_iso

ArticleId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]{0,99}$")]
LanguageTag = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
CurrencyCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Conditions = dict[str, str]
Stated = tuple[str, int, int]
"""A text, and where a figure starts and ends in it."""
_HOST = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:\d+)?")
_LONGEST_LINK, _LONGEST_TITLE = 2000, 500
# How much of a word a message shows.
_SHOWN = 40
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")


def given_days(written: str, option: str) -> Days:
    """The days of a date that was given for an option. Raises BrokenInputError."""
    try:
        return read_iso(written)
    except UnreadableDateError as error:
        raise refusal(option, str(error)) from None


def _date(value: str) -> str:
    read_iso(value)
    return value


def _link(value: str) -> str:
    if not value.startswith("https://") or value.split() != [value]:
        raise ValueError("is not an https:// link")
    if len(value) > _LONGEST_LINK:
        raise ValueError(f"has more than {_LONGEST_LINK:,} characters")
    # Two spellings of one site would be two sites, and two reports.
    if _HOST.fullmatch(re.split("[/?#]", value[8:], maxsplit=1)[0]) is None:
        raise ValueError("has no plain host, such as www.example.org; other scripts as xn--…")
    return value


def _name(value: str) -> str:
    if value != " ".join(value.split()) or value != named(value) or _WIDE.search(value):
        raise ValueError("has hidden or full-width characters or stray spaces: type it plainly")
    return _text(value)


def _text(value: str) -> str:
    if len(value) > _LONGEST_TITLE:
        raise ValueError(f"has more than {_LONGEST_TITLE} characters")
    if (word := disguised(value)) is not None:
        raise ValueError(f"has letters of two scripts in “{word[0][:_SHOWN]}”: type it in one")
    return value


def _path(value: str) -> str:
    parts = value.split("/")
    if any(part in ("", ".", "..") for part in parts) or not value.isprintable():
        raise ValueError("is no path of a file inside the workspace, such as results/run.json")
    if "\\" in value or ":" in value:
        raise ValueError("is a path with slashes, from the top of the workspace")
    return value


# YYYY, YYYY-MM or YYYY-MM-DD.
Date = Annotated[
    str,
    AfterValidator(_date),
    WithJsonSchema({"type": "string", "pattern": r"^[12]\d{3}(-\d{2}(-\d{2})?)?$"}),
]
# A name that is compared, and so is written in one way only.
Name = Annotated[str, AfterValidator(_name)]
# What is printed above a text, and compared.
Title = Annotated[str, AfterValidator(_text)]
# A link that a report may show.
Link = Annotated[
    str, AfterValidator(_link), WithJsonSchema({"type": "string", "pattern": r"^https://\S+$"})
]
# A file of the workspace, from its top.
WorkspacePath = Annotated[str, AfterValidator(_path)]
