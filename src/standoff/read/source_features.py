"""What the learned weights of sources see of a phrase: what it is, what stands before and after it, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standoff.read.grammar import Word
from standoff.read.reading import Mention
from standoff.read.source_phrases import After, Phrase, is_named
from standoff.read.source_words import STUDY, TITLE, VERB_OF, noun_classes
from standoff.read.word_set import word_set

_LEAKED = word_set("leaked confidential internal secret classified unpublished draft recent new latest joint annual forthcoming local state independent unnamed rival private public open-source")


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a phrase: see `source_candidates`."""

    words: Sequence[Word]
    phrase: Phrase
    previous: Phrase | None
    follows: After
    verb: int
    preposition: str
    known: Sequence[Mention]
    kind: str
    is_quoted: bool
    is_again: bool
    classes: tuple[str, ...]
    classes_before: tuple[str, ...]
    published: str
    is_post: bool = False


def features_of(seen: Seen) -> tuple[str, ...]:
    """Return the names of the features that hold."""
    what = tuple(_what(seen))
    cue, does = _before(seen), _after(seen)
    beside = [*cue, *does]
    pairs = [f"{one} & {other}" for one in what if one.startswith("is ") for other in beside if not other.startswith(("word", "verb "))]
    more = [f"{one} & {other}" for one in cue[:2] for other in does[:2]]
    return ("bias", *what, *beside, *pairs, *more, *_where(seen))


def _what(seen: Seen) -> Iterator[str]:
    words, phrase = seen.words, seen.phrase
    head = words[phrase.head]
    inner = [words[at] for at in range(phrase.first, phrase.last)]
    kinds = {name for word in inner if not word.capital for name in noun_classes(word.lower)}
    if is_named(head) and not seen.classes:
        lowers = {word.lower for word in words[phrase.first : phrase.last + 1] if word.capital}
        kind = next((one.kind for one in seen.known if one.span.end == head.end), "none")
        apposed = noun_classes(words[phrase.apposed].lower) if phrase.apposed >= 0 else ()
        shape = "outlet" if kind == "outlet" else "title" if lowers & TITLE else "study" if lowers & STUDY else ""
        shape = shape or ("kinded" if "outlet" in kinds or "outlet" in apposed else "body" if {"body", "data"} & kinds or {"body", "data"} & set(apposed) else "")
        yield from (f"apposed {name}" for name in apposed)
        if owner(words, phrase, seen.known) is not None:
            yield "owned by outlet"
        yield f"is name {shape or kind}{' of person' if shape and kind == 'person' else ''}"
        yield "is named"
        yield f"mention {kind}"
        yield from (f"kind {name}" for name in kinds)
        if head.lower.isupper():
            yield "initials"
    elif seen.classes:
        if owner(words, phrase, seen.known) is not None:
            yield "owned by outlet"
        yield from (f"is {name}" for name in seen.classes)
        if any(one.kind == "outlet" for one in seen.known):
            yield "is with outlet"
        yield f"head {head.lower}"
        yield "is again" if seen.is_again else "is noun"
        if phrase.complement[0] >= 0:
            part = words[phrase.complement[0] : phrase.complement[1] + 1]
            preposition = words[phrase.complement[0] - 1].lower
            named = any(word.capital for word in part)
            yield f"is with complement {preposition} {'name' if named else 'noun'}"
            lowers = {word.lower for word in part}
            yield from (f"complement {name}" for name, group in (("title", TITLE), ("study", STUDY)) if lowers & group)
            yield from {f"complement {name}" for word in part if not word.capital for name in noun_classes(word.lower)}
    elif owner(words, phrase, seen.known) is not None:
        yield "is owned"
        yield f"head {head.lower}"
    else:
        yield "is it"
        yield f"head {head.lower}"
    yield f"opens {words[phrase.first].lower if words[phrase.first].tag == 'D' else 'bare'}"
    yield f"length {min(phrase.last - phrase.first, 4)}"
    yield from {f"with {word.lower}" for word in inner if word.lower in _LEAKED}
    if any(word.capital for word in inner if word.tag != "D"):
        yield "named inside"
    if any(word.lower == "'s" for word in inner):
        yield "possessive inside"


def owner(words: Sequence[Word], phrase: Phrase, known: Sequence[Mention]) -> Mention | None:
    """Return the outlet whose the phrase is: "Zarya's correspondent", "Zarya's Jane Roe"."""
    ends = {words[at - 1].end for at in range(phrase.first + 1, phrase.last) if words[at].lower in ("'s", "'")}
    return next((one for one in known if one.kind == "outlet" and one.span.end in ends), None)


def _before(seen: Seen) -> list[str]:
    """Return what leads to a phrase; the first two tell most."""
    words, first = seen.words, seen.phrase.first
    last = words[first - 1] if first else None
    found = [f"before {'start' if last is None else last.lower if last.tag in 'PTCW.' else last.tag}"]
    if seen.verb >= 0:
        verb = words[seen.verb]
        lemma = verb.lemma if verb.tag == "V" else verb.lower
        classes = VERB_OF.get(lemma, ("other",))
        form = "ing" if verb.lower.endswith("ing") else "ed" if verb.lower != verb.lemma else "base"
        found += [f"after {name} {seen.preposition}" for name in classes]
        near = "near" if first - seen.verb <= 3 else "far"
        found += [f"verb before {lemma} {seen.preposition}", f"verb before {lemma}", f"led {near} {form}", f"led {near}"]
        joined = seen.previous is not None and seen.previous.end < seen.verb <= seen.previous.end + 3
        if joined:
            found += [f"done to {name}" for name in noun_classes(words[seen.previous.head].lower)]
    else:
        found.append("after none")
    if seen.previous is not None:
        before = words[seen.previous.head]
        gap = first - seen.previous.end
        if gap <= 4:
            found += [f"beside {name}" for name in noun_classes(before.lower)]
            if gap == 2:
                found.append(f"word before {before.lower} {seen.preposition}")
    return found


def _after(seen: Seen) -> list[str]:
    words, end, follows = seen.words, seen.phrase.end, seen.follows
    following = words[end + 1] if end + 1 < len(words) else None
    found = []
    if follows.verb >= 0:
        verb = words[follows.verb]
        near = "next" if follows.verb == end + 1 else "near" if follows.verb <= end + 4 else "far"
        link = "relative" if follows.relative else near
        found += [f"does {name} {link}" for name in VERB_OF.get(verb.lemma, ("other",))]
        beyond = words[follows.verb + 1].lower if follows.verb + 1 < len(words) else "end"
        that = "that" if beyond == "that" else "mark" if not beyond[0].isalnum() else words[follows.verb + 1].tag if follows.verb + 1 < len(words) else "end"
        found += [f"verb {verb.lemma}", f"verb {verb.lemma} {link}", f"verb then {that}"]
        passive = not verb.lower.endswith("ing") and any(words[at].tag == "X" and words[at].lemma == "be" for at in range(end + 1, follows.verb))
        if passive:
            found.append("does passive")
        if any(words[at].tag == "M" for at in range(end + 1, follows.verb)):
            found.append("does modal")
    else:
        found.append("does nothing")
    for name, at in (("hung", follows.participle), ("aside", follows.aside)):
        if at >= 0:
            found += [f"{name} {one}" for one in VERB_OF.get(words[at].lemma, ("other",))]
            found.append(f"verb {name} {words[at].lemma}")
    found.append(f"then {'end' if following is None else following.lower if following.tag in 'PTCW.RDX' else following.tag}")
    return found


def _where(seen: Seen) -> Iterator[str]:
    yield f"in {seen.kind}"
    if seen.published:
        yield f"verb published {seen.published}"
        yield f"published by {seen.published.split()[-1]}"
    if seen.is_quoted:
        yield "in marks"
    if seen.is_post:
        yield "is post"
    if seen.phrase.first <= 1:
        yield "opens sentence"
    yield from (f"last was {name}" for name in seen.classes_before)
    if any(word.lower in ("according", "reported", "said", "told") for word in seen.words):
        yield "saying in sentence"
