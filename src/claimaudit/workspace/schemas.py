"""The JSON Schema of a model, so that an editor completes and checks what people type."""

from typing import Any

from pydantic import BaseModel

Schema = dict[str, Any]

_NUMBER = r"^-?\d+(\.\d+)?$"


def schema_of(name: str, model: type[BaseModel]) -> Schema:
    """The schema of files of one kind, as the model has it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{name}.schema.json",
        **model.model_json_schema(by_alias=True),
        "title": f"claimaudit {name}",
    }


def yaml_schema_of(name: str, model: type[BaseModel]) -> Schema:
    """The same, adapted to YAML: a plain `2025` is text to our reader and a number to an editor,
    so wherever text goes a number may stand, and the other way round."""
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
