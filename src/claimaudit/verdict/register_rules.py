"""The rules of the claims and references suites: is what people entered fit to judge with?

They go beyond what the readers refuse outright; where they repeat it (a critical rule), they
hold the line for a workspace that was not read by our readers.
"""

from __future__ import annotations

from typing import Any

from claimaudit.verdict.rule import NO, Registry

REGISTER_RULES = Registry()
_claim = REGISTER_RULES.rule("claims")
_fact = REGISTER_RULES.rule("facts")
_document = REGISTER_RULES.rule("documents")


# --- claims ------------------------------------------------------------------------------


@_claim
def figure_missing(c: Any) -> Any:
    """a form that computes has no figure"""
    computed = (c.form == "value") | (c.form == "ratio") | (c.form == "share") | (c.form == "date")
    return computed & (c.has_figure == NO)


@_claim
def versus_missing(c: Any) -> Any:
    """a ratio or comparison does not say with what"""
    return ((c.form == "ratio") | (c.form == "comparison")) & (c.has_versus == NO)


@_claim
def whole_missing(c: Any) -> Any:
    """a share does not say of what"""
    return (c.form == "share") & (c.has_whole == NO)


@_claim
def change_without_ends(c: Any) -> Any:
    """a change does not say from when to when"""
    return (c.form == "change") & ((c.has_from == NO) | (c.has_to == NO))


@_claim
def compared_with_itself(c: Any) -> Any:
    """subject and versus are one and the same"""
    return c.versus_is_subject


@_claim
def entered_twice(c: Any) -> Any:
    """another claim has the same words, subject, metric and figure"""
    return (c.twins > 1) & (c.form != "assertion")


@_claim
def quote_too_short(c: Any) -> Any:
    """the quote is too short to show what is claimed"""
    return c.quote_chars < 6


@_claim
def quote_too_long(c: Any) -> Any:
    """the quote is longer than one clause"""
    return c.quote_chars > 120


@_claim
def quote_is_only_the_figure(c: Any) -> Any:
    """the quote holds nothing but the figure"""
    return c.has_figure & (c.quote_chars <= c.figure_chars)


@_claim
def statement_without_speaker(c: Any) -> Any:
    """a statement is claimed and said_by does not say whose"""
    return (c.metric == "statement") & (c.has_said_by == NO)


@_claim
def money_without_currency(c: Any) -> Any:
    """an amount of money is printed without its currency"""
    return (c.dimension == "money") & (c.form == "value") & (c.has_unit == NO)


# --- facts ---------------------------------------------------------------------------------


@_fact
def fact_unread(f: Any) -> Any:
    """a value of which no figure and no date was read"""
    return (f.attests == NO) & (f.has_value == NO)


@_fact
def locator_missing(f: Any) -> Any:
    """does not say where in the document it stands"""
    return f.locator_chars < 2


@_fact
def wrong_dimension(f: Any) -> Any:
    """its unit is not one in which its metric is measured"""
    return (f.attests == NO) & (f.fits_metric == NO)


@_fact
def attestation_without_why(f: Any) -> Any:
    """attests a claim and does not say why"""
    return f.attests & (f.has_why == NO)


@_fact
def conditions_incomplete(f: Any) -> Any:
    """leaves out a condition that decides what a compute or bandwidth figure means"""
    return f.lacks_key_condition


@_fact
def fact_undated(f: Any) -> Any:
    """neither the fact nor its document has a date, and the page is no living one"""
    return (f.attests == NO) & (f.has_date == NO) & (f.living == NO)


@_fact
def witness_unseen(f: Any) -> Any:
    """is said to be corroborated by a document that nobody has seen"""
    return f.unseen_witnesses > 0


@_fact
def witness_not_independent(f: Any) -> Any:
    """is said to be corroborated by its own publisher or site, or by a retelling of it"""
    return f.dependent_witnesses > 0


# --- documents --------------------------------------------------------------------------------


@_document
def document_unused(d: Any) -> Any:
    """no fact stands in it, and nothing is corroborated by it or retells it"""
    return d.uses == 0


@_document
def document_undated(d: Any) -> Any:
    """has no date of publication, and is no living page"""
    return (d.has_published == NO) & (d.living == NO)


@_document
def url_is_a_front_page(d: Any) -> Any:
    """its address is the front page of a site, not the document"""
    return d.url_is_bare


@_document
def origin_unknown(d: Any) -> Any:
    """retells something and does not say what"""
    return (d.kind == "secondary") & (d.has_origin == NO)
