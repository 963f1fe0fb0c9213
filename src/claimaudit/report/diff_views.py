"""A comparison of two audits as text, JSON or one HTML page."""

from collections.abc import Iterator, Sequence
from typing import Any

from claimaudit.base.shown import json_text, one_line, visible
from claimaudit.record.diff import Change, Diff, Ruling
from claimaudit.report.html.environment import asset, content_policy, environment
from claimaudit.report.html.shorthand import labels
from claimaudit.report.phrase import Phrase, known, note, say

# The text for a terminal is in this language.
_LANGUAGE = "en"
_QUOTE = 80
# The lists of claims that are in both audits, and in one only.
_CHANGES, _ENTRIES = ("worse", "better", "same_verdict"), ("new_claims", "removed_claims")


def _headline(diff: Diff) -> Phrase:
    """One line: how much of what, and between which days."""
    counted = say(
        "diff.headline",
        worse=len(diff.worse),
        better=len(diff.better),
        same=len(diff.same_verdict),
        added=len(diff.new_claims),
        removed=len(diff.removed_claims),
        sums=len(diff.arithmetic),
    )
    key = "diff.of_one_day" if diff.old.as_of == diff.new.as_of else "diff.from_to"
    return say(key, old=diff.old.as_of, new=diff.new.as_of, headline=counted)


def _titled(diff: Diff, names: Sequence[str]) -> list[tuple[Phrase, Any]]:
    """(title, claims) of these lists, without those that are empty."""
    return [(say(f"diff.{name}"), found) for name in names if (found := getattr(diff, name))]


def as_text(diff: Diff) -> str:
    return visible("\n".join(_lines(diff)))


def _lines(diff: Diff) -> Iterator[str]:
    yield _headline(diff).text(_LANGUAGE)
    for title, changes in _titled(diff, _CHANGES):
        yield from ("", title.text(_LANGUAGE))
        for change in changes:
            yield from _change(change)
    for title, entries in _titled(diff, _ENTRIES):
        yield from ("", title.text(_LANGUAGE))
        for claim in entries:
            yield f"  {claim.id}: {claim.verdict}, “{one_line(claim.quote, _QUOTE)}”"
    if diff.arithmetic:
        yield from ("", say("diff.arithmetic").text(_LANGUAGE))
    for found in diff.arithmetic:
        why = one_line(note(found.why).text(_LANGUAGE))
        yield f"  {found.id}: {found.old} → {found.new}; {why}"


def _change(change: Change) -> Iterator[str]:
    yield f"  {change.id}: {_outcome(change.old)} → {_outcome(change.new)}"
    yield f"    “{one_line(change.quote, _QUOTE)}”  {change.file}:{change.line}"
    for cause in change.causes:
        detail = f": {one_line(cause.detail)}" if cause.detail else ""
        yield f"    {known('cause', cause.kind).text(_LANGUAGE)} {cause.what}{detail}"


def _outcome(side: Ruling) -> str:
    """“contradicted, on reports alone (outside_interval)”."""
    codes = ", ".join((*side.reasons, *side.notes))
    parts = [side.verdict, *([say("diff.reports").text(_LANGUAGE)] if side.provisional else [])]
    return ", ".join(parts) + (f" ({codes})" if codes else "")


def as_json(diff: Diff) -> str:
    return json_text(diff.model_dump(mode="json"))


def as_html(diff: Diff) -> str:
    """One page that needs no network; everything of the records is escaped."""
    style, script = asset("report.css") + labels(), asset("language.js")
    page = environment().get_template("diff.html.j2")
    return page.render(
        diff=diff,
        headline=_headline(diff),
        changes=_titled(diff, _CHANGES),
        entries=_titled(diff, _ENTRIES),
        style=style,
        script=script,
        policy=content_policy([style], script),
    )
