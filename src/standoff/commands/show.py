"""`standoff show`: a record as one HTML page that works offline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from standoff.commands.common import Failure, as_json, print_json, write


@click.command(short_help="Show a record as one HTML page.")
@click.argument("record", type=click.Path(path_type=Path), metavar="RECORD")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="File to write; RECORD.html when left out.")
@click.option("--title", help="Heading of the page; the record's name when left out.")
@as_json
def show(record: Path, out: Path | None, title: str | None, json_output: bool) -> None:
    """Show a record as one HTML page that works offline.

    Every document with its items marked, the timeline, the threats and what followed, positions by issue, claims, and
    who reports whom. Every row opens the words that it rests on.
    """
    from standoff.read.entities import state_of
    from standoff.record.views import in_order
    from standoff.tell.record_page import choose, render_record

    documents, entries, twins = open_record(record)
    shown = choose(in_order(documents))
    page = render_record(shown, entries, title or record.stem, num_all=len(documents), twins=twins, side_of=state_of)
    path = out or record.with_suffix(".html")
    write(path, page)
    if json_output:
        print_json(
            {
                "file": str(path),
                "documents": len(documents),
                "shown": len(shown),
                "items": len(entries),
                "bytes": len(page.encode()),
            }
        )
        return
    click.echo(
        f"wrote {path}: {len(shown)} of {len(documents)} documents, {len(entries)} items, {len(page) / 1e6:.1f} MB"
    )


def open_record(path: Path) -> tuple[list[Any], list[Any], dict[str, str]]:
    """Return the documents of a record (the latest version of each), their items as a person corrected them, and twins.

    Twins are documents that are nearly the same as an earlier one: the name of that one, by SHA-256.

    Raises:
        Failure: there is no such record, it holds nothing, or something is wrong with it or with its corrections.
    """
    from standoff.commands.record import opened
    from standoff.record.views import Entry

    with opened(path) as store:
        found = list(store.documents())
        by_hash = {stored.document.sha256: stored.document for stored in found}
        entries = []
        for stored in store.items():
            later = stored.follow_up
            after = (by_hash[later.sha256], later.span) if later and later.sha256 in by_hash else None
            if stored.sha256 in by_hash:
                entries.append(Entry(by_hash[stored.sha256], stored.item, stored.key, after))
    if not found:
        raise Failure(f"the record {path} holds no document yet; 'standoff read PATH... --out {path}' adds some")
    return list(by_hash.values()), entries, twins_among(found)


def twins_among(found: list[Any]) -> dict[str, str]:
    """Return for every document that is nearly the same as an earlier one the name of that one, by SHA-256."""
    twins: dict[str, str] = {}
    names: dict[str, str] = {}
    for stored in found:
        twin = next((sha256 for sha256, _ in stored.near if sha256 in names), None)
        if twin is not None:
            twins[stored.document.sha256] = twins.get(twin, names[twin])
        names[stored.document.sha256] = stored.document.name
    return twins
