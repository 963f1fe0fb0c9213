"""A scan as lines for machines and as tables for people."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING

from claimaudit.base.shown import in_line
from claimaudit.scan.candidate import Candidate

if TYPE_CHECKING:
    from rich.table import Table

# How an amount from one number to another, in a canonical unit, is shown.
Show = Callable[[Decimal, Decimal, str | None], str]

_QUOTE = 160
_WIDTH = 120
_READABLE = 10**15


@dataclass(frozen=True)
class Scanned:
    """One file and what was found in it."""

    file: str
    text: str
    candidates: tuple[Candidate, ...]


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole where the value is, else a float."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def row(file: str, candidate: Candidate) -> dict[str, object]:
    """One candidate in the fields that design.md fixes."""
    figure = candidate.figure
    return {
        "file": file,
        "start": candidate.start,
        "end": candidate.end,
        "text": candidate.text,
        "value": number(figure.value) if figure else None,
        "low": number(figure.low) if figure else None,
        "high": number(figure.high) if figure else None,
        "unit": figure.unit if figure else None,
        "bound": figure.bound if figure else None,
        "quote_start": candidate.quote_start,
        "quote_end": candidate.quote_end,
        "kind": candidate.kind,
    }


def jsonl(scans: Iterable[Scanned]) -> str:
    """One line a candidate, each ending with a newline."""
    return "".join(
        # A lone surrogate of the text has no UTF-8 form: there, ASCII escapes are written.
        _line(row(scan.file, candidate))
        for scan in scans
        for candidate in scan.candidates
    )


def _line(fields: dict[str, object]) -> str:
    line = json.dumps(fields, ensure_ascii=False, allow_nan=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        line = json.dumps(fields, allow_nan=False)
    return line + "\n"


def tables(scans: Iterable[Scanned], show: Show | None = None) -> str:
    """A table an article: what was found, its value, and what stands around it."""
    from rich.console import Console  # heavy, and only the text view is made of tables

    out = StringIO()
    # Brackets and colons in an article are no markup and no emoji.
    console = Console(
        file=out, width=_WIDTH, force_terminal=False, markup=False, emoji=False, highlight=False
    )
    for scan in scans:
        console.print(_table(scan, show or _canonical))
    return out.getvalue()


def _table(scan: Scanned, show: Show) -> Table:
    from rich.table import Table  # heavy, as in `tables`

    table = Table(title=f"{in_line(scan.file)}: {len(scan.candidates)} candidates", expand=True)
    table.add_column("at", justify="right", no_wrap=True)
    table.add_column("kind", no_wrap=True)
    table.add_column("value", no_wrap=True)
    table.add_column("quote", ratio=1, overflow="fold")
    for candidate in scan.candidates:
        around = _around(scan.text, candidate)
        table.add_row(str(candidate.start), candidate.kind, _value(candidate, show), around)
    return table


def _value(candidate: Candidate, show: Show) -> str:
    """The value and unit as read: “about 4.6 PFLOP/s”."""
    figure = candidate.figure
    if figure is None:
        return "cannot be read" if candidate.has_figure else ""
    bound = "" if figure.bound in ("exact", "range") else figure.bound.replace("_", " ") + " "
    if figure.bound == "range" and figure.low is not None and figure.high is not None:
        return show(figure.low, figure.high, figure.unit)
    return bound + show(figure.value, figure.value, figure.unit)


def _canonical(low: Decimal, high: Decimal, unit: str | None) -> str:
    value = _shown(low) if low == high else f"{_shown(low)}–{_shown(high)}"
    return f"{value} {unit or ''}".strip()


def _shown(value: Decimal) -> str:
    """Digits as far as people read them: 57,000,000,000 and 1.4e+17, 39.5 and 7e-09."""
    if value == value.to_integral_value() and abs(value) < _READABLE:
        return f"{int(value):,}"
    return f"{float(value):,.6g}"


def _around(text: str, candidate: Candidate) -> str:
    """The quote, cut to what stands around the candidate."""
    start = max(candidate.quote_start, candidate.start - _QUOTE)
    end = min(candidate.quote_end, candidate.end + _QUOTE)
    before = ("…" if start > candidate.quote_start else "") + in_line(text[start : candidate.start])
    after = in_line(text[candidate.end : end]) + ("…" if end < candidate.quote_end else "")
    return before + in_line(candidate.text) + after
