"""Link the items of a record across its documents: one event told by many, a threat and what a later article tells of it."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.read.same import MERGED, link_commitments, link_events
from standoff.record.items import Commitment, Document, Event
from standoff.record.links import Linkable, all_linked, set_link, together, unlinked_groups
from standoff.record.store import Store

DECIDED = ("kept", "lapsed", "withdrawn")


def link_record(store: Store) -> None:
    """Find the links of documents that are new since the last time, all or none; nothing happens where none is."""
    if not store.is_unlinked():
        return
    with store.changing():
        for (kind,) in unlinked_groups(store.connection, "events", ("type",)):
            if kind in MERGED:
                for told in together(store.connection, "events", {"type": kind}):
                    _link_events(store, told)
        apart = ("type", "actor", "target")
        for values in unlinked_groups(store.connection, "commitments", apart):
            for made in together(store.connection, "commitments", dict(zip(apart, values, strict=True))):
                _link_commitments(store, made)
        all_linked(store.connection)


def _by_document(items: Sequence[Linkable]) -> list[list[Linkable]]:
    """Return the items of each document, the documents by day, name and hash, so that links depend on nothing else."""
    found: dict[str, list[Linkable]] = {}
    for each in items:
        found.setdefault(each.document.sha256, []).append(each)
    ordered = sorted(found.values(), key=lambda own: _rank(own[0].document))
    return [sorted(own, key=lambda each: each.item.spans) for own in ordered]


def _rank(document: Document) -> tuple[str, str, str]:
    return (document.published or "9999", document.name, document.sha256)


def _link_events(store: Store, told: Sequence[Linkable]) -> None:
    groups = _by_document(told)
    events = [(own[0].document, [each.item for each in own if isinstance(each.item, Event)]) for own in groups]
    for own, linked in zip(groups, link_events(events), strict=True):
        for each, event in zip(own, linked, strict=True):
            # what one document alone says of its own events stands in the items themselves
            is_other = event.same_as != each.item.same_as
            set_link(store.connection, each.number, "same_as", event.same_as if is_other else None)


def _link_commitments(store: Store, made: Sequence[Linkable]) -> None:
    groups = _by_document(made)
    commitments = [(own[0].document, [each.item for each in own if isinstance(each.item, Commitment)]) for own in groups]
    for own, linked in zip(groups, link_commitments(commitments), strict=True):
        for each, now in zip(own, linked, strict=True):
            is_other = now.status != each.item.status
            set_link(store.connection, each.number, "status", now.status if is_other else None)
            set_link(store.connection, each.number, "follow_up", _fate(made, each, now) if is_other else None)


def _fate(made: Sequence[Linkable], one: Linkable, now: Commitment) -> dict[str, str | int] | None:
    """Return where the first later document tells what became of a commitment."""
    published = one.document.published or ""
    later = [each for each in made if (each.document.published or "") > published and each.item.status == now.status]
    if not later or now.status not in DECIDED:
        return None
    first = min(later, key=lambda each: (_rank(each.document), each.item.spans))
    span = first.item.follow_up or first.item.spans[0]
    return {"name": first.document.name, "sha256": first.document.sha256, "start": span.start, "end": span.end}
