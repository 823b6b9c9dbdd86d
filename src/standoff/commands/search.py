"""`standoff search`: find words in a record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from standoff.commands.common import FINE, as_json
from standoff.commands.record import opened


@click.command(short_help="Find words in a record.")
@click.argument("record", metavar="RECORD", type=click.Path(path_type=Path))
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many passages at most.")
@as_json
def search(record: Path, words: tuple[str, ...], limit: int, json_output: bool) -> int:
    """Print the passages of a RECORD that hold all the WORDS, the best first.

    Words are found in all their endings. '"thirty days"' finds words that stand together, threat* all that begins so,
    OR and NOT between words mean that.
    """
    from standoff.record.shown import as_json as json_text

    with opened(record) as store:
        hits = store.search(" ".join(words), limit)
        nearby = [_items_at(store, hit) for hit in hits] if json_output else []
    if json_output:
        click.echo(json_text({"query": " ".join(words), "hits": [_object(*pair) for pair in zip(hits, nearby, strict=True)]}))
        return FINE
    for hit in hits:
        _say(hit)
    if not hits:
        click.echo("no passage holds these words", err=True)
    return FINE


def _items_at(store: Any, hit: Any) -> list[str]:
    """Return the ids of the items whose words lie in a passage."""
    return [
        stored.key for stored in store.items(sha256=hit.sha256) if any(span.meets(hit.span) for span in stored.item.spans)
    ]


def _object(hit: Any, items: list[str]) -> dict[str, Any]:
    found = [{"start": span.start, "end": span.end} for span in hit.found]
    return {"document": hit.name, "sha256": hit.sha256, "start": hit.span.start, "end": hit.span.end,
            "exact": hit.words, "found": found, "items": items}  # fmt: skip


def _say(hit: Any) -> None:
    """Print a passage with what was found in bold, where the terminal can show that."""
    from standoff.record.shown import shown

    click.echo(f"{shown(hit.name)}  characters {hit.span.start} to {hit.span.end}")
    pieces, place = [], hit.span.start
    for span in hit.found:
        pieces += [_line(hit, place, span.start), click.style(_line(hit, span.start, span.end), bold=True)]
        place = span.end
    click.echo("  " + "".join([*pieces, _line(hit, place, hit.span.end)]).strip())


def _line(hit: Any, start: int, end: int) -> str:
    """Return a part of a passage, safe to print, with the spaces at its ends."""
    from standoff.record.shown import UNSAFE, shown

    part = hit.words[start - hit.span.start : end - hit.span.start]
    before = " " if part[:1].isspace() and not UNSAFE.match(part[:1]) else ""
    after = " " if part.strip() and part[-1:].isspace() and not UNSAFE.match(part[-1:]) else ""
    return before + shown(part) + after
