"""Judge the finds of reported speech: of the ways to read one verb of saying the likeliest is kept, if it is likely enough."""

from __future__ import annotations

from standoff.read.ranker import load_trees, scores, sure
from standoff.read.reported import SHAPE, Reported, find_reported
from standoff.read.speakers import Stage

REPORTED = 0.4  # below it, a find of reported speech is dropped
NOBODY = 0.6  # below it, one that names nobody who speaks
MOSTLY_QUOTED = 0.5
QUOTED = SHAPE.index("quoted share")


def believed_reports(stage: Stage) -> list[tuple[Reported, float]]:
    """Return the acts of reported speech of a document in order, each with its probability."""
    finds = [each for each in find_reported(stage, load_trees("ends")) if not _is_quoted(stage, each)]
    likely = sure(scores(load_trees("reported"), [list(each.shape) for each in finds]))
    best: dict[tuple[int, int], tuple[Reported, float]] = {}
    for each, share in zip(finds, likely, strict=True):
        if share >= (REPORTED if each.source >= 0 else NOBODY) and (each.cue not in best or share > best[each.cue][1]):
            best[each.cue] = (each, float(share))
    return list(best.values())


def _is_quoted(stage: Stage, each: Reported) -> bool:
    """Return whether the words stand between marks, most of them, or the first of them and many more."""
    share = each.shape[QUOTED]
    return share > MOSTLY_QUOTED or (share > MOSTLY_QUOTED / 2 and stage.scene.quoted[each.content[0][0]] >= 0)
