"""From pydantic's errors to house sentences with the path they belong to.

A wrong value points at the value, an unknown name at the name, a missing field at the entry that lacks it.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, RootModel, Tag

from standoff.case.positions import Path, has_step, value_at
from standoff.case.quantities import RangeError
from standoff.case.suggest import suggest


@dataclass(frozen=True)
class Complaint:
    """A sentence about a place in the tree, before it has a line and a column."""

    path: Path
    message: str
    hint: str = ""
    is_about_key: bool = False
    level: str = "error"


_WANTED = {
    "int": "a whole number",
    "float": "a number",
    "decimal": "a number",
    "string": "text",
    "bool": "true or false",
    "dict": "a mapping of names to entries",
    "model": "a mapping of fields",
    "mapping": "a mapping of fields",
    "list": "a list",
    "tuple": "a list",
    "set": "a list",
}


def explain_errors(
    errors: Sequence[Mapping[str, Any]], tree: object, root: object, prefix: Path = ()
) -> list[Complaint]:
    """Return one complaint per thing that is wrong.

    Args:
        errors: what `ValidationError.errors()` returned.
        tree: the raw tree that was validated.
        root: the type it was validated as; known names are looked up in it.
        prefix: the path of that tree in the whole file.
    """
    found: dict[Path, Complaint] = {}
    for error in errors:
        is_named = error["type"] in ("missing", "extra_forbidden")
        path = _real_path(error["loc"][:-1] if is_named else error["loc"], tree)
        place = (*path, error["loc"][-1]) if is_named else path
        complaint = _explain(error, path, value_at(tree, path), root)
        if place not in found:
            found[place] = complaint
        elif error["type"] == "literal_error":
            # the arms of a union complain one after the other about the same value: one sentence is enough
            first = found[place]
            found[place] = replace(first, hint=f"{first.hint}, or {error['ctx']['expected']}".removeprefix(", or "))
    return [
        replace(complaint, path=(*prefix, *complaint.path))
        for place, complaint in found.items()
        if not _is_other_arm(place, found)
    ]


def _is_other_arm(place: Path, found: Mapping[Path, Complaint]) -> bool:
    """Tell whether a union's arm rejects what another arm understood far enough to complain about its inside."""
    wrong_kind = found[place].message.startswith("found ") or "is not allowed here" in found[place].message
    return wrong_kind and any(len(other) > len(place) and other[: len(place)] == place for other in found)


def _real_path(loc: Sequence[str | int], tree: object) -> Path:
    """Drop from a location what names an arm of a union, and keep what is in the tree."""
    path: Path = ()
    for step in loc:
        if has_step(value_at(tree, path), step):
            path = (*path, step)
    return path


def _explain(error: Mapping[str, Any], path: Path, value: object, root: object) -> Complaint:
    kind, context = error["type"], error.get("ctx", {})
    cause = context.get("error")
    if kind == "missing":
        return _missing(error["loc"], path, root)
    if kind == "extra_forbidden":
        name = str(error["loc"][-1])
        hint = suggest(name, _field_names(root, error["loc"][:-1]), "fields allowed")
        return Complaint((*path, name), f"'{name}' is not a field here", _quote_hint(name) or hint, True)
    if isinstance(cause, RangeError):
        return Complaint(path, cause.message, cause.hint, "[key]" in error["loc"])
    if "hint" in context:
        return Complaint(path, error["msg"], context["hint"], kind == "unsourced" or "[key]" in error["loc"])
    if kind == "literal_error":
        allowed = [part.strip("' ") for part in context["expected"].replace(" or ", ", ").split(", ")]
        return Complaint(path, f"'{value}' is not allowed here", suggest(str(value), allowed, "allowed"))
    return Complaint(path, *_explain_plain(kind, context, value, error["msg"]))


def _missing(loc: Sequence[str | int], path: Path, root: object) -> Complaint:
    needed = [name for name, is_required in _fields(root, loc[:-1]) if is_required]
    hint = f"needed here: {', '.join(needed)}" if needed else ""
    return Complaint(path, f"'{loc[-1]}' is missing", hint, True)


def _quote_hint(name: str) -> str:
    """Explain the one field that people try on purpose: the words of a source."""
    is_words = name in ("quote", "text", "words", "excerpt")
    return "a case marks words by position (document, start, end) and never repeats them" if is_words else ""


def _explain_plain(kind: str, context: Mapping[str, Any], value: object, message: str) -> tuple[str, str]:
    wanted = _WANTED.get(kind.partition("_")[0])
    if value is None:
        return "there is no value here", f"it needs {wanted}" if wanted else ""
    if kind in ("dict_attributes_type", "model_attributes_type"):
        wanted = _WANTED["model"]
    if wanted and kind.endswith(("_type", "_parsing", "_from_float", "_parsing_size")):
        return f"found {_show(value)} where {wanted} belongs", ""
    for word, sign in (("ge", "at least"), ("gt", "more than"), ("le", "at most"), ("lt", "less than")):
        if word in context and kind.startswith(("greater", "less")):
            return f"{_show(value)} is outside what this field can be: it takes {sign} {context[word]}", ""
    if kind == "too_short":
        return f"there are too few entries here: at least {context['min_length']} are needed", ""
    if kind == "value_error" and "error" in context:
        return str(context["error"]), ""
    return message[:1].lower() + message[1:], f"found {_show(value)}"


def _show(value: object) -> str:
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text[:60]}{'...' if len(text) > 60 else ''}'"


def _field_names(root: object, loc: Sequence[str | int]) -> list[str]:
    return [name for name, _ in _fields(root, loc)]


def _fields(root: object, loc: Sequence[str | int]) -> list[tuple[str, bool]]:
    """Return names of the fields of the model at a location, each with whether it is required."""
    for model in _types_at(root, list(loc)):
        if isinstance(model, type) and issubclass(model, BaseModel):
            return [(field.alias or name, field.is_required()) for name, field in model.model_fields.items()]
    return []


def _types_at(annotation: object, loc: list[str | int]) -> Iterator[object]:
    """Yield the types that a location may have, following fields, entries and arms of unions."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        if loc and any(isinstance(item, Tag) and item.tag == loc[0] for item in arguments[1:]):
            loc = loc[1:]
        yield from _types_at(arguments[0], loc)
    elif origin in (Union, types.UnionType):
        tagged = [arm for arm in arguments if loc and Tag(str(loc[0])) in getattr(arm, "__metadata__", ())]
        for arm in tagged or arguments:
            yield from _types_at(arm, loc)
    elif isinstance(annotation, type) and issubclass(annotation, RootModel):
        yield from _types_at(annotation.model_fields["root"].annotation, loc)
    elif not loc:
        yield annotation
    elif origin in (dict, Mapping) or (isinstance(origin, type) and issubclass(origin, Mapping)):
        yield from _types_at(arguments[1], loc[1:])
    elif origin in (list, tuple, Sequence) or (isinstance(origin, type) and issubclass(origin, Sequence)):
        yield from _types_at(arguments[0], loc[1:])
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _types_in_model(annotation, loc)


def _types_in_model(model: type[BaseModel], loc: list[str | int]) -> Iterator[object]:
    for name, field in model.model_fields.items():
        if loc[0] in (name, field.alias):
            inner = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
            yield from _types_at(inner, loc[1:])
            return
    if model.model_config.get("extra") == "allow":
        extra = get_type_hints(model, include_extras=True).get("__pydantic_extra__")
        yield from _types_at(extra, loc)
