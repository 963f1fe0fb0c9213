"""The questions that make a stanza a claim."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from claimaudit.base.shown import one_line
from claimaudit.intake.guess import ORDER, Stanza
from claimaudit.intake.terminal import Terminal
from claimaudit.workspace.claims import FORMS, NEEDS, RELATIONS
from claimaudit.workspace.workspace import Workspace

# Answers that leave a key out.
_NOTHING: tuple[object, ...] = ("", "-", None, {})
_ASKED = (
    "subject", "metric", "figure", "versus", "relation", "from", "to", "whole", "conditions",
    "as_of", "id",
)  # fmt: skip
# Those that a claim has only where its form needs them.
_OF_FORMS = ("versus", "relation", "from", "to", "whole")
_TEXTS = {
    "figure": "figure, as it stands in the quote",
    "from": "from, as period=YYYY",
    "to": "to, as period=YYYY",
    "conditions": "conditions, as name=value, name=value",
    "as_of": "as_of (YYYY, YYYY-MM or YYYY-MM-DD; - for none)",
}


class Questions:
    """The questions of one workspace; answers are checked against what it knows."""

    def __init__(self, workspace: Workspace, terminal: Terminal) -> None:
        self._subjects = workspace.library.vocabulary.subjects
        self._metrics = workspace.library.vocabulary.metrics
        self._terminal = terminal

    def complete(self, stanza: Stanza) -> dict[str, object]:
        """The stanza's fields with what a person answers; what is known is the default."""
        fields = dict(stanza.fields)
        self._terminal.say(f"  quote: {one_line(str(fields['quote']))}")
        form = self._terminal.choose("form", FORMS, str(fields.get("form", "value")))
        fields["form"] = form
        for key in _ASKED:
            if key in _OF_FORMS and not _takes(form, key):
                fields.pop(key, None)
            elif key != "figure" or ("figure" not in fields and _takes(form, key)):
                fields[key] = self._answer(key, fields, stanza.named)
        return {key: fields[key] for key in ORDER if fields.get(key) not in _NOTHING}

    def _answer(self, key: str, fields: dict[str, object], named: Iterable[str]) -> object:
        default = fields.get(key, "")
        if key in ("from", "to", "conditions"):
            return self._mapping(_TEXTS[key], default)
        if key == "whole":
            return self._whole(named)
        default = str(default)
        if key == "relation":
            return self._relation(str(fields["form"]), default)
        if key == "metric":
            return self._known(key, self._metrics, [default])
        if key in ("subject", "versus"):
            others = [name for name in named if key == "subject" or name != fields["subject"]]
            return self._known(key, self._subjects, [default, *others])
        return self._terminal.ask(_TEXTS.get(key, key), default)

    def _whole(self, named: Iterable[str]) -> dict[str, str]:
        subject = self._known("subject of the whole", self._subjects, named)
        metric = self._known("metric of the whole", self._metrics, ())
        return {"subject": subject, "metric": metric}

    def _relation(self, form: str, default: str) -> str:
        """A ratio may do without one."""
        optional = ("none",) if form == "ratio" else ()
        choices = (*optional, *RELATIONS[form])
        default = default if default in choices else "".join(optional)
        answer = self._terminal.choose("relation", choices, default)
        return "" if answer in optional else answer

    def _known(self, question: str, known: Iterable[str], near: Iterable[str]) -> str:
        """A name of references/; the first of `near` that is one is the default."""
        names = sorted(known)

        def wrong(answer: str) -> str | None:
            if answer in names:
                return None
            close = [n for n in names if answer and answer in n][:6]
            close = close or difflib.get_close_matches(answer, names, 6, 0.5)
            hint = f"; near it: {', '.join(close)}" if close else ""
            return f"“{answer}” is not in references/{hint}"

        default = next((name for name in near if name in names), "")
        return self._terminal.ask_until(question, default, wrong)

    def _mapping(self, question: str, given: object) -> dict[str, str]:
        """name=value, name=value as a mapping."""
        default = ", ".join(f"{k}={v}" for k, v in given.items()) if isinstance(given, dict) else ""
        answer = self._terminal.ask_until(question, default, _wrong_pair)
        return dict(_pairs(answer).values())


def _takes(form: str, key: str) -> bool:
    """Whether a claim of `form` may have `key`, one of those that not all forms have."""
    if key == "relation":
        return form in RELATIONS
    return key in NEEDS[form] or (key == "figure" and form == "change")


def _pairs(answer: str) -> dict[str, tuple[str, str]]:
    """What stands between the commas -> its name and its value."""
    pairs = {}
    for part in filter(None, map(str.strip, answer.split(","))):
        name, _, value = part.partition("=")
        pairs[part] = name.strip(), value.strip()
    return pairs


def _wrong_pair(answer: str) -> str | None:
    odd = [part for part, pair in _pairs(answer).items() if not all(pair)]
    return f"“{odd[0]}” is not name=value" if odd else None
