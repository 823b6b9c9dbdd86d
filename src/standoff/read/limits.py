"""Tell a deadline from a date: 'by Friday', 'within a month', 'until May' put a limit and do not say when something was."""

from __future__ import annotations

import re

from standoff.read.reading import TimeMention
from standoff.read.views import View

_LIMIT = re.compile(r"\b(?:by|within|until|before)\s+(?:the\s+|the end of\s+)?$", re.IGNORECASE)
_OF = re.compile(r"\b(?:in|of|for|to)\s+(?:a\s+|the\s+|next\s+)?$", re.IGNORECASE)


def is_limit(view: View, time: TimeMention) -> bool:
    """Return whether a time of the sentence is told as a limit."""
    base = view.sentence.span.start
    before = view.text[max(0, time.span.start - base - 24) : time.span.start - base]
    words = time.span.of(view.reading.text).lower()
    if words.startswith(("within", "by ", "until", "before")) or _LIMIT.search(before):
        return True
    return "deadline" in view.text.lower() and _OF.search(before) is not None
