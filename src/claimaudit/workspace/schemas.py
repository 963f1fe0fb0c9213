"""JSON Schemas of the files, so that an editor completes and checks what people type.

They come from the models that read the files, and allow what those allow: a plain `2025`
is text to our reader and a number to an editor, so wherever text goes a number may stand.
`field_help.yaml` holds what an editor shows at each key.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DATES = ("published", "judged_as_of", "as_of", "on", "retrieved", "review_by")
_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_NUMBER = r"^-?\d+(\.\d+)?$"

# Beside `required`: what each form of a claim cannot do without.
FORM_NEEDS: dict[str, tuple[str, ...]] = {
    "value": ("figure",),
    "ratio": ("versus", "figure"),
    "comparison": ("versus", "relation"),
    "change": ("from", "to"),
    "share": ("whole", "figure"),
    "date": ("figure",),
}


def models() -> dict[str, type[BaseModel]]:
    """Schema name -> the model that reads the file. A new kind of file is entered here."""
    from claimaudit.gate.baseline import BaselineFile
    from claimaudit.record.shape import AuditShape
    from claimaudit.workspace.catalog import Catalog
    from claimaudit.workspace.claims import ClaimsFile
    from claimaudit.workspace.ladder import LadderFile
    from claimaudit.workspace.policy import Policy
    from claimaudit.workspace.references import MetricsFile, ReferencesFile, SubjectsFile
    from claimaudit.workspace.remarks import EvidenceFile

    return {
        "catalog": Catalog,
        "claims": ClaimsFile,
        "baseline": BaselineFile,
        "subjects": SubjectsFile,
        "metrics": MetricsFile,
        "references": ReferencesFile,
        "policy": Policy,
        "ladder": LadderFile,
        "evidence": EvidenceFile,
        "audit": AuditShape,
    }


@cache
def field_help() -> dict[str, dict[str, str]]:
    """Model -> key -> what an editor shows."""
    text = (files("claimaudit.workspace") / "field_help.yaml").read_text("utf-8")
    found: dict[str, dict[str, str]] = yaml.safe_load(text)
    return found


def schema_of(name: str, model: type[BaseModel]) -> Schema:
    """One JSON Schema. Those of YAML files are adapted to what people type there."""
    schema = model.model_json_schema(by_alias=True)
    if name != "audit":
        for title, part in (*schema.get("$defs", {}).items(), (model.__name__, schema)):
            _describe(title, part)
            _narrow(title, part)
        schema = _as_typed(schema)
    return {
        "$schema": DIALECT,
        "$id": f"{name}.schema.json",
        **schema,
        "title": f"claimaudit {name}",
    }


def _describe(title: str, part: Schema) -> None:
    texts = field_help().get(title, {})
    for key, field in part.get("properties", {}).items():
        if key in texts:
            field.setdefault("description", texts[key])
        field.pop("title", None)


def _narrow(title: str, part: Schema) -> None:
    """What the models check in code."""
    fields = part.get("properties", {})
    for key in DATES:
        if key in fields:
            _each_text(fields[key], {"pattern": _DATE})
    if "url" in fields:
        _each_text(fields["url"], {"pattern": r"^https://\S+$"})
    if title == "Claim":
        part["allOf"] = [_needs(form, keys) for form, keys in FORM_NEEDS.items()]


def _each_text(field: Schema, extra: Schema) -> None:
    for choice in field.get("anyOf", [field]):
        if choice.get("type") == "string":
            choice.update(extra)


def _needs(form: str, keys: tuple[str, ...]) -> Schema:
    asked = {"properties": {"form": {"const": form}}, "required": ["form"]}
    return {"if": asked, "then": {"required": list(keys)}}


def _as_typed(schema: Any) -> Any:
    """Text may be typed as a plain number, and a number in quotes."""
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


def all_schemas() -> dict[str, Schema]:
    """Name -> schema, of every kind of file."""
    return {name: schema_of(name, model) for name, model in models().items()}


def schemas() -> str:
    """All of them, as one JSON text."""
    return _text(all_schemas())


def write_schemas(out: Path) -> list[Path]:
    """Writes `<name>.schema.json` for each into `out`; the paths. Raises BrokenInputError."""
    from claimaudit.base.files import write_all

    texts = {out / f"{name}.schema.json": _text(s) + "\n" for name, s in all_schemas().items()}
    write_all(texts)
    return list(texts)


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
