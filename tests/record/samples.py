"""Invented articles, and items found in them by hand."""

import hashlib

from standoff.record.items import Commitment, Document, Event, Item, Span, Statement, When

ARTICLE = """Norland shuts its bridges

HALVEN, March 14 — The envoy of the Lakes Union, Ana Lund, said on Friday that the bridges over the Karst would stay shut.
“We shall not open them before the guarantee is signed,” she told reporters in the old harbour, where a crowd had gathered.
President Tor Vik threatened to cut the power within ten days unless the troops leave the eastern shore of the lake.
The Harbor Times reported that two envoys had met in secret, and that nobody had signed anything in the end.
"""
CORRECTED = ARTICLE.replace("within ten days", "within twelve days").replace("HALVEN, March 14 — ", "HALVEN — ")
OTHER = """Grain prices rise in the south

Farmers in the southern valleys sold their grain at twice the price of last year, the chamber of trade said in a report.
It blamed a dry spring, the closed roads over the pass, and the fear that the harvest of the coming year might fail too.
“Bread will cost more, and soon,” a baker in the old town said, while people stood in a line that went around the corner.
"""


def document(text: str = ARTICLE, name: str = "bridges.txt", **about: str | None) -> Document:
    """Return a document with its hash."""
    return Document(name, hashlib.sha256(text.encode()).hexdigest(), text, **about)


def span(text: str, words: str) -> Span:
    """Return where some words stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def items(text: str = ARTICLE) -> list[Item]:
    """Return a statement, an event and a threat that stand in the article and in its corrected version."""
    days = "within ten days" if "within ten days" in text else "within twelve days"
    return [
        Statement(
            spans=(span(text, "We shall not open them before the guarantee is signed"),), kind="direct", speaker="Ana Lund",
            speaker_span=span(text, "she"), cue=span(text, "told"), confidence=0.75, reasons=("after the quotation",),
        ),
        Event(
            spans=(span(text, "two envoys had met in secret"),), type="CONSULT", actors=("envoy",),
            date=When("2025-03-01", None), certainty="claimed", place="Halven",
        ),
        Commitment(
            spans=(span(text, f"cut the power {days}"),), type="threat", actor="Tor Vik",
            condition=span(text, "unless the troops leave the eastern shore of the lake"), status="pending",
        ),
    ]  # fmt: skip
