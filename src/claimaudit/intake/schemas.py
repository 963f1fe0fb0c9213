"""The JSON Schemas of all files that people edit and programs read, generated from their models."""

import ast
import inspect
import json
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from claimaudit.coverage.waivers import BaselineFile
from claimaudit.record.models import Audit
from claimaudit.workspace.articles import Catalog
from claimaudit.workspace.captures import CapturesFile
from claimaudit.workspace.claims import ClaimsFile
from claimaudit.workspace.ladder import EvidenceFile, LadderFile
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.references import MetricsFile, ReferencesFile, SubjectsFile
from claimaudit.workspace.units import UnitsFile

Schema = dict[str, Any]

_NUMBER = r"^-?\d+(\.\d+)?$"
# Name -> the model that reads the file. A new kind of YAML file is entered here.
YAML_FILES: dict[str, type[BaseModel]] = {
    "catalog": Catalog,
    "claims": ClaimsFile,
    "baseline": BaselineFile,
    "subjects": SubjectsFile,
    "metrics": MetricsFile,
    "references": ReferencesFile,
    "captures": CapturesFile,
    "units": UnitsFile,
    "policy": Policy,
    "ladder": LadderFile,
    "evidence": EvidenceFile,
}


@cache
def all_schemas() -> dict[str, Schema]:
    """Name -> schema of every kind of file; shared, so not to be changed."""
    # Making them takes a second.
    typed = {name: yaml_schema_of(name, model) for name, model in YAML_FILES.items()}
    return {**typed, "audit": schema_of("audit", Audit)}


def as_text(data: object) -> str:
    """`data` as indented JSON."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def schema_files(out: Path) -> dict[Path, str]:
    """Path in the folder `out` -> text, of every schema."""
    return {
        out / f"{name}.schema.json": as_text(schema) + "\n"
        for name, schema in all_schemas().items()
    }


def schema_of(name: str, model: type[BaseModel]) -> Schema:
    """The schema of one kind of file, as its model has it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{name}.schema.json",
        **model.model_json_schema(by_alias=True, schema_generator=_Described),
        "title": f"claimaudit {name}",
    }


class _Described(GenerateJsonSchema):
    """Describes each field by the docstring below it. Pydantic could do so for every model, but
    would read the source of each in all commands; only this one needs it."""

    def model_schema(self, schema: Any) -> Schema:
        aliases = {name: f.alias for name, f in schema["cls"].model_fields.items()}
        return _with_descriptions(super().model_schema(schema), schema["cls"], aliases)

    def dataclass_schema(self, schema: Any) -> Schema:
        return _with_descriptions(super().dataclass_schema(schema), schema["cls"], {})


def _with_descriptions(schema: Schema, model: type, aliases: dict[str, str | None]) -> Schema:
    for base in reversed(model.__mro__[: -len(BaseModel.__mro__)] or (model,)):
        for field, text in _docstrings(base):
            known = schema["properties"].get(aliases.get(field) or field)
            if known is not None:
                known["description"] = text
    return schema


def _docstrings(model: type) -> list[tuple[str, str]]:
    """(field, docstring) of the fields that the class itself declares."""
    (node,) = ast.parse(inspect.cleandoc("\n" + inspect.getsource(model))).body
    assert isinstance(node, ast.ClassDef)
    return [
        (field.target.id, inspect.cleandoc(str(text.value.value)))
        for field, text in pairwise(node.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant)
    ]


def yaml_schema_of(name: str, model: type[BaseModel]) -> Schema:
    """The schema of a YAML file. An unquoted `2025` is text to our reader and a number to an
    editor, so numbers are allowed wherever text is, and text that is a number wherever numbers are.
    """
    schema = schema_of(name, model)
    for part in (*schema.get("$defs", {}).values(), schema):
        for field in part.get("properties", {}).values():
            field.pop("title", None)
            if "description" in field:
                field["description"] = " ".join(field["description"].split())
    adapted: Schema = _as_typed(schema)
    return adapted


def _as_typed(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_as_typed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    out = {key: _as_typed(value) for key, value in schema.items()}
    if out.get("type") == "string" and "enum" not in out:
        out["type"] = ["string", "number"]
    elif out.get("type") in ("integer", "number"):
        out |= {"type": [out["type"], "string"], "pattern": _NUMBER}
    return out
