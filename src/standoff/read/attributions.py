"""Read who-said-what annotations in brat's standoff format: a folder of texts and a folder of .ann files beside it.

An annotated corpus is a folder with `text/NAME.txt` and `attributions/NAME.ann` or, where several people annotated a text,
`attributions/NAME_WHO.ann`. A line `T` marks words as Source, Cue or Content (in pieces, if need be); a line `E` joins
them into one attribution.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from standoff.record.items import Span

PARTS = ("Source", "Cue", "Content")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying or thinking: the pieces of its source, cue and content; each may be empty."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotated article."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def read_corpus(folder: Path) -> Iterator[Annotated]:
    """Yield the annotated articles of a folder in the order of their names, each with its first annotator's marks.

    Raises:
        FileNotFoundError: the folder has no folders `text` and `attributions`.
    """
    texts, marks = folder / "text", folder / "attributions"
    if not texts.is_dir() or not marks.is_dir():
        raise FileNotFoundError(f"{folder} is no annotated corpus: it needs the folders 'text' and 'attributions' with one file per article")
    by_name: dict[str, Path] = {}
    for path in sorted(marks.glob("*.ann")):
        by_name.setdefault(path.stem, path)
        by_name.setdefault(path.stem.rpartition("_")[0], path)
    for path in sorted(texts.glob("*.txt")):
        if path.stem in by_name:
            text = path.read_bytes().decode("utf-8")
            found = parse_attributions(by_name[path.stem].read_text(encoding="utf-8"), len(text))
            yield Annotated(path.stem, text, found)


def parse_attributions(lines: str, length: int) -> tuple[Attribution, ...]:
    """Return the attributions of one .ann file for a text of `length` characters."""
    marks: dict[str, tuple[Span, ...]] = {}
    joined: list[dict[str, list[Span]]] = []
    for line in lines.splitlines():
        fields = line.split("\t")
        if line.startswith("T") and len(fields) >= 2:
            kind, _, places = fields[1].partition(" ")
            if kind in PARTS:
                marks[fields[0]] = _spans(places, length)
        elif line.startswith("E") and len(fields) >= 2:
            parts: dict[str, list[Span]] = {part: [] for part in PARTS}
            for role in fields[1].split():
                name, _, mark = role.partition(":")
                name = name.rstrip("0123456789")
                if name in parts:
                    parts[name] += marks.get(mark, ())
            joined.append(parts)
    return tuple(Attribution(*(tuple(sorted(parts[part])) for part in PARTS)) for parts in joined)


def _spans(places: str, length: int) -> tuple[Span, ...]:
    found = []
    for place in places.split(";"):
        start, _, end = place.partition(" ")
        if start.isdigit() and end.isdigit() and int(start) < min(int(end), length):
            found.append(Span(int(start), min(int(end), length)))
    return tuple(found)


def outermost(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Return the attributions that lie in no other's content, so that no two overlap."""
    taken: list[Span] = []
    kept: list[Attribution] = []
    for each in sorted(attributions, key=lambda a: -sum(s.end - s.start for s in a.content)):
        spans = [*each.source, *each.cue, *each.content]
        if spans and not any(span.meets(other) for span in spans for other in taken):
            taken += spans
            kept.append(each)
    return tuple(sorted(kept, key=lambda a: min(s.start for part in (a.source, a.cue, a.content) for s in part)))
