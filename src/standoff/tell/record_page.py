"""The record as one HTML file that works offline: views of what was found at the left, the documents at the right.

Every row opens the words that it rests on. The page carries its own style and script, allows no others (their hashes
stand in its Content-Security-Policy), fetches nothing, and shows everything that came from a document as plain text.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from standoff.record.items import Document, Item
from standoff.record.views import Entry, SideOf, entries_of, in_order, same_events
from standoff.tell import record_rows as rows
from standoff.tell import record_sentences as sentences
from standoff.tell import record_words as words
from standoff.tell.files import write_whole
from standoff.tell.record_card import card_of
from standoff.tell.record_text import FOLLOWED, LETTERS, Mark, marked_text, marks_of

MOST_DOCUMENTS = 300
"""A page of more documents would be slow to open; the newest are shown, and the page says how many are left out."""
MOST_CHARACTERS = 12_000_000
KIND_NAMES = {
    "statements": ("Statements", "said"), "events": ("Events", "events"), "commitments": ("Threats and promises", "threats"),
    "positions": ("Positions", "positions"), "claims": ("Claims", "claims"), "derivations": ("Reports of others", "reports"),
}  # fmt: skip


@dataclass(frozen=True)
class _Shown:
    """A document as the template needs it."""

    title: str
    origin: str
    about: str
    published: str
    url: str
    sha256: str
    counts: list[int]
    body: Any


def write_record_page(
    path: str | Path, documents: Iterable[Document], items: Mapping[str, Sequence[Item]], title: str
) -> Path:
    """Write the page of a record, whole or not at all.

    Args:
        path: of the file to write.
        documents: those to show.
        items: the items of every document, by its SHA-256.
        title: the record's name.

    Raises:
        OSError: the file cannot be written; what stood there before is untouched.
    """
    documents = list(documents)
    return write_whole(path, render_record(documents, entries_of(documents, items), title))


def render_record(
    documents: Iterable[Document],
    entries: Iterable[Entry],
    title: str,
    num_all: int | None = None,
    twins: Mapping[str, str] | None = None,
    side_of: SideOf | None = None,
) -> str:
    """Return the page of a record as HTML.

    Args:
        documents: those to show; beyond `MOST_DOCUMENTS` or `MOST_CHARACTERS` the oldest are left out.
        entries: all items; those of documents that are not shown are left out.
        title: the record's name.
        num_all: how many documents the record holds, where that is more than are given.
        twins: for documents that are nearly the same as an earlier one, the name of that one, by SHA-256.
        side_of: returns the state that a person or body speaks for on a day, so that their positions stand together.
    """
    import jinja2
    from markupsafe import Markup

    given = list(documents)
    chosen = choose(given)
    page = _number(chosen, entries, twins or {})
    css, script = _resource("record.css"), _resource("record.js")
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("standoff.tell"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"sure": words.sure, "count": words.count, "month": _month}
    return environment.get_template("record.html").render(
        title=words.safe(title),
        policy=_policy(css, script),
        css=Markup(css),
        script=Markup(script),
        data=Markup(_data(page, chosen)),
        docs=_documents(page, chosen),
        kinds=[{"letter": LETTERS[kind], "name": name, "short": short} for kind, (name, short) in KIND_NAMES.items()],
        left_out=sentences.left_out(len(chosen), num_all or len(given)),
        finders=sentences.finders(page.entries),
        **_views(page, chosen, side_of),
    )


def choose(documents: Sequence[Document]) -> list[Document]:
    """Return the documents that fit on a page, the newest where there are too many, in order of publication."""
    ordered = in_order(documents)
    dated = [document for document in ordered if document.published]
    newest = [*reversed(dated), *(document for document in ordered if not document.published)]
    kept, characters = set(), 0
    for document in newest[:MOST_DOCUMENTS]:
        characters += len(document.text)
        if characters > MOST_CHARACTERS and kept:
            break
        kept.add(document.sha256)
    return [document for document in ordered if document.sha256 in kept]


def _number(chosen: Sequence[Document], entries: Iterable[Entry], twins: Mapping[str, str]) -> rows.Numbered:
    """Number the entries in the order of documents and of their words, so that the next one stands further down."""
    place = {document.sha256: number for number, document in enumerate(chosen)}
    shown = [entry for entry in entries if entry.document.sha256 in place]
    shown.sort(key=lambda entry: (place[entry.document.sha256], entry.item.spans[0]))
    page = rows.Numbered(shown, twins)
    page.documents = place
    return page


def _views(page: rows.Numbered, chosen: Sequence[Document], side_of: SideOf | None) -> dict[str, Any]:
    """Return what the views show, and the headings with their counts."""
    from standoff.tell.record_pictures import events_picture, reports_picture

    timeline, ledger, claims = rows.timeline(page), rows.ledger(page), rows.claims(page)
    parties, positions = rows.positions(page, side_of)
    speakers, reports = rows.speakers(page), rows.reports(page)
    num_positions = sum(len(cell) for _, cells in positions for cell in cells)
    sections = [
        ("timeline", "Timeline", len(timeline)), ("ledger", "Threats & promises", len(ledger)),
        ("positions", "Positions", num_positions), ("claims", "Claims", len(claims)),
        ("reports", "Who reports whom", len(reports)), ("statements", "Statements", sum(len(said) for _, said in speakers)),
        ("documents", "Documents", len(chosen)),
    ]  # fmt: skip
    return {
        "sections": sections, "timeline": timeline, "ledger": ledger, "credit": rows.credit(ledger), "parties": parties,
        "positions": positions, "claims": claims, "speakers": speakers, "reports": reports,
        "picture": events_picture(timeline, same_events(page.entries)),
        "flows": reports_picture(reports, [_title(document) for document in chosen]),
        "timeline_hint": sentences.timeline_hint(timeline), "reports_hint": sentences.reports_hint(reports, len(chosen)),
        "lead": sentences.lead(page, timeline, ledger, speakers),
    }  # fmt: skip


def _title(document: Document) -> str:
    return words.safe(" ".join((document.title or document.name).split()))[:200]


def _documents(page: rows.Numbered, chosen: Sequence[Document]) -> list[_Shown]:
    by_document: dict[str, list[tuple[int, Entry]]] = {document.sha256: [] for document in chosen}
    for number, entry in enumerate(page.entries):
        by_document[entry.document.sha256].append((number, entry))
    marks: dict[str, list[Mark]] = {document.sha256: [] for document in chosen}
    for number, entry in enumerate(page.entries):
        marks[entry.document.sha256] += marks_of(entry.item, number)
        if (after := entry.followed_by) and after[0].sha256 in marks:
            marks[after[0].sha256].append(Mark(after[1], number, "c", FOLLOWED))
    found = []
    for document in chosen:
        own = by_document[document.sha256]
        published = words.day_words(document.published) if document.published else ""
        twin = page.twins.get(document.sha256)
        origin = [words.safe(document.publisher or ""), words.safe(document.name) if document.title else "",
                  f"nearly the same as {words.safe(twin)}" if twin else ""]  # fmt: skip
        url = document.url or ""
        found.append(_Shown(
            title=_title(document), origin=" · ".join(part for part in origin if part),
            about=" · ".join(part for part in (words.safe(document.publisher or ""), published, words.safe(document.name)) if part),
            published=published, url=words.safe(url) if url.startswith(("https://", "http://")) else "",
            sha256=words.safe(document.sha256), body=marked_text(document.text, marks[document.sha256]),
            counts=[sum(entry.item.kind_of_item == kind for _, entry in own) for kind in KIND_NAMES],
        ))  # fmt: skip
    return found


def _data(page: rows.Numbered, chosen: Sequence[Document]) -> str:
    """Return what the script needs, as JSON that cannot end the element it stands in."""
    order: list[list[int]] = [[] for _ in chosen]
    for number, entry in enumerate(page.entries):
        order[page.documents[entry.document.sha256]].append(number)
    cards = [card_of(entry, page.documents[entry.document.sha256]) for entry in page.entries]
    text = json.dumps({"items": cards, "order": order}, ensure_ascii=False, separators=(",", ":"))
    return (
        text.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def _resource(name: str) -> str:
    return (resources.files("standoff.tell") / "templates" / name).read_text(encoding="utf-8")


def _policy(css: str, script: str) -> str:
    """Return a policy that allows this style and this script, and nothing else."""
    style_hash, script_hash = (
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (css, script)
    )
    return (f"default-src 'none'; style-src 'sha256-{style_hash}'; script-src 'sha256-{script_hash}'; base-uri 'none'; "
            "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'")  # fmt: skip


def _month(month: str) -> str:
    return "Without a date" if month.startswith("9999") else words.day_words(month)
