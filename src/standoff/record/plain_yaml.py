"""Read a small YAML file from outside as plain data: text, whole numbers, lists and mappings, and nothing that expands.

Anchors, aliases, tags and a second document are refused, so that a few bytes stay a few bytes and nothing is constructed.
Every scalar stays the text that was written, so that a date or a name is never turned into something else.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

LARGEST = 2_000_000  # bytes
DEEPEST = 6


class PlainYamlError(Exception):
    """The file is no YAML of this kind; the message is a sentence with the line."""


def read_plain_yaml(path: Path) -> Any:
    """Return what a file holds; None where there is nothing in it but comments.

    Raises:
        PlainYamlError: it cannot be read, or is something else.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise PlainYamlError(f"it is larger than {LARGEST / 1e6:g} MB")
        return parse(content.decode("utf-8-sig"))
    except OSError as error:
        raise PlainYamlError(f"it cannot be read: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError as error:
        raise PlainYamlError(f"it is not UTF-8 text: byte {error.start} is 0x{error.object[error.start]:02x}") from None


def parse(text: str) -> Any:
    """Return what a YAML text holds.

    Raises:
        PlainYamlError: it is broken, or holds what such a file never needs.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        return _build(YAML(typ="safe", pure=True).parse(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = " ".join(str(error.problem or error.context or "this is not YAML").split())
        raise PlainYamlError(f"line {mark.line + 1 if mark else 1}: {problem[:200]}") from None
    except (YAMLError, ValueError, RecursionError) as error:
        raise PlainYamlError(f"this is not YAML: {' '.join(str(error).split())[:200]}") from None


def _build(events: Any) -> Any:
    """Build the data from the parser's events, one by one."""
    stack: list[list | dict] = []
    keys: list[str | None] = []
    found: list[Any] = []
    for event in events:
        kind = type(event).__name__
        _refuse(event, kind, len(stack), bool(found))
        if kind in ("MappingEndEvent", "SequenceEndEvent"):
            stack.pop()
            keys.pop()
        elif kind in ("ScalarEvent", "MappingStartEvent", "SequenceStartEvent"):
            node: Any = _scalar(event) if kind == "ScalarEvent" else {} if kind == "MappingStartEvent" else []
            if not stack:
                found.append(node)
            elif isinstance(stack[-1], list):
                stack[-1].append(node)
            elif keys[-1] is None:
                keys[-1] = _key(event, kind, stack[-1])
                continue
            else:
                stack[-1][keys[-1]], keys[-1] = node, None
            if kind != "ScalarEvent":
                stack.append(node)
                keys.append(None)
    return found[0] if found else None


def _refuse(event: Any, kind: str, depth: int, is_second: bool) -> None:
    line = event.start_mark.line + 1
    if kind == "AliasEvent" or getattr(event, "anchor", None):
        raise PlainYamlError(f"line {line}: anchors and aliases are not used here; write the value out")
    tag = getattr(event, "tag", None)
    if tag is not None and str(tag) not in ("!", "tag:yaml.org,2002:str"):
        raise PlainYamlError(f"line {line}: a tag is not used here; write plain text")
    if depth > DEEPEST:
        raise PlainYamlError(f"line {line}: this is nested too deeply")
    if kind == "DocumentStartEvent" and is_second:
        raise PlainYamlError(f"line {line}: a second document starts here; the file is one document")


def _scalar(event: Any) -> str | None:
    is_nothing = event.style is None and event.value in ("", "~", "null", "Null", "NULL")
    return None if is_nothing else event.value


def _key(event: Any, kind: str, mapping: dict) -> str:
    line = event.start_mark.line + 1
    if kind != "ScalarEvent" or not event.value.strip():
        raise PlainYamlError(f"line {line}: a name is missing before ':'")
    if event.value in mapping:
        raise PlainYamlError(f"line {line}: '{event.value[:60]}' is here twice")
    return event.value
