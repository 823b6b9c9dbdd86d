"""The sections of a report that answers to questions fill: pictures, sentences, and the numbers behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from standoff.ask.claims import Claims
from standoff.tell.answers import KINDS, Picture, show
from standoff.tell.drawing import inline_svg, to_spec
from standoff.tell.sentences_claims import effect, flips, held
from standoff.tell.tables import as_csv, as_html
from standoff.tell.theme import NARROW, WIDE


def figures_of(answers: Sequence[Any], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return what a page needs to show every picture of some answers; pictures and numbers are safe HTML."""
    return [_figure(answer, picture, names) for answer in answers for picture in KINDS[type(answer)].pictures
            if picture.is_there(answer)]  # fmt: skip


def _figure(answer: Any, picture: Picture, names: Mapping[str, str]) -> dict[str, Any]:
    sentence = picture.sentence(answer, names)
    pictures = {}
    for name, width in (("wide", WIDE), ("narrow", NARROW)):
        spec = to_spec(picture.draw(answer, names, width), sentence, picture.note)
        pictures[name] = inline_svg(spec, f"{picture.key}-{name[0]}", sentence)
    tables = {table.name: table for table in KINDS[type(answer)].tables(answer, names)}
    table = tables.get(picture.key) or next(iter(tables.values()))
    return {"name": picture.key, "heading": picture.heading, "sentence": sentence, "note": picture.note,
            "numbers": as_html(table), **pictures}  # fmt: skip


def claims_of(answers: Sequence[Any], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the rows of the table of claims, in words, those that can be put to the model first."""
    found = [claim for answer in answers if isinstance(answer, Claims) for claim in answer.claims]
    found.sort(key=lambda claim: (claim.holds is None, -(claim.holds or 0)))
    return [
        {"by": claim.by, "says": claim.says, "source": claim.source, "lever": claim.lever or "—", "outcome": claim.outcome,
         "direction": claim.direction, "holds": held(claim), "effect": effect(claim), "verdict": claim.verdict,
         "flips": flips(claim, names)} for claim in found
    ]  # fmt: skip


def answer_files(answers: Sequence[Any], case: Any, folder: Path) -> dict[Path, str]:
    """Return the numbers of some answers as JSON and CSV, by path."""
    import json

    files = {}
    for answer in answers:
        shown, name = show(answer, case), type(answer).__name__.lower()
        files[folder / f"{name}.json"] = json.dumps(shown.to_json(), indent=1, ensure_ascii=False, allow_nan=False) + "\n"
        for place, table in enumerate(shown.tables):
            files[folder / (f"{name}-{table.name}.csv" if place else f"{name}.csv")] = as_csv(table)
    return files
