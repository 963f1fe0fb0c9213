"""Asking a person in the terminal for what a stanza still needs to be a claim."""

import difflib
from collections.abc import Callable, Iterable, Sequence

import click

from claimaudit.base.shown import one_line
from claimaudit.intake.guess import ORDER, Stanza
from claimaudit.workspace.claims import FORMS, NEEDS, RELATIONS
from claimaudit.workspace.workspace import Workspace

# Answers that leave a key out.
_NOTHING: tuple[object, ...] = ("", "-", None, {})
_ASKED = (
    "subject", "metric", "figure", "versus", "relation", "from", "to", "whole", "conditions",
    "as_of", "id",
)  # fmt: skip
# Keys that only claims of some forms have.
_OF_FORMS = ("versus", "relation", "from", "to", "whole")
_TEXTS = {
    "figure": "figure, as it stands in the quote",
    "from": "from, as period=YYYY",
    "to": "to, as period=YYYY",
    "conditions": "conditions that the text prints, as name=value, name=value",
    "as_of": "as_of (YYYY, YYYY-MM or YYYY-MM-DD; - for none)",
}


class Terminal:
    """The terminal, or the pipe, that answers come from."""

    def say(self, line: str) -> None:
        click.echo(line)

    def ask(self, question: str, default: str) -> str:
        """The answer, `default` where it is empty. Raises click.Abort where none will come."""
        answer: str = click.prompt(question, default=default, show_default=bool(default))
        return answer.strip()

    def ask_until(self, question: str, default: str, wrong: Callable[[str], str | None]) -> str:
        """The first answer for which `wrong`, which gives a message or None, has no message."""
        while (said := wrong(answer := self.ask(question, default))) is not None:
            self.say(f"  {said}")
        return answer

    def choose(self, question: str, choices: Sequence[str], default: str) -> str:
        """One of `choices`, or its first letters where only one starts with them."""
        known = ", ".join(choices)

        def matching(answer: str) -> list[str]:
            exact = [c for c in choices if c == answer]
            return exact or [c for c in choices if answer and c.startswith(answer.lower())]

        def wrong(answer: str) -> str | None:
            return None if len(matching(answer)) == 1 else f"one of: {known}"

        return matching(self.ask_until(f"{question} ({known})", default, wrong))[0]

    def agrees(self, question: str) -> bool:
        """Whether the answer is yes, which an empty one is."""
        return self.choose(question, ("yes", "no"), "yes") == "yes"


class Questions:
    """Asks about stanzas of one workspace; answers are checked against its references."""

    def __init__(self, workspace: Workspace, terminal: Terminal) -> None:
        self._vocabulary = workspace.library.vocabulary
        self._terminal = terminal

    def complete(self, stanza: Stanza) -> dict[str, object]:
        """The fields of a stanza as a person completes them; what is known is the default."""
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
            return {
                "subject": self._known("subject of the whole", self._vocabulary.subjects, named),
                "metric": self._known("metric of the whole", self._vocabulary.metrics, ()),
            }
        default = str(default)
        if key == "relation":
            return self._relation(str(fields["form"]), default)
        if key == "metric":
            return self._known(key, self._vocabulary.metrics, [default])
        if key in ("subject", "versus"):
            others = [name for name in named if key == "subject" or name != fields["subject"]]
            return self._known(key, self._vocabulary.subjects, [default, *others])
        return self._terminal.ask(_TEXTS.get(key, key), default)

    def _relation(self, form: str, default: str) -> str:
        # A ratio may do without one.
        none = "none" if form == "ratio" else ""
        choices = tuple(filter(None, (none, *RELATIONS[form])))
        answer = self._terminal.choose("relation", choices, default if default in choices else none)
        return "" if answer == none else answer

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
        """An answer of the form "name=value, name=value", as a mapping."""
        default = ", ".join(f"{k}={v}" for k, v in given.items()) if isinstance(given, dict) else ""
        answer = self._terminal.ask_until(question, default, _wrong_pair)
        pairs = (part.partition("=") for part in _parts(answer))
        return {name.strip(): value.strip() for name, _, value in pairs}


def _takes(form: str, key: str) -> bool:
    """Whether a claim of `form` may have `key`, which only some forms may."""
    if key == "relation":
        return form in RELATIONS
    return key in NEEDS[form] or (key == "figure" and form == "change")


def _parts(answer: str) -> list[str]:
    return [part.strip() for part in answer.split(",") if part.strip()]


def _wrong_pair(answer: str) -> str | None:
    odd = [part for part in _parts(answer) if not all(map(str.strip, part.partition("=")))]
    return f"“{odd[0]}” is not name=value" if odd else None
