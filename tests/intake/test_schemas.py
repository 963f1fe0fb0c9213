"""The JSON Schemas: those of the code, and kind to what people type."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

from claimaudit.cli.commands.schema import command
from claimaudit.intake.schemas import YAML_FILES, all_schemas, schema_files
from claimaudit.workspace.claims import NEEDS, Claim
from tests.table import each

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(
    path
    for room in ("seeds", "claims", "references", "checks")
    for path in (ROOT / room).rglob("*.yaml")
)
SCHEMA_LINE = re.compile(
    r"# yaml-language-server: \$schema=((?:\.\./)+)schemas/([a-z]+)\.schema\.json\n"
)
CLAIM = {"id": "a", "quote": "some words", "subject": "s", "metric": "m"}


class EditorYaml(yaml.CSafeLoader):
    """YAML 1.2 as an editor reads it: a plain 2025 is a number, a plain date is text."""


EditorYaml.yaml_implicit_resolvers = {}
for _tag, _pattern in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}.items():
    EditorYaml.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^({_pattern})$"), None
    )
EditorYaml.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def as_editor(text: str) -> Any:
    return yaml.load(text, Loader=EditorYaml)


SCHEMAS = (*YAML_FILES, "audit")


def errors(name: str, data: Any) -> list[str]:
    validator = Draft202012Validator(all_schemas()[name])
    return [f"{list(e.absolute_path)}: {e.message[:200]}" for e in validator.iter_errors(data)]


@each("path", SHIPPED, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_shipped_file_names_its_schema_and_fits_it(path: Path) -> None:
    text = path.read_text("utf-8")
    line = SCHEMA_LINE.match(text)
    assert line, "its first line points at no schema"
    assert (path.parent / line[1]).resolve() == ROOT
    assert errors(line[2], as_editor(text)) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(all_schemas()[name])


def test_the_committed_schemas_are_those_of_the_code(tmp_path: Path) -> None:
    assert CliRunner().invoke(command, ["--out", str(tmp_path)]).exit_code == 0
    written = schema_files(tmp_path)
    assert {p.name: p.read_text("utf-8") for p in written} == {
        p.name: p.read_text("utf-8") for p in sorted((ROOT / "schemas").glob("*.json"))
    }, "run `claimaudit schema --out schemas`"


def test_there_is_one_for_each_kind_of_file() -> None:
    assert tuple(all_schemas()) == SCHEMAS


def test_they_print_as_one_json_text() -> None:
    printed = CliRunner().invoke(command, [])
    assert json.loads(printed.output) == all_schemas()


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_editor_has_a_word_on_every_key(name: str) -> None:
    whole = all_schemas()[name]
    bare = [
        f"{title}.{key}"
        for title, part in {**whole.get("$defs", {}), name: whole}.items()
        for key, field in part.get("properties", {}).items()
        if not (field.get("description") or _referred(whole, field).get("description"))
    ]
    assert bare == [], "write a docstring under each field of its model"


def _referred(schema: dict[str, Any], field: dict[str, Any]) -> dict[str, Any]:
    """The definition that a field points at, whose description an editor shows with it."""
    found: dict[str, Any] = schema.get("$defs", {}).get(field.get("$ref", "").split("/")[-1], {})
    return found


@pytest.mark.parametrize(
    "typed",
    [
        "{articles: [{id: 002, file: a.txt, title: 2025, publisher: x, language: en, "
        f"sha256: {'a' * 64}, rights: x, published: 2025}}]}}",
        f"{{articles: [{{id: x, file: a.txt, title: t, publisher: x, language: en, "
        f"sha256: '{'0' * 64}', rights: x, published: 2025-09-18}}]}}",
    ],
)
def test_plain_numbers_and_dates_pass_in_a_catalog(typed: str) -> None:
    assert errors("catalog", as_editor(typed)) == []


@pytest.mark.parametrize(
    "extra",
    ["figure: 95", "figure: 4.6, as_of: 2025", "figure: 1, as_of: 2025-09", "figure: 1, note: 12",
     "figure: 2, conditions: {period: 2025, sparsity: 2:4, accelerators: 64}",
     "figure: 2, periods: '3'", "figure: 2, periods: 3", "figure: 2, said_by: null"],
)  # fmt: skip
def test_plain_numbers_pass_in_a_claim(extra: str) -> None:
    typed = (
        f"{{claims: [{{id: a, quote: some words, form: value, subject: s, metric: m, {extra}}}]}}"
    )
    assert errors("claims", as_editor(typed)) == []


@pytest.mark.parametrize(
    ("extra", "complaint"),
    [
        ("form: value", "'figure' is a required property"),
        ("form: ratio, figure: 两倍", "'versus' is a required property"),
        ("form: valeu, figure: 1", "is not one of"),
        ("form: value, figure: 1, colour: red", "'colour' was unexpected"),
        ("form: value, figure: 1, as_of: soon", "is not valid under any"),
        ("form: value, figure: true", "is not valid under any"),
    ],
)
def test_an_editor_sees_a_slip(extra: str, complaint: str) -> None:
    typed = f"{{claims: [{{id: a, quote: some words, subject: s, metric: m, {extra}}}]}}"
    assert any(complaint in e for e in errors("claims", as_editor(typed)))


@pytest.mark.parametrize(("form", "keys"), NEEDS.items())
def test_a_form_needs_in_the_schema_what_it_needs_in_the_model(
    form: str, keys: dict[str, str]
) -> None:
    given: dict[str, Any] = {
        "figure": "两倍", "versus": "t", "relation": "above", "from": {"period": "1"},
        "to": {"period": "2"}, "whole": {"subject": "w", "metric": "m"},
    }  # fmt: skip
    allowed = set(keys) | ({"figure"} if form == "change" else set())
    full = CLAIM | {"form": form} | {k: given[k] for k in allowed}
    assert errors("claims", {"claims": [full]}) == []
    Claim.model_validate(full)
    for key in keys:
        less = {k: v for k, v in full.items() if k != key}
        assert errors("claims", {"claims": [less]})
        with pytest.raises(ValidationError):
            Claim.model_validate(less)


def test_a_link_is_https() -> None:
    document = {
        "id": "d",
        "publisher": "p",
        "title": "t",
        "type": "filing",
        "retrieved": 2026,
    }
    assert errors("references", {"documents": [document | {"url": "https://example.org/a"}]}) == []
    assert errors("references", {"documents": [document | {"url": "javascript:alert(1)"}]})


def test_every_model_of_a_file_is_closed() -> None:
    for model in YAML_FILES.values():
        assert issubclass(model, BaseModel)
        assert model.model_config.get("extra") == "forbid"
