"""Verbs in the present tense that look like nouns in the plural: 'the company offers four', 'the union calls for a vote'.

Chronicles and blogs tell what parties want in the present. The word lists read such a verb as a noun where a noun stands
before it; here the words behind it decide.
"""

from __future__ import annotations

from dataclasses import replace

from standoff.read.acting import BODIES
from standoff.read.speaking_nouns import is_person_noun
from standoff.read.views import View
from standoff.read.word_set import word_set

_TOLD = word_set("offer call demand rule throw reject want ask press push urge turn request table seek propose refuse need block veto insist agree accept plead")
_AFTER = word_set("out down on for to that any no both it them him")


def with_present_verbs(view: View) -> View:
    """Return the view with such words as verbs."""
    words = list(view.words)
    ends = {name.last for name in view.names}
    changed = False
    for at in range(1, len(words) - 1):
        word, before, after = words[at], words[at - 1], words[at + 1]
        if word.tag != "N" or not word.lower.endswith("s") or word.capital or word.lemma not in _TOLD:
            continue
        is_subject = at - 1 in ends or before.tag == "N" and (before.lower in BODIES or is_person_noun(before.lower)) or before.lower == "," and at > 2
        if is_subject and not before.lower.endswith("s") and (after.tag in "DOT" or after.lower in _AFTER):
            words[at] = replace(word, tag="V")
            changed = True
    return replace(view, words=tuple(words)) if changed else view
