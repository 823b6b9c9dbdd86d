"""Show words from outside on a terminal: nothing in them can move the cursor, hide text or turn its direction."""

from __future__ import annotations

import json
import re
from typing import Any

# Control characters (C0, DEL, C1), marks and overrides of direction, line and paragraph separators, invisible signs,
# interlinear and tag characters, lone surrogates. Joiners (U+200C, U+200D) stay: Persian and Hindi need them.
UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)


def shown(text: str) -> str:
    """Return a text as one line that is safe to print: white space becomes a space, what is unsafe its code."""
    return UNSAFE.sub(_code, re.sub(r"[ \t\r\n\xa0]+", " ", text)).strip()


def shortened(text: str, most: int) -> str:
    """Return a text as one safe line of at most `most` characters, with an ellipsis where it was cut."""
    line = shown(text[: 4 * most])
    return line if len(line) <= most and len(text) <= 4 * most else line[: most - 1].rstrip() + "…"


def as_json(data: Any) -> str:
    """Return data as JSON that is safe to print: unsafe characters are written as codes, which JSON reads back."""
    text = json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False)
    return UNSAFE.sub(lambda match: match[0] if match[0] == "\n" else _json_code(match[0]), text)


def _code(match: re.Match[str]) -> str:
    number = ord(match[0])
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}" if number < 65536 else f"\\U{number:08x}"


def _json_code(character: str) -> str:
    return json.dumps(character)[1:-1]
