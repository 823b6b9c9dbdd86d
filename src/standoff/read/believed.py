"""Judge the finds of reported speech: of the ways to read one verb of saying the likeliest is kept, if it is likely enough."""

from __future__ import annotations

from standoff.read.nominals import DATES
from standoff.read.ranker import load_trees, scores, sure
from standoff.read.report_shape import SHAPE, Reported
from standoff.read.report_sources import unknown_subject
from standoff.read.reported import find_reported
from standoff.read.speaker_pronouns import PAPERS
from standoff.read.speakers import Stage

REPORTED = 0.4  # below it, a find of reported speech is dropped
RECORDS = PAPERS | {"documents", "minutes", "figures", "data", "records", "files", "statistics", "images", "letters", "emails", "website"}
PLAIN = 0.15  # below it, a find of "according to S, C" or "C, S told O" that goes into the record
NOBODY = 0.6  # below it, one that names nobody who speaks
MOSTLY_QUOTED = 0.5
CLAUSES = (0, 1, 2, 3, 4, 6, 7)  # the patterns of `reported` that bring a clause or an infinitive after the verb
OBJECTS = (12, 13)  # the patterns that bring a thing
TELLS = frozenset(["told", "tells", "tell", "telling"])
QUOTED = SHAPE.index("quoted share")


def believed_reports(stage: Stage, is_for_record: bool = False) -> list[tuple[Reported, float]]:
    """Return the acts of reported speech of a document in order, each with its probability.

    Args:
        stage: the scene.
        is_for_record: whether a clause of which more than half stands between marks counts (S said the draft was "a bad map"), and
            a subject that is no known word for somebody ("the airline added that C") is somebody.
    """
    finds = [each for each in find_reported(stage, load_trees("ends")) if not _is_quoted(stage, each) or is_for_record and _begins_unquoted(stage, each)]
    likely = sure(scores(load_trees("reported"), [list(each.shape) for each in finds]))
    best: dict[tuple[int, int], tuple[Reported, float]] = {}
    for each, share in zip(finds, likely, strict=True):
        if is_for_record and each.shape[0] in OBJECTS and (_is_circumstance(stage, each.cue[1]) or stage.scene.tokens[each.cue[0]].lower in TELLS):
            continue  # "C, S said in a statement", "C, S told me": not what S said
        least = PLAIN if is_for_record and _is_plain(stage, each) else REPORTED
        is_somebody = each.source >= 0 or is_for_record and _has_unknown_source(stage, each)
        if share >= (least if is_somebody else NOBODY) and (each.cue not in best or share > best[each.cue][1]):
            best[each.cue] = (each, float(share))
    return list(best.values())


def _is_quoted(stage: Stage, each: Reported) -> bool:
    """Return whether the words stand between marks, most of them, or the first of them and many more."""
    share = each.shape[QUOTED]
    return share > MOSTLY_QUOTED or (share > MOSTLY_QUOTED / 2 and stage.scene.quoted[each.content[0][0]] >= 0)


def _begins_unquoted(stage: Stage, each: Reported) -> bool:
    """Return whether what is reported is a clause that begins outside marks, or stands outside them for its greater part."""
    inside = [n for start, end in each.content for n in range(start, end + 1)]
    scene = stage.scene
    after = next((n for n in inside if scene.quoted[n] < 0), inside[0])  # past the words between marks that it begins with
    goes_on = each.shape[QUOTED] <= MOSTLY_QUOTED and all(scene.tokens[n].text not in ",.?!" for n in range(after - 2, after))
    return each.shape[0] in CLAUSES and (scene.quoted[inside[0]] < 0 or goes_on)


def _is_plain(stage: Stage, each: Reported) -> bool:
    """Return whether the words alone show a report: "according to S, C", "C, S told O", "C, S said in a statement"."""
    word = stage.scene.tokens[each.cue[0]].lower
    is_clause = bool(each.shape[SHAPE.index("content has verb")])
    is_told = word in TELLS or is_clause and _is_circumstance(stage, each.cue[1])  # "C, S reported on Monday"
    after, text = each.cue[1] + 1, stage.scene.tokens
    is_before_quotation = after + 1 < len(text) and text[after].text == "," and stage.scene.quoted[after + 1] >= 0  # "C, S said, “D”"
    is_said_that = each.shape[0] == 0 and word in ("said", "says") and stage.scene.word(after) == "that"
    return each.shape[0] in (10, 11) or each.shape[0] == 8 and (is_told or is_before_quotation) or is_said_that


def _is_circumstance(stage: Stage, at: int) -> bool:
    """Return whether what follows a verb says when or where, or nothing does."""
    after = stage.scene.word(at + 1) if at + 1 < len(stage.scene.tokens) else "."
    return after in ("in", "at", "on", "during", "after", "while", "through", ".") or after in DATES


def _has_unknown_source(stage: Stage, each: Reported) -> bool:
    """Return whether words that are no known words for somebody name the source: "the airline added that", "according to minutes"."""
    scene, last = stage.scene, each.cue[1]
    if each.shape[0] in (10, 11):
        return any(scene.tokens[at].lower in RECORDS for at in range(last + 1, min(last + 5, len(scene.tokens))))
    return each.shape[0] in (0, 3, 8) and unknown_subject(scene, each.cue[0]) is not None
