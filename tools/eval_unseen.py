"""Print what the reader gets right on articles that were written, and annotated by hand, before it saw them.

    python tools/eval_unseen.py [--folder FOLDER] [--errors]

The first articles, up to `LAST_SEEN`, have since been used to mend the reader: their figures flatter it. Later ones are held out, and `--errors`
never shows theirs.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]

from standoff.read.bylines import author_of
from standoff.read.entities import canonical
from standoff.read.load import load
from standoff.read.pipeline import annotate, reading_of
from standoff.record.items import Item

FOLDER = ROOT / "tests" / "read" / "unseen"
LAST = 999
LAST_SEEN = 276  # articles up to this number were used to mend the reader
MARKS = "“\"‘'«„"  # one stands before every quoted piece; before a turn of an interview there is none
SAME = 0.5  # the share of characters that two quotations or contents must have in common
HAPPENED = {"actual", "claimed", "disputed"}
STANCES = {"demands": "demand", "offers": "offer", "accepts": "offer", "refuses": "refuse", "red line": "refuse"}
DIRECTIONS = {
    "raises": {"rises"}, "sufficient": {"rises"}, "lowers": {"falls"}, "no effect": {"none"}, "necessary": {"rises", "falls"}, "unclear": set()
}  # fmt: skip
SHARED = "counts if its words meet the gold words"
MATCHING = {
    "direct": "a quoted piece counts if it and the gold share half of their characters (intersection over union); turns of interviews are left out",
    "indirect": "a content counts if it and the gold share half of their characters (intersection over union)",
    "events": f"{SHARED} and the PLOVER type agrees; STATEMENT, planned and considered events, and second tellings that meet nothing, are left out",
    "commitments": f"{SHARED} and both are promises or neither is: the gold calls a threat with a day an ultimatum, the reader only what is called so",
    "positions": f"{SHARED} and the stance agrees; accepting is offering, a red line is refusing",
    "claims": f"{SHARED} and the direction agrees; 'necessary' agrees with rises and falls, 'sufficient' with rises",
    "derivations": f"{SHARED} and the source's name shares a word with the gold source",
}


@dataclass(frozen=True)
class Find:
    """What the reader or the gold says: its stretches, its label (type, speaker, direction), whether it may be left out, who claims it."""

    stretches: tuple[tuple[int, int], ...]
    label: str | None
    is_optional: bool = False
    claimant: str | None = None

    def characters(self) -> set[int]:
        """Return the places of its characters."""
        return {place for start, end in self.stretches for place in range(start, end)}


@dataclass
class Tally:
    """What one layer got right, over articles: all finds, all gold, pairs whatever the label, pairs whose label agrees."""

    ours: int = 0
    gold: int = 0
    loose: int = 0
    strict: int = 0
    named: int = 0  # of the loose pairs, those where the reader gives a label
    claimed: int = 0  # of the loose pairs, those where the claimant agrees
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def f1(self, is_strict: bool = True) -> tuple[float, float, float]:
        """Return precision, recall and F1."""
        right = self.strict if is_strict else self.loose
        precision, recall = right / max(self.ours, 1), right / max(self.gold, 1)
        return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def number_of(path: Path) -> int:
    """Return the number that an article's name begins with."""
    return int(path.name.partition("-")[0])


def article_paths(folder: Path = FOLDER, first: int = 1, last: int = LAST) -> list[Path]:
    """Return the articles whose numbers lie between `first` and `last`, in order."""
    return [path for path in sorted(folder.glob("*-*.txt"), key=number_of) if first <= number_of(path) <= last]


def gold_of(path: Path) -> dict[str, list[dict]]:
    """Return what the annotator found in an article, by layer."""
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


LABELS = {"direct": "speaker", "indirect": "speaker", "events": "type", "commitments": "kind", "positions": "stance",
          "claims": "direction", "derivations": "source"}  # fmt: skip


def gold_finds(gold: list[dict], layer: str, text: str, author: str | None = None) -> list[Find]:
    """Return one layer of the gold, with places; what the gold gives to "the author" is given to `author`."""
    found = []
    for each in gold:
        claimant = each.get("by", each.get("claimant"))
        claimant = author if claimant in ("author", "the author") else claimant
        found.append(Find(((at := text.index(each["exact"]), at + len(each["exact"])),), each[LABELS[layer]], each.get("optional", False), claimant))
    return found


def our_finds(items: tuple[Item, ...], layer: str, text: str) -> list[Find]:
    """Return one layer of what the reader found; each piece of a quotation by itself."""
    ours = [item for item in items if item.kind_of_item == ("statements" if layer in ("direct", "indirect") else layer)]
    places = lambda item: tuple((span.start, span.end) for span in item.spans)
    if layer == "direct":
        is_turn = lambda piece: text[max(piece[0] - 1, 0)] not in MARKS
        return [Find((piece,), item.speaker, is_turn(piece)) for item in ours if item.kind == "direct" for piece in places(item)]
    if layer == "indirect":
        return [Find(places(item), item.speaker) for item in ours if item.kind == "indirect"]
    if layer == "events":
        ours = [item for item in ours if item.type != "STATEMENT" and item.certainty in HAPPENED]
        return [Find(places(item), item.type, item.same_as is not None) for item in ours]
    label = {"commitments": "type", "positions": "stance", "claims": "direction", "derivations": "source"}[layer]
    return [Find(places(item), getattr(item, label), claimant=getattr(item, "claimant", None)) for item in ours]


def share_name(ours: str | None, gold: str | None) -> bool:
    """Return whether two names share a word or are two names of one party ("Moscow", "Russia"); nobody is only nobody."""
    if ours is None or gold is None:
        return ours is gold
    words = lambda name: set(re.findall(r"[^\W_]{3,}", name.casefold())) - {"the", "and", "his", "her", "its", "for"}
    return bool(words(ours) & words(gold)) or canonical(ours) == canonical(gold)


AGREE: dict[str, Callable[[str | None, str | None], bool]] = {
    "direct": share_name, "indirect": share_name, "derivations": share_name,
    "events": lambda ours, gold: ours == gold,
    "commitments": lambda ours, gold: (ours == "promise") == (gold == "promise"),
    "positions": lambda ours, gold: STANCES.get(ours) == gold,
    "claims": lambda ours, gold: gold in DIRECTIONS.get(ours, ()),
}  # fmt: skip


def alike(layer: str, ours: Find, gold: Find) -> float:
    """Return how much two finds share, 0 where they do not match."""
    one, other = ours.characters(), gold.characters()
    share = len(one & other) / max(len(one | other), 1)
    return share if layer not in ("direct", "indirect") or share >= SAME else 0.0


def pair(layer: str, ours: list[Find], gold: list[Find], needs_label: bool) -> list[tuple[int, int]]:
    """Return pairs of ours and gold, each used once: those that agree before those that do not, then those that share most."""
    found = [
        (AGREE[layer](one.label, other.label), share, i, j)
        for i, one in enumerate(ours)
        for j, other in enumerate(gold)
        if (share := alike(layer, one, other))
    ]
    pairs, used, met = [], set(), set()
    for agrees, _, i, j in sorted(found, key=lambda each: (-each[0], -each[1], each[2:])):
        if (agrees or not needs_label) and i not in used and j not in met:
            pairs.append((i, j))
            used.add(i)
            met.add(j)
    return pairs


def count(tally: Tally, layer: str, ours: list[Find], gold: list[Find], text: str) -> None:
    """Add one article to a tally."""
    loose, strict = pair(layer, ours, gold, False), pair(layer, ours, gold, True)
    quoted = layer in ("direct", "indirect")  # a quotation is found whoever said it; the speaker is measured apart
    kept = loose if quoted else strict
    used = {i for i, _ in loose}
    spare = {i for i, j in loose if gold[j].is_optional} | {i for i, one in enumerate(ours) if i not in used and one.is_optional}
    tally.ours += len(ours) - len(spare)
    tally.gold += sum(not other.is_optional for other in gold)
    real = [(i, j) for i, j in loose if not gold[j].is_optional]
    tally.loose += len(real)
    tally.named += sum(ours[i].label is not None for i, _ in real)
    tally.claimed += sum(share_name(ours[i].claimant, gold[j].claimant) for i, j in real)
    tally.strict += sum(not gold[j].is_optional for _, j in strict)
    say = lambda each: f"{each.label}: " + " / ".join(text[start:end] for start, end in each.stretches).replace("\n", " ")[:150]
    tally.missed += [say(other) for j, other in enumerate(gold) if not other.is_optional and j not in {j for _, j in kept}]
    tally.wrong += [say(one) for i, one in enumerate(ours) if i not in spare and i not in {i for i, _ in kept}]
    if quoted:
        tally.wrong += [f"SPEAKER {ours[i].label} for {say(gold[j])}" for i, j in real if not AGREE[layer](ours[i].label, gold[j].label)]


def measure(paths: list[Path]) -> dict[str, Tally]:
    """Return the tallies of all layers over some articles."""
    tallies = {layer: Tally() for layer in MATCHING}
    for path in paths:
        document, gold = load(path), gold_of(path)
        items, author = annotate(document), author_of(reading_of(document))
        for layer, tally in tallies.items():
            count(tally, layer, our_finds(items, layer, document.text), gold_finds(gold[layer], layer, document.text, author), document.text)
    return tallies


def table(tallies: dict[str, Tally]) -> list[str]:
    """Return the table's lines."""
    lines, form = [], "P {:.2f} R {:.2f} F1 {:.2f}"
    for layer, tally in tallies.items():
        is_quoted = layer in ("direct", "indirect")
        loose = form.format(*tally.f1(False))
        lines.append(f"{layer:12} {loose if is_quoted else form.format(*tally.f1())}   {tally.gold} gold, {tally.ours} found"
                     + ("" if is_quoted else f"; whatever the label: {loose}"))  # fmt: skip
        if is_quoted:
            right, of_named = tally.strict / max(tally.loose, 1), tally.strict / max(tally.named, 1)
            lines.append(f"  speakers   {right:.2f} of {tally.loose} found; {of_named:.2f} of the {tally.named} that are named")
        if layer == "claims":
            lines.append(f"  claimants  {tally.claimed / max(tally.loose, 1):.2f} of {tally.loose} found, whatever the direction")
        lines.append(f"    match: {MATCHING[layer]}")
    return lines


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, default=FOLDER, help="a folder of NN-name.txt with NN-name.json beside each")
    parser.add_argument("--errors", action="store_true", help=f"list the errors in articles 1 to {LAST_SEEN}")
    options = parser.parse_args()
    if not article_paths(options.folder):
        print(f"error: no articles in {options.folder}; name a folder of NN-name.txt with --folder", file=sys.stderr)
        return 1
    for title, first, last in (("used to mend the reader", 1, LAST_SEEN), ("held out", LAST_SEEN + 1, LAST)):
        paths = article_paths(options.folder, first, last)
        if not paths:
            continue
        tallies = measure(paths)
        print(f"unseen articles, {title}: {len(paths)}\n")
        print("\n".join(table(tallies)), end="\n\n")
        if options.errors and last == LAST_SEEN:
            for layer, tally in tallies.items():
                print("\n".join([f"{layer}: missed", *tally.missed, f"{layer}: wrong", *tally.wrong]), end="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
