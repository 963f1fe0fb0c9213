"""Numbers in English words: which of them are figures."""

from __future__ import annotations

import re

from claimaudit.figures import Figure
from claimaudit.figures.languages.en import NUMBERS as ENGLISH
from claimaudit.scan import names
from claimaudit.scan.context import Context, listed
from claimaudit.scan.starts import SEVERAL
from claimaudit.scan.words import load


def read_word(context: Context, at: int, end: int) -> Figure | None:
    text = context.text
    if _inside_word(context, at) or (
        text[end : end + 1] == "-" and not _unit_behind(context, at, end)
    ):
        return None
    first = text[at:end].lower()
    if first in SEVERAL and not text.startswith(" of ", end):
        return None
    if first.startswith(
        ("a quarter", "a half", "a fifth", "a tenth", "a third")
    ) and not text.startswith((" of ", " to "), end):
        return None
    figure = context.reader.read(text, at)
    if figure is None or context.cut(figure):
        return None
    if first in listed("english_ones") and (figure.unit is None or figure.start == at):
        return figure if figure.end > end + 3 and figure.unit is None and figure.value > 1 else None
    before = re.search(r"([A-Za-z]+)[ ]$", text[max(0, at - 12) : at])
    if before and figure.start == at and before.group(1).lower() in listed("english_determiners"):
        attribute = (
            text[end : end + 1] == "-" and figure.unit is not None
        )  # the six-foot-high model
        return (
            figure
            if (attribute or figure.unit == "s") and before.group(1) not in ("first", "top")
            else None
        )
    if figure.unit is None and figure.end == end and first in ENGLISH:
        return (
            figure if _counts_noun(context, end) and not names.is_name(text, at, figure) else None
        )
    return figure


def _counts_noun(context: Context, end: int) -> bool:
    behind = context.text[end : end + 4]
    return behind[:1] == " " and behind[1:2].isalpha() and behind != " or "


def _unit_behind(context: Context, at: int, end: int) -> bool:
    figure = context.reader.read(context.text, at)
    return figure is not None and figure.end > end


def _inside_word(context: Context, at: int) -> bool:
    before = context.text[at - 1 : at]
    return bool(before) and ((before.isalnum() and before.isascii()) or before in "-–'’_")


def read_spoken(context: Context, at: int, end: int) -> Figure | None:
    text = context.text
    if _inside_word(context, at):
        return None
    rule = load("figures")["loose_english"]
    if text[at:end].lower() in rule["words"].split():
        before = re.search(r"([A-Za-z]+)[ ]$", text[max(0, at - 10) : at])
        behind = re.match(r"[ ]([A-Za-z]+)", text[end : end + 10])
        if before and before.group(1).lower() in rule["refused_before"].split():
            return None
        if not behind or behind.group(1).lower() not in [*rule["only_before"].split(), "of"]:
            figure = context.reader.read(text, at)  # half a mile
            return figure if figure is not None and figure.end > end and figure.unit else None
    return context.reader.read(text, at)
