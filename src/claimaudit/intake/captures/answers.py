"""Answers in JSON, XML and CSV that are an error or empty, in place of a document."""

import json
import re
from collections.abc import Mapping
from typing import Any

from claimaudit.intake.captures.signs import walls

# The errors of object stores and gateways: an element of such a name, in HTML or by itself.
_XML_ERROR = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<(?:\w+:)?(?:envelope|body)\b[^>]{0,400}>\s*)*"
    r"<(?:\w+:)?(?:error|errorresponse|exception\w*|fault|problem)\b[^>]{0,400}>"
    r"(?P<said>.{0,2000})",
    re.I | re.S,
)
_FEED = re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:rss|feed|rdf:rdf)\b", re.I)
_ENTRY = re.compile(r"<(?:item|entry)\b", re.I)
_TAGS = re.compile(r"<[^>]{0,400}>")
_NOTHING: tuple[Any, ...] = (None, "", [], {})


def complaint_of(text: str) -> str | None:
    """The error that a JSON text reports and nothing else ("nothing" where it is empty); None where
    it has data, or is no JSON."""
    try:
        data: Any = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    if data in _NOTHING:
        return "nothing"
    rules = walls().json_
    if not isinstance(data, dict):
        return None
    low = {str(key).lower(): value for key, value in data.items()}
    asked = [low[key] for key in rules["data"] if key in low]
    known = {key for kind in rules for key in rules[kind] if kind != "bad"}
    if set(low) - known or any(value is not False and value not in _NOTHING for value in asked):
        return None
    return _complaint(low, rules) or ("nothing" if asked else None)


def xml_complaint_of(text: str) -> str | None:
    """The error that an XML text consists of, or that it is a feed without an entry; else None."""
    if _FEED.match(text) and not _ENTRY.search(text):
        return "a feed without an entry"
    if (found := _XML_ERROR.match(text)) is None:
        return None
    return " ".join(_TAGS.sub(" ", found["said"]).split())[:80] or "an error"


def csv_complaint_of(rows: list[list[str]]) -> str | None:
    """The error that a table of a header and one row reports, or that it has no row; else None."""
    if len(rows) < 2 and not any(map(str.isdecimal, str(rows))):
        return "a table without a row"
    if len(rows) != 2:
        return None
    return complaint_of(json.dumps(dict(zip(rows[0], rows[1], strict=False))))


def _complaint(low: Mapping[str, Any], rules: Mapping[str, list[str]]) -> str | None:
    words = " ".join(
        json.dumps(low[key], ensure_ascii=False) for key in rules["message"] if low.get(key)
    )
    said = " ".join(f"{words} {low.get('url', '')}".split())
    bad = (
        any(map(low.get, ("error", "errors", "fault")))
        or any(low.get(key) is False for key in rules["flag"])
        or any(_is_error(low[key]) for key in rules["code"] if key in low)
        or any(re.search(pattern, said, re.I) for pattern in rules["bad"])
    )
    return (said[:80] or "an error") if bad else None


def _is_error(code: Any) -> bool:
    digits = str(code).lstrip("-")
    if digits.isdecimal():
        return int(digits[:9]) >= 400 or (str(code).startswith("-"))
    return str(code).lower() in ("error", "fail", "failed", "failure", "ko", "nok", "denied")
