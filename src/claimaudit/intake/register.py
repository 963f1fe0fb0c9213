"""Registering a candidate: the questions that make a stanza a claim, and writing it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from claimaudit.base.files import write_all
from claimaudit.base.problems import BrokenInputError, Problem
from claimaudit.base.shown import one_line
from claimaudit.intake.claimsfile import check_claims, path_of, read_claims
from claimaudit.intake.guess import ORDER, Stanza
from claimaudit.intake.prompts import Terminal, ask_until, choose
from claimaudit.intake.yamltext import append_item, render
from claimaudit.workspace.claims import FORMS, NEEDS
from claimaudit.workspace.register import RegisteredClaim
from claimaudit.workspace.workspace import Workspace

_RELATIONS = {
    "comparison": ("above", "below", "level"),
    "change": ("up", "down"),
    "ratio": ("none", "above", "below"),
}
# Answers that leave a key out.
_NOTHING: tuple[object, ...] = ("", "-", None, {})


class Questions:
    """The questions of one workspace; answers are checked against what it knows."""

    def __init__(self, workspace: Workspace, terminal: Terminal) -> None:
        self._subjects = workspace.library.vocabulary.subjects
        self._metrics = workspace.library.vocabulary.metrics
        self._terminal = terminal

    def complete(self, stanza: Stanza) -> dict[str, object]:
        """The stanza's fields with what a person answers; what is known is the default."""
        fields = dict(stanza.fields)
        say, ask = self._terminal.say, self._terminal.ask
        say(f"  quote: {one_line(str(fields['quote']))}")
        form = choose(self._terminal, "form", FORMS, str(fields.get("form", "value")))
        fields["form"] = form
        fields["subject"] = self._known("subject", fields, self._subjects, stanza.named)
        fields["metric"] = self._known("metric", fields, self._metrics, ())
        if "figure" not in fields and form not in ("comparison", "assertion"):
            fields["figure"] = ask("figure, as it stands in the quote", "")
        self._form(form, fields, stanza)
        fields["conditions"] = self._mapping("conditions, as name=value, name=value", fields)
        fields["as_of"] = ask(
            "as_of (YYYY, YYYY-MM or YYYY-MM-DD; - for none)", _of(fields, "as_of")
        )
        fields["id"] = ask("id", str(fields["id"]))
        return {key: fields[key] for key in ORDER if fields.get(key) not in _NOTHING}

    def _form(self, form: str, fields: dict[str, object], stanza: Stanza) -> None:
        """What this form takes beside subject, metric and figure; nothing that it does not."""
        if form in ("ratio", "comparison"):
            others = [s for s in stanza.named if s != fields["subject"]]
            fields["versus"] = self._known("versus", fields, self._subjects, others)
        if form in _RELATIONS:
            choices = _RELATIONS[form]
            default = _of(fields, "relation")
            default = default if default in choices else choices[0] if form == "ratio" else ""
            answer = choose(self._terminal, "relation", choices, default)
            fields["relation"] = "" if answer == "none" else answer
        if form == "change":
            for key in ("from", "to"):
                fields[key] = self._mapping(f"{key}, as period=YYYY", fields)
        if form == "share":
            whole: dict[str, object] = {}
            whole["subject"] = self._known(
                "whole", {}, self._subjects, stanza.named, "subject of the "
            )
            whole["metric"] = self._known("whole", fields, self._metrics, (), "metric of the ")
            fields["whole"] = whole
        takes = {*NEEDS[form], *(["relation"] if form in _RELATIONS else [])}
        for key in ("versus", "relation", "from", "to", "whole"):
            if key not in takes:
                fields.pop(key, None)

    def _known(
        self, key: str, fields: dict[str, object], known: Iterable[str], near: Iterable[str],
        before: str = "",
    ) -> str:  # fmt: skip
        names = set(known)
        default = _of(fields, key) or next((name for name in near if name in names), "")

        def wrong(answer: str) -> str | None:
            if answer in names:
                return None
            close = [n for n in sorted(names) if answer and answer in n][:6]
            close = close or difflib.get_close_matches(answer, sorted(names), 6, 0.5)
            hint = f"; near it: {', '.join(close)}" if close else ""
            return f"“{answer}” is not in references/{hint}"

        return ask_until(self._terminal, f"{before}{key}", default, wrong)

    def _mapping(self, question: str, fields: dict[str, object]) -> dict[str, str]:
        given = fields.get(question.partition(",")[0])
        default = ", ".join(f"{k}={v}" for k, v in given.items()) if isinstance(given, dict) else ""

        def wrong(answer: str) -> str | None:
            parts = [part for part in answer.split(",") if part.strip()]
            odd = [p for p in parts if not all(side.strip() for side in _sides(p))]
            return f"“{odd[0].strip()}” is not name=value" if odd else None

        answer = ask_until(self._terminal, question, default, wrong)
        sides = [_sides(part) for part in answer.split(",") if part.strip()]
        return {name.strip(): value.strip() for name, value in sides}


def _of(fields: dict[str, object], key: str) -> str:
    value = fields.get(key)
    return value if isinstance(value, str) else ""


def _sides(part: str) -> tuple[str, str]:
    name, _, value = part.partition("=")
    return name, value


def register(
    workspace: Workspace, article: str, fields: dict[str, object]
) -> tuple[str, RegisteredClaim | None, list[Problem]]:
    """(the article's file with the claim of `fields` in it, that claim, what is wrong with
    it), with nothing written. Raises BrokenInputError where the file cannot be added to."""
    text = read_claims(workspace, article)
    before, _ = check_claims(workspace, article, text)
    extended = append_item(text, "claims", render(fields))
    if extended is None:
        fix = "write `claims:` as a list with one dash a claim"
        message = "has a layout that cannot be added to"
        raise BrokenInputError([Problem(f"claims/{article}.yaml", 0, message, fix)])
    after, problems = check_claims(workspace, article, extended)
    if not problems and set(after.claims) - set(before.claims) != {fields["id"]}:
        problems = [Problem(f"claims/{article}.yaml", 0, f"id {fields['id']} is used already")]
    return extended, after.claims.get(str(fields["id"])), problems


def write(workspace: Workspace, article: str, text: str) -> None:
    """Puts the article's file in place."""
    write_all({path_of(workspace.root, article): text})
