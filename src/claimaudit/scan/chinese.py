"""Numbers in Chinese numerals and phrases: which of them are figures."""

from __future__ import annotations

from functools import cache

from claimaudit.figures import Figure
from claimaudit.figures.languages.zh import DIGITS
from claimaudit.scan.context import Context, ends_with, listed, ordinal_behind
from claimaudit.scan.reading import unit_starts
from claimaudit.scan.words import load, words


@cache
def _idioms() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for idiom in words("figures", "idioms"):
        table.setdefault(idiom[:2], []).append(idiom)
    return table


def read_phrase(context: Context, at: int, end: int) -> Figure | None:
    if context.text[at - 1 : at] in ("上", "下", "前", "后"):
        return None
    spoiled = load("figures")["phrase_behind"]["words"].get(context.text[at:end], "")
    if context.text[end : end + 1] in tuple(spoiled):
        return None
    return context.reader.read(context.text, at)


def read_chinese(context: Context, at: int, end: int) -> Figure | None:
    text = context.text
    if _is_word(context, at, end):
        return None
    if text[at] == "数" and end - at > 1 and at and text[at - 1] in listed("counted_by"):
        at += 1  # 人数千万
    figure = context.reader.read(text, at)
    if figure is None or figure.end <= at or context.is_rank(at, figure):
        return None
    if ordinal_behind().match(text, end) or ordinal_behind().match(text, figure.end):
        return None
    if "分之" in figure.text:
        return figure
    return figure if not context.cut(figure) and _counts(context, at, end, figure) else None


def _is_word(context: Context, at: int, end: int) -> bool:
    """Whether the numeral is part of a word or names a place in an order."""
    text = context.text
    if _idiom(context, at, end) or ends_with("ordinal_before").search(text, max(0, at - 4), at):
        return True
    run = text[at:end]
    if run == "一" and ends_with("one_before").search(text, max(0, at - 1), at):
        return True
    return len(run) == 1 and not _worth_reading(context, run, at, end)


def _counts(context: Context, at: int, end: int, figure: Figure) -> bool:
    """Whether what was read states an amount."""
    text, run, hedged = context.text, context.text[at:end], figure.start < at
    if run in ("几", "数"):
        vague = hedged or ends_with("vague_periods").search(text, max(0, at - 2), at)
        return figure.unit == "s" and not vague
    if run == "一":
        return hedged or _one_counts(context, at, end)
    if run == "二" and figure.unit in ("item", "person", "company"):
        return False  # 二次, 二级: a rank; counts say 两
    if all(c in "百千万亿十" for c in run):
        return _magnitude_counts(context, run, end, figure, hedged)
    if figure.unit is None:
        return len(run) > 1 and (hedged or run[-1] in "万亿千百" or figure.bound != "exact")
    return len(run) > 1 or hedged or text[end : figure.end] not in listed("small_counts")


def _worth_reading(context: Context, run: str, at: int, end: int) -> bool:
    """Whether a lone numeral can be a figure; most, as in 一个 and 万, cannot."""
    behind = context.text[end : end + 1]
    if behind == "." and context.text[end + 1 : end + 2] in DIGITS:
        return True  # 三.八九
    if (behind not in unit_starts() and behind not in "分多余来") or not behind:
        return False
    if context.text[at - 1 : at] in context.reader.hedge_ends:
        return True
    return run != "一" or _one_counts(context, at, end)


def _one_counts(context: Context, at: int, end: int) -> bool:
    behind, before = _weights()
    return context.text.startswith(behind, end) or context.text.endswith(before, 0, at)


@cache
def _weights() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Behind and before which words 一 counts."""
    rule = load("figures")["weak_when_one"]
    return tuple(rule["units"].split()), tuple(rule["before"].split())


def _magnitude_counts(context: Context, run: str, end: int, figure: Figure, hedged: bool) -> bool:
    """百万级, 千亿元 and 万卡, but not 万能 and 百姓."""
    if run == "十":
        return figure.unit is not None
    if hedged or figure.bound == "order":
        return True
    follows = any(context.text.startswith(w, end) for w in listed("magnitude_followers"))
    if len(run) > 1:
        return figure.unit is not None or follows or run[-1] == "亿"
    return figure.bound == "over" or (follows and figure.unit not in (None, "s"))


def _idiom(context: Context, at: int, end: int) -> bool:
    text = context.text
    if text.startswith("分之", end):
        return False
    table = _idioms()
    for start in range(max(0, at - 3), at + 1):
        for idiom in table.get(text[start : start + 2], ()):
            if start + len(idiom) > at and text.startswith(idiom, start):
                return True
    return False
