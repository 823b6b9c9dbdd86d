"""Writing YAML by hand, with comments: names that are safe as keys, texts that are safe as values, one line each."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections.abc import Iterable

WIDTH = 118
LONGEST_TEXT = 160
MISSING = "FILL"
"""Stands where a range is missing: no number, so that a check names every place that is still to be filled."""
# Words that YAML, or a section of a case, would take for something else than a name.
_RESERVED = frozenset(
    ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "clocks", "rest", "any", "none", "front"]
)


def clean(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return a text on one line, without control or formatting characters, cut where it is long."""
    kept = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text[: 4 * longest]
                   if unicodedata.category(char) not in ("Cf", "Cs", "Co", "Cn"))  # fmt: skip
    words = " ".join(kept.split())
    return words if len(words) <= longest else words[: longest - 1].rsplit(" ", 1)[0] + "…"


def quoted(text: str) -> str:
    """Return a text as a quoted value of YAML, or `"unnamed"` where nothing of it is left."""
    return json.dumps(clean(text) or "unnamed", ensure_ascii=False)


def key_of(name: str, fallback: str = "x") -> str:
    """Return a name as a key: lower-case ASCII letters, digits and _, a letter first."""
    folded = unicodedata.normalize("NFKD", name[:200]).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", "_", folded).strip("_")[:40].strip("_")
    key = re.sub(r"^the_(?=.)", "", key)
    if not key:
        return fallback
    key = key if key[0].isalpha() else f"{fallback}_{key}"
    return f"{key}_" if key in _RESERVED else key


def unique(key: str, taken: Iterable[str]) -> str:
    """Return the key, with the first free number behind it where it is taken."""
    used = set(taken)
    number, found = 1, key
    while found in used:
        number += 1
        found = f"{key}_{number}"
    return found


def comment(text: str, indent: int = 0) -> list[str]:
    """Return a text as lines of comment."""
    lead = " " * indent + "# "
    return textwrap.wrap(
        clean(text, 2_000), WIDTH, initial_indent=lead, subsequent_indent=lead, break_on_hyphens=False
    ) or [lead]


def block(text: str, indent: int = 0) -> list[str]:
    """Return several lines as lines of comment, each kept as it is."""
    return [f"{' ' * indent}# {line}".rstrip() for line in text.splitlines()]


def number(indent: int, name: str, sources: Iterable[str], without: str) -> list[str]:
    """Return a number that is still to be filled, with its sources, or with the reason why it is assumed.

    Args:
        indent: how far to the right it stands.
        name: of the field.
        sources: the ids of the passages that bear on it.
        without: the reason to give where there is none.
    """
    ids = list(sources)
    basis = f"source: [{', '.join(ids)}]" if ids else f"assumed: {quoted(without)}"
    line = f"{' ' * indent}{name}: {{value: {MISSING}, {basis}}}"
    if len(line) <= WIDTH:
        return [line]
    lead = " " * (indent + 2)
    listed = textwrap.wrap(basis, WIDTH - indent - 2, initial_indent=lead, subsequent_indent=lead + " " * 9)
    return [f"{' ' * indent}{name}:", f"{lead}value: {MISSING}", *listed]
