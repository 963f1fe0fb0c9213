"""YAML as strangers may write it: text stays text, every line known, every trick refused."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from pydantic import Discriminator, Field, Tag

from claimaudit.base.model import Model
from claimaudit.base.problems import Problem
from claimaudit.base.yamlio import parse, validate


def _read(text: str) -> Any:
    problems: list[Problem] = []
    located = parse(text, "f", problems)
    assert problems == []
    assert located is not None
    return located.data


def _problem(text: str) -> str:
    problems: list[Problem] = []
    assert parse(text, "f", problems) is None
    (problem,) = problems
    return str(problem)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 2025-09-18", {"a": "2025-09-18"}),
        ("a: 1.10", {"a": "1.10"}),
        ("a: yes\nb: No\nc: on", {"a": "yes", "b": "No", "c": "on"}),
        ("a: true\nb: False", {"a": True, "b": False}),
        ("a:\nb: ~\nc: null\nd: 'null'", {"a": None, "b": None, "c": None, "d": "null"}),
        (
            "a: 1_000\nb: 0x10\nc: 1e3\nd: .inf",
            {"a": "1_000", "b": "0x10", "c": "1e3", "d": ".inf"},
        ),
        ("[1, [2]]", ["1", ["2"]]),
        ("\ufeffa: 数", {"a": "数"}),
        ("a: !!python/object:os.system {}", {"a": {}}),
    ],
)
def test_plain_words_are_read_as_they_are_typed(text: str, data: object) -> None:
    assert _read(text) == data


def test_the_line_of_every_key_and_of_what_is_around_one_that_is_not_there() -> None:
    located = parse("a:\n  - b: 1\n    c:\n      d: 2\n", "f", [])
    assert located is not None
    lines = [located.line(*path) for path in ((), ("a",), ("a", 0, "b"), ("a", 0, "c", "d"))]
    assert lines == [1, 1, 2, 4]
    assert located.line("a", 0, "c", "e") == 3
    assert located.line("z", 0) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "f:1: is empty"),
        ("# only a comment\n", "f:1: is empty"),
        ("a: 1\n# a remark\u2028b: 2\n", "f:2: has a line end that nobody sees (U+2028)\n    take it out, or"),
        ("a: 'b\x85c'", "f:1: has a line end that nobody sees (U+0085)"),
        ("a: 1 # a remark\rb: 2", "f:1: has a line end that nobody sees (U+000D)"),
        ("a: 'open", "f:1: is not YAML"),
        ("a: b: c", "f:1: is not YAML"),
        ("a: 1\n\tb: 2", "f:2: is not YAML"),
        ("a: \x00", "f: is not YAML"),
        ("a: 1\nb: 2\na: 3", "f:3: “a” stands twice here"),
        ("a: &x [1]\nb: *x", "f:1: an alias (*name) is used"),
        ("a: 1\ntrue: 2026-01-05", "f:2: “true” is no key\n    write the key that it was in quotes: 'on', 'off'"),
        ("{'on': a, False: b}", "f:1: “False” is no key"),
        ("? [a]\n: b", "f:1: a key that is not plain text"),
        ("[" * 30 + "]" * 30, "f:1: is nested too deeply"),
        # Nested so deeply, these would overrun the stack of the C library and end the process.
        ("a: " + "[" * 200_000, "f:1: is not YAML: it is nested too deeply"),
        ("- " * 100_000 + "a", "f:1: is not YAML: it is nested too deeply"),
        ("{a: " * 100_000, "f:1: is not YAML: it is nested too deeply"),
        ("--- a\n--- b\n", "f:2: is not YAML"),
        ("[" + "~," * 300_000 + "]", "f:1: has more than 100,000 values"),
        ("a:\n" + "- \n" * 300_000, "f:2: has more than 100,000 values"),
        ("[" + "{}," * 300_000 + "]", "f:1: has more than 100,000 values"),
        ("".join(f"k{n}: 1\n" for n in range(60_000)), "f:1: has more than 100,000 values"),
        ("a: 1\nb: " + "b" * 20_001, "f:2: has a text of 20,001 characters; 20,000 are allowed"),
        ("b" * 20_001 + ": 1", "f:1: "),
        ("a: " + "9" * 4_000_000, "f:1: has a text of 4,000,000 characters"),
    ],
)  # fmt: skip
def test_what_is_refused_and_where(text: str, said: str) -> None:
    found = _problem(text)
    assert found.startswith(said), found


class Inner(Model):
    kind: Literal["one", "two"]


class Place(Model):
    word: Annotated[str, Field(pattern="^[a-z]+$")]


def _kind(place: Any) -> str:
    return "text" if isinstance(place, str) else "mapping"


class Outer(Model):
    name: str
    inner: Annotated[list[Inner] | None, Field(min_length=1)] = None
    place: Annotated[
        Annotated[str, Tag("text")] | Annotated[Place, Tag("mapping")], Discriminator(_kind)
    ] = ""
    count: int = 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("count: 1", ["f:1: “name” is missing\n    add it"]),
        ("name: a\nnmae: b", ["f:2: “nmae” is not a key that is known here\n    check its spelling"]),
        ("name: a\ninner:\n  - kind: one\n  - kind: three", ["f:4: “kind” is not known (it is “three”)\n    one of: 'one' or 'two'"]),
        ("name: a\ninner: 3\ncount: many", ["f:2: “inner” is no list (it is “3”)\n    write one entry a line, each behind a dash", "f:3: count: Input should be a valid integer, unable to parse string as an integer (it is “many”)"]),
        ("[]", ["f:1: it is no mapping\n    write `key: value`, one a line or in braces"]),
        ("name: [a]\ninner: []", ["f:1: “name” is no text\n    write one value; true, false and null stand in quotes", "f:2: “inner” is empty\n    enter at least one"]),
        ("name: true", ["f:1: “name” is no text (it is “true”)\n    write one value; true, false and null stand in quotes"]),
        ("name: a\nplace: {word: [x]}", ["f:2: “word” is no text\n    write one value; true, false and null stand in quotes"]),
        ("name: a\nplace: {word: 'A'}", ["f:2: “word” has another form (it is “A”)\n    it matches ^[a-z]+$"]),
        ("name: a\nplace: {}", ["f:2: “word” is missing\n    add it"]),
    ],
)  # fmt: skip
def test_a_model_that_does_not_fit_is_a_problem_an_error(text: str, said: list[str]) -> None:
    problems: list[Problem] = []
    located = parse(text, "f", problems)
    assert located is not None
    assert validate(located, Outer, problems) is None
    assert [str(p) for p in problems] == said


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n", 2),
        ("<<<<<<< HEAD\r\na: 1\r\n=======\r\na: 2\r\n>>>>>>> other\r\n", 1),
        ("a: 1\nb: 2\n>>>>>>> other\n", 3),
    ],
)
def test_a_merge_that_was_not_finished_is_told_as_such(text: str, line: int) -> None:
    said = _problem(text)
    assert said.startswith(f"f:{line}: a merge conflict is not resolved")
    assert "keep the entries of both sides" in said


@pytest.mark.parametrize("text", ["a: <<<<<<< HEAD", "a: |\n  <<<<<<< x", "a: 1\n# =======\n#\n"])
def test_what_is_no_marker_is_text(text: str) -> None:
    assert set(_read(text)) == {"a"}


@pytest.mark.parametrize("text", ["", "a: *b", "a: 1\na: 2"])
def test_what_is_wrong_with_a_text_is_told_of_each_file_that_has_it(text: str) -> None:
    problems: list[Problem] = []
    assert [parse(text, name, problems) for name in ("one", "two")] == [None, None]
    assert [problem.file for problem in problems] == ["one", "two"]


def test_a_text_that_two_files_have_is_named_by_each() -> None:
    found = [parse("a: 1\n", name, []) for name in ("one", "two")]
    assert [one and (one.file, one.data, one.line("a")) for one in found] == [
        ("one", {"a": "1"}, 1),
        ("two", {"a": "1"}, 1),
    ]
