"""A comparison of two audits as text, JSON or one HTML page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from claimaudit.base.shown import html_attribute, one_line, visible
from claimaudit.record.record import Record

_QUOTE = 80
_GROUPS = (
    ("worse", "Turned worse"),
    ("better", "Turned better"),
    ("same_verdict", "Same verdict, other grounds"),
)
_ENTRIES = (("new_claims", "New claims"), ("removed_claims", "Removed claims"))


def headline(diff: Record) -> str:
    """One line: how much of what."""
    return (
        f"{len(diff['worse'])} worse, {len(diff['better'])} better, "
        f"{len(diff['same_verdict'])} on other grounds, {len(diff['new_claims'])} new, "
        f"{len(diff['removed_claims'])} removed, {len(diff['arithmetic'])} sums changed"
    )


def outcome(side: Record) -> str:
    """A verdict with its reasons."""
    codes = ", ".join((*side["reasons"], *side["notes"]))
    provisional = ", provisional" if side["provisional"] else ""
    verdict: str = side["verdict"]
    return verdict + provisional + (f" ({codes})" if codes else "")


def as_text(diff: Record) -> str:
    """For a terminal."""
    return visible("\n".join(_lines(diff)))


def _lines(diff: Record) -> Iterator[str]:
    yield f"from {diff['old']['as_of']} to {diff['new']['as_of']}: {headline(diff)}"
    for key, title in _GROUPS:
        if diff[key]:
            yield from ("", title)
        for change in diff[key]:
            yield f"  {change['id']}: {outcome(change['old'])} → {outcome(change['new'])}"
            yield f"    “{one_line(change['quote'], _QUOTE)}”  {change['file']}:{change['line']}"
            for cause in change["causes"]:
                yield f"    {cause_line(cause)}"
    for key, title in _ENTRIES:
        if diff[key]:
            yield from ("", title)
        for claim in diff[key]:
            yield f"  {claim['id']}: {claim['verdict']}, “{one_line(claim['quote'], _QUOTE)}”"
    if diff["arithmetic"]:
        yield from ("", "Arithmetic")
    for found in diff["arithmetic"]:
        yield f"  {found['id']}: {found['old']} → {found['new']}; {one_line(found['why'])}"


def cause_line(cause: Record) -> str:
    """“fact changed ppu-memory: printed: 96 GB → 90 GB”."""
    detail = f": {one_line(cause['detail'])}" if cause["detail"] else ""
    return f"{cause['kind']} {cause['what']}{detail}"


def as_json(diff: Record) -> str:
    """For a program."""
    return json.dumps(diff, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def as_html(diff: Record) -> str:
    """One page that needs no network; everything of the records is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("claimaudit.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["attr"] = html_attribute
    page = environment.get_template("diff.html.j2")
    return page.render(
        diff=_shown(diff), groups=_GROUPS, entries=_ENTRIES, headline=headline(diff),
        outcome=outcome, cause_line=cause_line,
    )  # fmt: skip


def _shown(data: Any) -> Any:
    """`data` without characters that would turn the page's text around."""
    if isinstance(data, dict):
        return {_shown(key): _shown(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_shown(value) for value in data]
    return visible(data) if isinstance(data, str) else data
