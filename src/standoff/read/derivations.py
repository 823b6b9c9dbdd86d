"""Who reports whom: where a document tells what an outlet, a paper, a body or an unnamed group told before it.

So that five articles that quote one report count once. Every phrase that may be a source is a candidate (`source_phrases`,
`source_candidates`), and learned weights say which of them are (`source_judge`): an outlet that reported or was spoken to
("CNN reported", "told Radio France"), a paper, count or picture that states something ("a study by the Arland Institute
found"), experts and sources that speak. A photograph's credit is no report, and an outlet does not derive from itself.
"""

from __future__ import annotations

from standoff.read.reading import Reading
from standoff.read.source_candidates import Candidate, find_candidates
from standoff.read.source_chains import load_weights
from standoff.read.source_judge import sources
from standoff.record.items import Derivation


def find_derivations(reading: Reading) -> tuple[Derivation, ...]:
    """Return where the document reports what others reported, in order; a paper and who saw it may share words."""
    found = sources(reading, find_candidates(reading), load_weights("derivations"), load_weights("chains"))
    return tuple(derivation_of(*one) for one in found)


def derivation_of(found: Candidate, source: str, sure: float) -> Derivation:
    """Return a source that was found as an item of the record."""
    kind = found.classes[0] if found.classes else "name"
    return Derivation(spans=(found.span,), source=source, confidence=round(sure, 2), reasons=(f"a source told by learned weights: {kind}",))
