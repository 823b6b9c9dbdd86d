"""Find the phrases of a document that may be sources of its own words, with what the learned weights see of each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from standoff.read.grammar import Word
from standoff.read.own_name import is_own, own_names
from standoff.read.reading import Mention, Reading
from standoff.read.source_features import Seen, features_of, owner
from standoff.read.source_names import name_of, noun_name_of, publisher_of
from standoff.read.source_phrases import (
    After,
    Phrase,
    after,
    find_phrases,
    governor,
    is_named,
    with_telling_verbs,
)
from standoff.read.source_words import OF_OUTLETS, POINTS, POSTED_ON, STUDY, TITLE, VERB_OF, noun_classes, singular
from standoff.read.speaking_nouns import is_person_noun
from standoff.record.items import Span

TOLD = frozenset({"body", "title", "subhead", "caption", "turn"})
_OWN_PRONOUNS = frozenset({"this", "my", "our", "your"})
_AGAIN = frozenset({"it", "they", "them"})
_OF_PLACES = ("ese", "ish", "ian", "ean", "ani", "aqi", "ench")
_SAYING = frozenset({"say", "report", "show"})
_POSTING = frozenset({"post", "write", "publish", "tweet", "respond", "reply"})
_NO_SOURCES = frozenset({"republican", "democrat", "republicans", "democrats", "back-channel", "backchannel"})
_ITS = frozenset({"its", "their"})
NEXT = 4  # phrases after one, of which one may be its publisher's name
_NEAR_VERB = 3  # words between a subject and the verb of its post
REACH = 6  # words to the left of a phrase that its cue may take up


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence: the text that positions count in, its words, the kind of its paragraph, the names of the text's own outlet."""

    text: str
    words: tuple[Word, ...]
    kind: str
    own: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may be a source.

    `name` is what it is called here; `head` its noun in the singular; `is_again` says that it takes up what was named
    before ("the paper", "it"); `classes` are those of its head; `joined` is the first word of the name of who published
    or saw it, without a comma between, which is the same source ("a study published by the Arland Institute"), -1 for none.
    """

    words: tuple[Word, ...]
    phrase: Phrase
    name: str
    head: str
    is_again: bool
    classes: tuple[str, ...]
    features: tuple[str, ...]
    span: Span
    joined: int = -1


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a phrase: the phrases before it and those after it in its sentence, the last candidate, who is named, whether it is in quotation marks."""

    before: Sequence[Phrase]
    ahead: Sequence[Phrase]
    last: Candidate | None
    people: Sequence[tuple[tuple[int, int], Mention]]
    is_quoted: bool

    @property
    def previous(self) -> Phrase | None:
        """Return the phrase right before."""
        return self.before[-1] if self.before else None


def find_candidates(reading: Reading) -> list[Candidate]:
    """Return the candidates of a document, in order."""
    own = own_names(reading)
    found: list[Candidate] = []
    starts = [mention.span.start for mention in reading.mentions]
    quoted = [quotation.inner for quotation in reading.quotations]
    quote_starts = [span.start for span in quoted]
    is_quoted = lambda at: (n := bisect_left(quote_starts, at + 1)) > 0 and quoted[n - 1].end > at
    for sentence, own_words in zip(reading.sentences, reading.words, strict=True):
        paragraph, span = reading.paragraphs[sentence.paragraph], sentence.span
        if paragraph.kind not in TOLD or not own_words:
            continue
        words = with_telling_verbs(own_words)
        mentions = reading.mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        told = Told(reading.text, words, paragraph.kind, own)
        found += _of_sentence(told, mentions, is_quoted, found[-1] if found else None)
    return found


def _of_sentence(told: Told, mentions: Sequence[Mention], is_quoted: Callable[[int], bool], last: Candidate | None) -> Iterator[Candidate]:
    """Yield the candidates of a sentence; `last` is the one before it."""
    words, places = told.words, _places(told.words, mentions)
    named = [place for place, mention in places if mention.kind in ("outlet", "organisation")]
    people = [place for place in places if place[1].kind == "person"]
    parts = frozenset(first for (first, _), mention in places if mention.kind in ("person", "state", "place"))
    at_first = {phrase.first: phrase for phrase in find_phrases(words, named, parts)}
    at_first |= {at: Phrase(at, at, at) for at, word in enumerate(words) if word.lower in _AGAIN or _is_quoted_as(words, at)}
    phrases = [at_first[first] for first in sorted(at_first)]
    for number, phrase in enumerate(phrases):
        known = [mention for (one, other), mention in places if one <= phrase.end and other >= phrase.first]
        around = Around(phrases[:number], phrases[number + 1 : number + NEXT], last, people, is_quoted(words[phrase.first].start))
        found = _candidate(told, phrase, known, around)
        if found is not None:
            yield found


def _is_quoted_as(words: Sequence[Word], at: int) -> bool:
    """Return whether somebody "was quoted as saying" something at a word, nobody says by whom."""
    return words[at].lower in ("quoted", "cited") and 0 < at < len(words) - 1 and words[at + 1].lower == "as" and words[at - 1].tag in "XA"


def _places(words: Sequence[Word], mentions: Sequence[Mention]) -> list[tuple[tuple[int, int], Mention]]:
    """Return mentions with their first and last words."""
    starts, ends = [word.start for word in words], [word.end for word in words]
    return [((bisect_left(ends, one.span.start + 1), bisect_left(starts, one.span.end) - 1), one) for one in mentions]


def _candidate(told: Told, phrase: Phrase, known: Sequence[Mention], around: Around) -> Candidate | None:
    """Return a phrase as a candidate; None where nothing in it or beside it is a source's."""
    words = told.words
    follows = after(words, max(phrase.end, phrase.apposed))
    phrase = _without_owned(words, phrase)
    head = words[phrase.head]
    named, is_it = is_named(head), head.lower in _AGAIN or head.lower in ("quoted", "cited")
    classes = noun_classes(head.lower) if not named or phrase.head == 0 else ()
    verb, preposition = governor(words, phrase.first)
    has_verb = max(verb, follows.verb, follows.participle, follows.aside) >= 0
    is_owned = not named and not classes and owner(words, phrase, known) is not None
    is_post = _is_posted_on(words, phrase, verb, preposition)
    is_told = is_post or is_owned and has_verb or named and (has_verb or _is_likely(words, phrase, known, preposition)) or is_it and (follows.verb >= 0 or head.lower not in _AGAIN)
    if not is_told and (not classes or named) or head.lower in _NO_SOURCES:
        return None  # what officials and unnamed persons say is their word, not another's report
    if words[phrase.first].lower in _OWN_PRONOUNS and "outlet" in classes and not named:
        return None
    is_name = is_named(words[phrase.head]) and not classes
    name = name_of(told.text, words, phrase, known) if is_name else noun_name_of(told.text, words, phrase, known, classes)
    if is_post:
        name = f"{_poster(told, around, verb)}post on {name}"
    if named and is_own(name.split(" by ")[0], told.own):
        return None
    publisher = None if is_name else publisher_of(told.text, words, phrase, around.ahead)
    is_ours = publisher is not None and (not publisher.name or is_own(publisher.name, told.own))
    if publisher is not None and not is_ours:
        name += publisher.words
    of_outlet = phrase.complement[0] >= 0 and words[phrase.complement[0]].lower in POINTS and not words[phrase.end].capital and "outlet" in noun_classes(words[phrase.end].lower)
    is_again = is_it or of_outlet or not named and _points_back(words, phrase, classes, known)
    noun = singular((words[phrase.end] if of_outlet else head).lower)
    seen = Seen(words, phrase, around.previous, follows, verb, preposition, known, told.kind, around.is_quoted, is_again, classes, around.last.classes if around.last else (), f"{publisher.participle} by {'us' if is_ours else 'name'}" if publisher else "", is_post)
    joined = publisher.first if publisher is not None and publisher.is_joined else -1
    return Candidate(words, phrase, name, noun, is_again, classes, features_of(seen), _span(words, phrase, follows, verb, preposition), joined)


def _without_owned(words: Sequence[Word], phrase: Phrase) -> Phrase:
    """Return "the study" of "the study's central contention", any other phrase as it is."""
    head = words[phrase.head]
    if is_named(head) or noun_classes(head.lower) or head.lower in _AGAIN or is_person_noun(head.lower):
        return phrase
    at = next((at for at in range(phrase.last - 1, phrase.first, -1) if words[at].lower in ("'s", "'")), -1)
    is_source = at > 0 and not words[at - 1].capital and bool(noun_classes(words[at - 1].lower))
    return Phrase(phrase.first, at - 1, at - 1) if is_source else phrase


def _is_posted_on(words: Sequence[Word], phrase: Phrase, verb: int, preposition: str) -> bool:
    """Return whether somebody says something on a platform: "wrote on X", "said in a video on social media"."""
    named = [words[at].lower for at in range(phrase.first, phrase.last + 1)]
    is_platform = bool(set(named) & POSTED_ON) or named[-2:] in (["truth", "social"], ["social", "media"])
    return is_platform and preposition in ("on", "via") and verb >= 0 and bool(_SAYING & set(VERB_OF.get(words[verb].lemma, ())) or words[verb].lemma in _POSTING)


def _poster(told: Told, around: Around, verb: int) -> str:
    """Return whose post it is, with "'s ": the phrase right before the verb; nothing for a pronoun."""
    subject = next((one for one in reversed(around.before) if one.end < verb), None)
    between = told.words[subject.end + 1 : verb] if subject is not None else ()
    if subject is None or len(between) > _NEAR_VERB or any(word.tag == "R" or word.lemma == "be" for word in between) or told.words[subject.end].tag == "R":
        return ""  # "she wrote", "the clip was published"
    person = next((one.name for (_, last), one in around.people if last == subject.end), None)
    first, last = told.words[_past_determiner(told.words, subject)], told.words[subject.end]
    return f"{person or ' '.join(told.text[first.start : last.end].split())}'s "


def _past_determiner(words: Sequence[Word], phrase: Phrase) -> int:
    return next((at for at in range(phrase.first, phrase.last) if words[at].tag != "D"), phrase.last)


def _is_likely(words: Sequence[Word], phrase: Phrase, known: Sequence[Mention], preposition: str) -> bool:
    """Return whether a name may be a source's even where no verb is near."""
    if any(one.kind == "outlet" for one in known) or phrase.apposed >= 0 or phrase.first <= 2 and preposition:
        return True
    return any(words[at].capital and words[at].lower in TITLE or words[at].lower in STUDY for at in range(phrase.first, phrase.last + 1))


def _points_back(words: Sequence[Word], phrase: Phrase, classes: tuple[str, ...], known: Sequence[Mention]) -> bool:
    """Return whether a phrase without a name takes up what was told of: "the paper", "the classified document", "the French daily"."""
    first, between = words[phrase.first].lower, words[phrase.first + 1 : phrase.last]
    if first in _ITS and OF_OUTLETS & set(classes):
        return True
    if "outlet" in classes:
        has_more = any(word.lower not in ("same", "news") and not _is_of_place(word, known) for word in between)
    else:
        has_more = any(word.capital and not ("body" in classes and _is_of_place(word, known)) for word in between)
    return phrase.complement[0] < 0 and first in POINTS and not has_more


def _is_of_place(word: Word, known: Sequence[Mention]) -> bool:
    """Return whether a word tells where an outlet is, or whose: "French", "Qatari-funded", "Viennese"."""
    places = (one.span for one in known if one.kind in ("state", "place", "group"))
    return "-" in word.lower or any(span.start <= word.start < span.end for span in places) or word.capital and word.lower.endswith(_OF_PLACES)


def _span(words: Sequence[Word], phrase: Phrase, follows: After, verb: int, preposition: str) -> Span:
    """Return the words that say so: the phrase with what leads to it and what it does."""
    first, last = phrase.first, phrase.end
    if 0 <= verb and first - verb <= REACH and (preposition or verb == first - 1):
        first = verb
    if follows.verb >= 0 and not follows.relative and first == phrase.first and VERB_OF.get(words[follows.verb].lemma):
        last = follows.verb
    return Span(words[first].start, words[last].end)
