"""The rules of the verdicts suite, over the evidence table.

They form a ladder, so that no row is flagged by two rules that decide: not rated; no facts;
none comparable; none that decides; sources that disagree; holding under some conditions
only; holding under none. What none of them flags has been borne out by deciding facts under
every condition that they have, and is supported. Notes may stand beside any verdict.
"""

from __future__ import annotations

from typing import Any

from claimaudit.verdict.rule import NO, Registry

RULES = Registry()
_decides = RULES.rule("evidence", decides=True)
_notes = RULES.rule("evidence")


# --- the rungs -------------------------------------------------------------------------


def _comparable(e: Any) -> Any:
    return e.rated & (e.facts > 0) & (e.comparable > 0)


def _undecided(e: Any) -> Any:
    open_ = (e.groups_hold == 0) & (e.groups_miss == 0) & (e.groups_mixed == 0)
    return _comparable(e) & open_


def _under_some(e: Any) -> Any:
    some = (e.groups_hold > 0) & (e.groups_miss > 0) & (e.groups_mixed == 0)
    return _comparable(e) & some


def _under_none(e: Any) -> Any:
    none = (e.groups_hold == 0) & (e.groups_miss > 0) & (e.groups_mixed == 0)
    return _comparable(e) & none


def _as_stated(e: Any) -> Any:
    """Misses, and there is no other scope under which the figure would hold."""
    return _under_none(e) & (e.elsewhere == 0)


def _figure_misses(e: Any) -> Any:
    """Misses by computation: no source says outright that it is not so."""
    return _as_stated(e) & (e.refuted == 0)


def _number_misses(e: Any) -> Any:
    """The number itself misses, not its date, and not only its hedge."""
    return _figure_misses(e) & (e.form != "date") & (e.overstated == 0)


# --- not rated, unverifiable ------------------------------------------------------------


@_decides
def not_rated(e: Any) -> Any:
    """a forecast or an opinion"""
    return e.rated == NO


@_decides
def no_reference(e: Any) -> Any:
    """no fact speaks of the same subject and metric"""
    return e.rated & (e.facts == 0)


@_decides
def conditions_not_comparable(e: Any) -> Any:
    """facts, but none like for like: other conditions, another period, or only later ones"""
    none = e.rated & (e.facts > 0) & (e.comparable == 0)
    return none | (_under_some(e) & (e.depends_on == "period"))


@_decides
def only_unseen_references(e: Any) -> Any:
    """comparable facts, all from documents that nobody has seen"""
    return _undecided(e) & (e.seen == 0)


@_decides
def only_secondary_references(e: Any) -> Any:
    """comparable facts, but only from retellings of which no two are independent"""
    return _undecided(e) & (e.seen > 0)


# --- conflicting, misleading --------------------------------------------------------------


@_decides
def references_disagree(e: Any) -> Any:
    """under the same conditions one source bears it out and another does not"""
    return _comparable(e) & (e.groups_mixed > 0)


@_decides
def holds_only_under(e: Any) -> Any:
    """holds under some conditions only, which the text leaves out"""
    named = (e.depends_on == "period") | (e.depends_on == "scope_mismatch")
    return _under_some(e) & ((named | (e.depends_on == "base_not_stated")) == NO)


@_decides
def scope_mismatch(e: Any) -> Any:
    """holds for another scope (chip, package, pod …) than the text gives or suggests"""
    swept = _under_some(e) & (e.depends_on == "scope_mismatch")
    return swept | (_under_none(e) & (e.elsewhere > 0))


@_decides
def base_not_stated(e: Any) -> Any:
    """holds on one base only, and the text names none"""
    return _under_some(e) & (e.depends_on == "base_not_stated")


@_decides
def overstated_hedge(e: Any) -> Any:
    """the number is close, but its hedge claims more than it is"""
    return _figure_misses(e) & (e.form != "date") & (e.overstated > 0)


@_decides
def attested_partly(e: Any) -> Any:
    """a source bears it out in part, and none refutes it"""
    every = (e.groups_hold > 0) & (e.groups_miss == 0) & (e.groups_mixed == 0)
    return _comparable(e) & every & (e.partly > 0)


# --- contradicted ---------------------------------------------------------------------------


@_decides
def attested_false(e: Any) -> Any:
    """a source says outright that it is not so"""
    return _as_stated(e) & (e.refuted > 0)


@_decides
def wrong_date(e: Any) -> Any:
    """the date is not the one that the sources give"""
    return _figure_misses(e) & (e.form == "date")


@_decides
def wrong_direction(e: Any) -> Any:
    """the change or comparison goes the other way"""
    return _number_misses(e) & (e.opposite > 0)


@_decides
def power_of_ten_slip(e: Any) -> Any:
    """a shift of the decimal point would mend it"""
    return _number_misses(e) & (e.opposite == 0) & (e.slip > 0)


@_decides
def outside_interval(e: Any) -> Any:
    """the reference lies outside what the printed figure can honestly mean"""
    return _number_misses(e) & (e.opposite == 0) & (e.slip == 0)


# --- notes beside any verdict ----------------------------------------------------------------


@_notes
def arithmetic_slip(e: Any) -> Any:
    """does not fit the article's own other figures"""
    return e.arithmetic_slip


@_notes
def articles_disagree(e: Any) -> Any:
    """another statement of the same thing gives another figure"""
    return e.articles_disagree


@_notes
def announced_not_shipped(e: Any) -> Any:
    """rests on announced or planned figures"""
    return e.announced


@_notes
def superseded_since(e: Any) -> Any:
    """a document that came out after the article gives another figure"""
    return e.superseded


@_notes
def understated(e: Any) -> Any:
    """the true value is far above the stated lower bound"""
    return e.understated


@_notes
def truncated(e: Any) -> Any:
    """the figure was cut off, not rounded"""
    return e.truncated
