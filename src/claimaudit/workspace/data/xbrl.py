"""Facts of an inline XBRL page: what its tags say of the figures that it shows.

After "Inline XBRL 1.1": `ix:nonFraction` around a printed number has its concept (`name`), context,
unit, power of ten (`scale`), sign and how many of its decimals are exact (`decimals`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from claimaudit.base.shown import one_line
from claimaudit.workspace.data.places import XbrlFact
from claimaudit.workspace.data.value import DataError, Value, flat

_FACT, _CONTEXT, _UNIT = "ix:nonfraction", "xbrli:context", "xbrli:unit"
_MEMBERS = ("xbrldi:explicitmember", "xbrldi:typedmember")
_SCALES = {0: "", 3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
_NUMBER = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.(?P<decimals>\d+))?")
# How a number is printed: with a decimal point, or as a dash that is nothing.
_POINT = frozenset(("", "ixt:num-dot-decimal", "ixt:numdotdecimal"))
_NOTHING = frozenset(("ixt:fixed-zero", "ixt:zerodash", "ixt:numdash"))
# Whose names of units everybody has; a filing may make others of its own.
_REGISTRIES = frozenset(("iso4217", "xbrli", "utr"))
_SHOWN = 6
_ENTER = "enter figure and clip instead"


@dataclass(frozen=True)
class Context:
    """`period` is one day or two apart by a slash; `members`, the member on each axis."""

    period: str
    members: Mapping[str, str]


@dataclass(frozen=True)
class Filing:
    """The tagged figures of a page, by concept, and what they refer to, by id."""

    facts: Mapping[str, list[Any]]
    contexts: Mapping[str, Context]
    units: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class _Tagged:
    """A tagged figure read: as it is printed, what it amounts to, the place of its last digit."""

    value: Value
    amount: Decimal
    place: Decimal
    unit: str


def read_filing(text: str) -> Filing:
    """The XBRL of a page. Raises DataError where there is none."""
    from lxml import etree  # most references name no XBRL

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    data = text.replace("\0", "").encode("utf-8", "replace")
    tree = etree.fromstring(data, parser) if data.strip() else None
    facts: dict[str, list[Any]] = {}
    contexts, units = {}, {}
    for one in tree.iter(_FACT, _CONTEXT, _UNIT) if tree is not None else ():
        if one.tag == _FACT and next(one.iterancestors("ix:hidden"), None) is None:
            facts.setdefault(one.get("name", ""), []).append(one)
        elif one.tag == _CONTEXT:
            contexts[one.get("id", "")] = _context(one)
        elif one.tag == _UNIT:
            units[one.get("id", "")] = tuple(map(_text, one.iter("xbrli:measure")))
    if not facts:
        raise DataError("is no inline XBRL", "name another place, or enter figure and clip")
    return Filing(facts, contexts, units)


def _context(node: Any) -> Context:
    days = node.iter("xbrli:startdate", "xbrli:enddate", "xbrli:instant")
    members = {one.get("dimension", ""): _text(one) for one in node.iter(*_MEMBERS)}
    return Context("/".join(map(_text, days)), members)


def _text(node: Any) -> str:
    return flat("".join(node.itertext()))


def fact_of(filing: Filing, at: XbrlFact) -> Value:
    """The figure of the concept in the context, the most exact of those that are shown. Raises
    DataError where there is none, or where they are apart."""
    there = filing.facts.get(at.concept, [])
    wanted = Context(at.period, at.members)
    nodes = [one for one in there if filing.contexts.get(one.get("contextref", "")) == wanted]
    if not nodes:
        raise _absent(filing, at, there)
    tagged = sorted((_tagged(filing, node) for node in nodes), key=lambda one: one.place)
    best = tagged[0]
    for one in tagged[1:]:
        if abs(one.amount - best.amount) > one.place / 2 or one.unit != best.unit:
            both = f"“{best.value.figure}” and “{one.value.figure}”"
            raise DataError(f"has {both} for {at.concept} there", _ENTER)
    return best.value


def _absent(filing: Filing, at: XbrlFact, there: Iterable[Any]) -> DataError:
    contexts = (filing.contexts.get(one.get("contextref", "")) for one in there)
    shown = list(dict.fromkeys(_in_words(one) for one in contexts if one))
    if not shown:
        fix = "look up the concept's name in the page's source (name=)"
        return DataError(f"has no fact {at.concept}", fix)
    # What differs in the members only is the likeliest to be meant.
    shown.sort(key=lambda said: not said.startswith(at.period))
    more = " …" if len(shown) > _SHOWN else ""
    there_is = one_line("; ".join(shown[:_SHOWN]), 600)
    message = f"has no {at.concept} of {one_line(_in_words(Context(at.period, at.members)), 200)}"
    return DataError(message, f"mend period and members; there is: {there_is}{more}")


def _in_words(context: Context) -> str:
    members = (f"{axis} = {member}" for axis, member in sorted(context.members.items()))
    return ", ".join((context.period, *members))


def _tagged(filing: Filing, node: Any) -> _Tagged:
    """One tagged figure. Raises DataError where it is not plainly a number."""
    form, printed = node.get("format", ""), _printed(node)
    figure = "0" if form in _NOTHING else printed
    number = _NUMBER.fullmatch(figure)
    scale = node.get("scale", "0")
    if number is None or form not in _POINT | _NOTHING or not re.fullmatch(r"-?\d\d?", scale):
        message = f"prints “{one_line(printed, 60)}”, which is read by no plain rule"
        raise DataError(message, _ENTER)
    place = Decimal(1).scaleb(int(scale) - len(number["decimals"] or ""))
    exact = node.get("decimals", "INF")
    if node.get("xsi:nil") in ("true", "1") or not re.fullmatch(r"INF|-?\d\d?", exact):
        raise DataError(f"prints “{figure}” and is nil, or of unknown precision", _ENTER)
    if exact != "INF" and Decimal(1).scaleb(-int(exact)) > place:
        message = f"prints “{figure}”, of which fewer digits are exact (decimals {exact})"
        raise DataError(message, _ENTER)
    sign = "-" if node.get("sign") == "-" and figure != "0" else ""
    amount = Decimal(f"{sign}{figure.replace(',', '')}").scaleb(int(scale))
    unit = _unit(filing.units.get(node.get("unitref", ""), ()), int(scale))
    value = Value(f"{sign}{figure}", unit, _row_label(node))
    return _Tagged(value, amount, place, node.get("unitref", ""))


def _printed(node: Any) -> str:
    """The number that is shown, without what is tagged as no part of it."""
    return flat("".join(node.xpath(".//text()[not(ancestor::*[name()='ix:exclude'])]")))


def _unit(measures: tuple[str, ...], scale: int) -> str | None:
    """million USD, USD/share, %; "" of a bare number, None where it cannot be told."""
    parts = [measure.rpartition(":") for measure in measures]
    names, registries = [name for _, _, name in parts], {registry for registry, _, _ in parts}
    if names == ["pure"]:
        return {0: "", -2: "%"}.get(scale)
    if not 1 <= len(names) <= 2 or not registries <= _REGISTRIES or scale not in _SCALES:
        return None
    return f"{_SCALES[scale]} {'/'.join(names)}".strip()


def _row_label(node: Any) -> str:
    """The first words of the row of a table in which it stands; "" where it is in none."""
    row = next(node.iterancestors("tr"), None)
    return "" if row is None else next(_labels(row, node), "")


def _labels(row: Any, node: Any) -> Iterator[str]:
    """The texts of the cells before the figure's own that have a letter."""
    for cell in row.iter("td", "th"):
        if any(one is node for one in cell.iter(_FACT)):
            return
        if re.search(r"[^\W\d_]", text := _text(cell)):
            yield text
