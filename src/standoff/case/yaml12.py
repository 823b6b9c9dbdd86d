"""YAML 1.2 with line and column.

Read from the parser's events, one by one, so that nothing is expanded and reading stops at the first sign of a trap:
anchors and aliases (which can blow a few bytes up to gigabytes), deep nesting, too many entries, tags that construct
objects, a second document. Scalars follow the core schema of YAML 1.2.2 (section 10.3.2): `on`, `NO`, `1:30` and dates
stay text. Keys are always text, so that ids such as `007` or `no` keep their spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from standoff.case.positions import Document, Path, Position, Problem, YamlError

DEEPEST = 30
MOST_ENTRIES = 30_000  # a case of a thousand numbers has some six thousand
LONGEST = 1_000_000  # characters; that case has some hundred thousand

_CORE_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq")} | {"!"}
_TEXT_TAGS = {"tag:yaml.org,2002:str", "!"}
_CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?((\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]{1,3})?|[0-9]+[eE][-+]?[0-9]{1,3})")


@dataclass
class _Open:
    """A mapping or list that is being read."""

    node: dict | list
    path: Path
    is_flow: bool
    key: str | None = None
    key_position: Position = (1, 1)


def read_yaml(text: str) -> Document:
    """Read one YAML document whose top level is a mapping.

    Raises:
        YamlError: broken YAML, or YAML with what a case never needs; a sentence, a hint and a position.
    """
    if len(text) > LONGEST:
        raise YamlError(f"this file has more than {LONGEST:,} characters", "this is too much for one case", (1, 1))
    reader = _Reader()
    try:
        for event in _events(text):
            reader.take(event)
    except RecursionError:
        raise YamlError("this is nested too deeply to be a case", "", (1, 1)) from None
    if reader.document is None:
        raise YamlError(
            "there is nothing in this file but comments", "see 'standoff new' for a case to start from", (1, 1)
        )
    return reader.document


def _events(text: str) -> Iterator[Event]:
    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except ReaderError as error:
        before = text[: error.position]
        position = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        hint = "delete it; it is often a stray byte from copying"
        raise YamlError(
            f"there is an invisible control character (U+{ord(text[error.position]):04X})", hint, position
        ) from None
    except MarkedYAMLError as error:
        raise _explain(error) from None
    except (YAMLError, ValueError) as error:
        raise YamlError(f"this is not YAML: {' '.join(str(error).split())[:200]}", "", (1, 1)) from None


def _explain(error: MarkedYAMLError) -> YamlError:
    mark = error.problem_mark or error.context_mark
    problem = error.problem or error.context or "this is not YAML"
    hint = next((hint for words, hint in _SYNTAX_HINTS if words in problem), "")
    context = f" {error.context}" if error.context and error.context != problem else ""
    opened = f" (opened in line {error.context_mark.line + 1})" if error.context_mark is not None else ""
    position = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return YamlError(f"broken YAML{context}: {problem}{opened}", hint, position)


_SYNTAX_HINTS = (
    ("mapping values are not allowed", "check the indentation, and put quotes around text that contains ': '"),
    ("'\\t'", "indent with spaces, never with tabs"),
    ("cannot start any token", "put quotes around text that starts with one of % @ ` , ] }"),
    ("end of stream", "a quote or bracket is opened and never closed"),
    ("but got ':'", "a bracket is not closed before this"),
    ("<stream end>", "a quote or bracket is opened and never closed"),
    ("<block", "the lines of one list or mapping must start in the same column"),
    ("sequence entries are not allowed", "start the list on a line of its own"),
)


class _Reader:
    """Builds the tree from events; `take` raises YamlError at a trap."""

    def __init__(self) -> None:
        self.document: Document | None = None
        self.stack: list[_Open] = []
        self.num_entries = 0

    def take(self, event: Event) -> None:
        position = (event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, DocumentStartEvent):
            self._start_document(event, position)
        elif isinstance(event, AliasEvent):
            raise YamlError(
                f"'*{event.anchor[:40]}' is an alias, which a case may not use", "write the value out", position
            )
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.stack.pop()
        elif isinstance(event, ScalarEvent | MappingStartEvent | SequenceStartEvent):
            self._take_node(event, position)

    def _start_document(self, event: DocumentStartEvent, position: Position) -> None:
        if self.document is not None:
            raise YamlError("a second document starts here", "a case is one document: delete the line '---'", position)
        if event.version not in (None, (1, 2)):
            hint = "delete the line that starts with %YAML"
            raise YamlError("this file says that it is not YAML 1.2", hint, position)
        self.document = Document({})

    def _take_node(self, event: Event, position: Position) -> None:
        self.num_entries += 1
        if event.anchor:
            raise YamlError(
                f"'&{event.anchor[:40]}' is an anchor, which a case may not use",
                "write values out where they are needed, or put quotes around text that starts with &",
                position,
            )
        if event.tag is not None and str(event.tag) not in _CORE_TAGS:
            name = str(event.tag).rpartition(":")[2][:40]
            raise YamlError(
                f"the tag '{name}' is not allowed", "a case holds text, numbers, lists and mappings only", position
            )
        if self.num_entries > MOST_ENTRIES:
            raise YamlError(f"there are more than {MOST_ENTRIES:,} entries", "this is too much for one case", position)
        is_scalar = isinstance(event, ScalarEvent)
        if not self.stack and not isinstance(event, MappingStartEvent):
            raise YamlError("a case starts with fields such as 'format: case/1'", "see 'standoff new'", position)
        if self.stack and isinstance(self.stack[-1].node, dict) and self.stack[-1].key is None:
            self._take_key(event, position)
            return
        node = _resolve(event) if is_scalar else {} if isinstance(event, MappingStartEvent) else []
        path = self._attach(node, event, position)
        if not is_scalar:
            if len(self.stack) >= DEEPEST:
                raise YamlError(f"this is nested more than {DEEPEST} deep", "a case never needs that", position)
            self.stack.append(_Open(node, path, bool(event.flow_style)))

    def _take_key(self, event: Event, position: Position) -> None:
        if not isinstance(event, ScalarEvent):
            raise YamlError("a list or mapping cannot be a name", "a name is one word before a colon", position)
        if not event.value.strip():
            raise YamlError("a name is missing before ':'", "write the name of the field", position)
        self.stack[-1].key, self.stack[-1].key_position = event.value, position

    def _attach(self, node: object, event: Event, position: Position) -> Path:
        """Put a node into what is open and return its path; problems leave the first of two equal keys in place."""
        if not self.stack:
            self.document.tree = node
            self.document.values[()] = position
            return ()
        parent = self.stack[-1]
        if isinstance(parent.node, list):
            path = (*parent.path, len(parent.node))
            parent.node.append(node)
        else:
            path = (*parent.path, parent.key)
            key, parent.key = parent.key, None
            problem = self._key_problem(parent, key, event)
            if problem:
                self.document.problems.append(Problem(*parent.key_position, *problem))
                return (*path, "")  # no path of the tree: what is below is read and left aside
            parent.node[key] = node
            self.document.keys[path] = parent.key_position
            # the parser places a value that is not there at the start of the next line
            position = parent.key_position if _is_empty(event) else position
        self.document.values[path] = position
        return path

    def _key_problem(self, parent: _Open, key: str, event: Event) -> tuple[str, str] | None:
        if parent.is_flow and _is_empty(event) and parent.node and re.match(r"[0-9]{3}(?![0-9])", key):
            self.document.doubtful.add((*parent.path, list(parent.node)[-1]))
            return f"the comma before '{key}' splits the number", "inside { } put quotes around numbers with commas"
        if key in parent.node:
            line, column = self.document.keys[(*parent.path, key)]
            return f"'{key}' is here twice", f"the first is in line {line}, column {column}; keep one"
        return None


def _is_empty(event: Event) -> bool:
    return isinstance(event, ScalarEvent) and event.value == "" and event.style is None


def _resolve(event: ScalarEvent) -> object:
    """Return the value of a scalar by the core schema of YAML 1.2; numbers a double cannot hold stay text."""
    text = event.value
    if event.style is not None or (event.tag is not None and str(event.tag) in _TEXT_TAGS):
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text) and not text.lstrip("+-").startswith("00") and abs(float(text)) < 1e300:
        return float(text)
    return text
