"""Quantities in each language's habit: 8192 张 and 8,192 cards, 27.7亿元 and CNY 2.77 billion."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import floor, isfinite, log10

from claimaudit.report.views.words import Pair, same

Ends = Sequence[float | int | str | None]

_PREFIXES = (
    (1e24, "Y"),
    (1e21, "Z"),
    (1e18, "E"),
    (1e15, "P"),
    (1e12, "T"),
    (1e9, "G"),
    (1e6, "M"),
    (1e3, "k"),
)
_SI = {
    "FLOP/s": "FLOP/s",
    "OP/s": "OP/s",
    "byte": "B",
    "byte/s": "B/s",
    "bit": "bit",
    "bit/s": "bit/s",
    "W": "W",
    "Wh": "Wh",
}
_MONEY = {
    "CNY": "元",
    "USD": "美元",
    "HKD": "港元",
    "TWD": "新台币",
    "EUR": "欧元",
    "GBP": "英镑",
    "JPY": "日元",
    "KRW": "韩元",
}
_COUNTED = {
    "card": ("张", "cards"),
    "item": ("个", ""),
    "person": ("人", "people"),
    "company": ("家", "companies"),
    "token": ("个 token", "tokens"),
    "token/s": ("token/秒", "tokens/s"),
}
_SMALL = ((1.0, "m"), (1e-3, "mm"), (1e-6, "µm"), (1e-9, "nm"))
_TIMES = (
    (31556952.0, "年", "years"),
    (86400.0, "天", "days"),
    (3600.0, "小时", "hours"),
    (60.0, "分钟", "minutes"),
    (1.0, "秒", "s"),
    (1e-3, "毫秒", "ms"),
    (1e-6, "微秒", "µs"),
)


def digits(value: float, figures: int = 4) -> str:
    """`value` to so many significant digits, in plain notation, without idle zeros."""
    if value == 0 or not isfinite(value):
        return "0" if value == 0 else str(value)
    places = max(0, figures - 1 - floor(log10(abs(value))))
    text = f"{value:.{min(places, 12)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def grouped(text: str) -> str:
    """Digits with the thousands apart, as English prints them."""
    whole, dot, rest = text.partition(".")
    sign, bare = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(bare):,}{dot}{rest}" if bare.isdigit() else text


def quantity(value: float, unit: str | None) -> Pair:
    """One value with its unit."""
    return interval((value, value), unit)


def interval(ends: Ends, unit: str | None) -> Pair:
    """From low to high; an open end is ≥ or ≤."""
    if unit == "date" or any(isinstance(end, str) for end in ends):
        shown = list(dict.fromkeys(str(end) for end in ends if end is not None))
        return same(" – ".join(shown))
    numbers = [None if end is None else float(end) for end in ends]
    sized = [abs(n) for n in numbers if n is not None]
    if not sized:
        return same("…")
    zh_factor, zh_unit, en_factor, en_unit, lead = _habit(max(sized), unit)
    return Pair(
        *(
            same(f"{front}{_ends(numbers, factor, english)}{tail}").zh
            for factor, front, tail, english in (
                (zh_factor, "", zh_unit, False),
                (en_factor, lead, en_unit, True),
            )
        )
    )


def _ends(numbers: Sequence[float | None], factor: float, english: bool) -> str:
    scaled = [None if n is None else n / factor for n in numbers]
    low, high = scaled[0], scaled[-1]
    if low is None or high is None:
        text = digits(high if low is None else low)  # type: ignore[arg-type]
        return f"{'≤' if low is None else '≥'} {grouped(text) if english else text}"
    texts = [digits(low), digits(high)]
    figures = 4
    while low != high and texts[0] == texts[1] and figures < 12:
        figures += 2
        texts = [digits(low, figures), digits(high, figures)]
    if english:
        texts = [grouped(text) for text in texts]
    return texts[0] if texts[0] == texts[1] else f"{texts[0]} – {texts[1]}"


def _habit(size: float, unit: str | None) -> tuple[float, str, float, str, str]:
    """(Chinese factor, unit, English factor, unit, what stands before the English number)."""
    if unit in _SI:
        factor, prefix = next(((f, p) for f, p in _PREFIXES if size >= f * 0.9995), (1.0, ""))
        name = f" {prefix}{_SI[unit]}"
        return factor, name, factor, name, ""
    if unit == "m":
        factor, name = next(((f, n) for f, n in _SMALL if size >= f * 0.9995), _SMALL[-1])
        return factor, f" {name}", factor, f" {name}", ""
    if unit == "s":
        factor, zh, en = next((t for t in _TIMES if size >= t[0] * 0.9995), _TIMES[-1])
        return factor, f" {zh}", factor, f" {en}", ""
    if unit in ("%", "x", "pp"):
        zh, en = {"%": ("%", "%"), "x": (" 倍", "×"), "pp": (" 个百分点", " points")}[unit]
        return 1.0, zh, 1.0, en, ""
    zh_factor, zh_word = (1e8, "亿") if size >= 1e8 else (1e4, "万") if size >= 1e5 else (1.0, "")
    if unit in _MONEY:
        en_factor, en_word = _english(size)
        return zh_factor, f"{zh_word}{_MONEY[unit]}", en_factor, en_word, f"{unit} "
    zh, en = _COUNTED.get(unit or "", (unit or "", unit or ""))
    en_factor, en_word = _english(size) if size >= 1e7 else (1.0, "")
    zh_gap, en_gap = " " if zh and not zh_word else "", " " if en else ""
    return zh_factor, f"{zh_word}{zh_gap}{zh}", en_factor, f"{en_word}{en_gap}{en}", ""


def _english(size: float) -> tuple[float, str]:
    scale = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
    return next((s for s in scale if size >= s[0]), (1.0, ""))


def as_number(end: float | int | str | None) -> float | None:
    """An end of an interval on a number line: days count from the year 1."""
    if isinstance(end, str):
        return float(date.fromisoformat(end).toordinal())
    return None if end is None else float(end)
