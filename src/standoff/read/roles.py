"""Groups and roles by their head nouns: "European officials", "experts", "the Russian president", "Trump administration".

A role that one person fills is that person: the office-holder of the day if the state is named, else the person of this
text to whom the role was given, else nobody. A group keeps its own words as its name.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from standoff.read.gazetteer import gazetteer, holders
from standoff.read.reading import Mention, Reading
from standoff.read.runs import Words
from standoff.read.word_set import word_set

Found = tuple[int, int, Mention]

_GROUPS = word_set(
    "officials leaders experts analysts diplomats soldiers troops forces negotiators lawmakers senators ministers allies backers critics hawks doves "
    "observers reporters journalists historians sources aides advisers advisors commanders generals civilians voters democrats republicans "
    "conservatives liberals hardliners hard-liners rebels militants separatists protesters protestors delegates delegation governments presidents "
    "parliamentarians legislators mediators envoys ambassadors spies agents authorities scholars academics researchers economists "
    "supporters opponents oligarchs elites nationalists economists commentators pundits strategists insiders veterans refugees prisoners hostages "
    "families residents activists dissidents politicians executives investors operatives mercenaries partners counterparts representatives "
    "scientists engineers lawyers prosecutors judges police victims survivors troops"
)
_COLLECTIVES = word_set("government administration military army parliament embassy opposition delegation navy intelligence leadership presidency cabinet")
_OFFICES = {
    "president": "president", "premier": "prime minister", "chancellor": "chancellor", "foreign minister": "foreign minister",
    "prime minister": "prime minister", "defense minister": "defense minister", "defence minister": "defense minister",
    "foreign secretary": "foreign secretary", "secretary of state": "secretary of state", "leader": "president",
    "vice president": "vice president", "pm": "prime minister", "strongman": "president", "dictator": "president",
}  # fmt: skip
_MODIFIERS = word_set(
    "senior top former current military intelligence administration western european nato security "
    "foreign policy independent local regional political unnamed anonymous u.s western allied state government defense defence civil legal "
    "pro-russian pro-ukrainian pro-kremlin republican democratic conservative progressive rebel opposition army police special elite "
    "arab gulf african asian baltic nordic international russian-backed world global moderate hard-line hardline pro-european outside"
)
# Too common to be a party without a word before them.
_NEED_MORE = word_set("forces families agents representatives residents executives operatives elites")
# How many mentions of persons before and after a role are looked at; more do not change who is meant.
_MOST_BACK = 200
_ROLE_STARTS = word_set("the this our")
# Before these words a role with its state is one of many: "every US president", "a former Russian president".
_NOT_ONE = word_set("every each any a an first no previous former next another one most some several many last other future")
_STAY_UPPER = word_set("western european nato u.s arab african asian baltic nordic republican democratic")
_PROPER = word_set("Democrats Republicans Conservatives Liberals")


def find_roles(reading: Reading, words: Words, found: list[Found]) -> list[Found]:
    """Return mentions of groups, collectives and single roles; adjectives in `found` that they take in are removed from it."""
    held = {first: place for place, (first, _, _) in enumerate(found)}
    inside = {number for first, last, _ in found for number in range(first, last)}
    persons = sorted((mention for _, _, mention in found if mention.kind == "person"), key=lambda mention: mention.span)
    gone: set[int] = set()
    new: list[Found] = []
    for number, word in enumerate(words.lower):
        if number in inside:
            continue
        if word in _GROUPS or word in _COLLECTIVES:
            mention = _group(words, found, held, gone, number)
        elif word not in _ROLE_WORDS:
            continue
        else:
            mention = _role(reading, words, found, held, gone, number, persons) or _by_role(words, persons, number)
        if mention is not None:
            new.append(mention)
    found[:] = [item for place, item in enumerate(found) if place not in gone]
    return new


def _group(words: Words, found: list[Found], held: dict[int, int], gone: set[int], number: int) -> Found | None:
    """Return the group whose head noun stands at `number`, with the adjectives before it."""
    first, has_state = number, False
    book = gazetteer()
    while first > 0 and number - first < 4 and words.joins(first):
        before = first - 1
        entry = book.entries.get((words.text[before],))
        if before in held and found[held[before]][1] == before + 1 and entry is not None and entry.kind in ("state", "organisation"):
            has_state = True
        elif words.lower[before] not in _MODIFIERS:
            break
        first = before
    if number + 1 in held and found[held[number + 1]][2].kind == "person" and words.joins(number + 1):  # "presidents Doe and Roe"
        return None
    if words.lower[number] in _COLLECTIVES and number + 1 < len(words) and words.lower[number + 1] in _GROUPS and words.joins(number + 1):
        return None
    if words.lower[number] in _COLLECTIVES and not has_state or words.lower[number] in _NEED_MORE and first == number:
        return None
    for inside in range(first, number):
        if inside in held:
            gone.add(held[inside])
    span = words.span(first, number + 1)
    name = span.of(words.source)
    is_lowered = words.text[first] not in _PROPER and (words.lower[first] in _GROUPS or words.starts_sentence(first) and words.lower[first] in _MODIFIERS - _STAY_UPPER)
    name = name[0].lower() + name[1:] if is_lowered else name
    return first, number + 1, Mention(span, name, "organisation" if words.lower[number] in _COLLECTIVES else "group")


def _role(reading: Reading, words: Words, found: list[Found], held: dict[int, int], gone: set[int], number: int, persons: list[Mention]) -> Found | None:
    """Return the person meant by a role such as "the Russian president", where it is clear who that is."""
    last = next((number + size for size in (3, 2, 1) if number + size <= len(words) and " ".join(words.lower[number : number + size]) in _OFFICES), None)
    if last is None or number == 0 or not words.joins(number):
        return None
    if last < len(words) and last in held and found[held[last]][2].kind == "person" and words.joins(last):
        return None
    before = number - 1
    state = None
    if before in held and found[held[before]][1] == number:
        owner = found[held[before]][2]
        state = owner.name if owner.kind == "state" else "Russia" if owner.name == "Kremlin" else None
    first = before if state else number
    if state and first > 0 and words.lower[first - 1] in _NOT_ONE and words.joins(first):
        return None
    title = " ".join(words.lower[number:last])
    if state is None and (words.lower[before] not in _ROLE_STARTS or title in ("leader", "strongman", "dictator", "premier")):
        return None
    name = _holder(reading, persons, _OFFICES[title], title, state, words.start[first])
    if name is None:
        return None
    if state:
        gone.add(held[before])
    span = words.span(first, last)
    return first, last, Mention(span, name, "person", span.of(words.source))


def _by_role(words: Words, persons: list[Mention], number: int) -> Found | None:
    """Return the one person of the text to whom a role such as "the senator" was given before."""
    head = words.lower[number]
    if head not in _SINGLE or number == 0 or not words.joins(number) or words.next_is_upper(number + 1):
        return None
    first = number - 1 if words.lower[number - 1] in ("former", "retired", "special", "foreign", "prime", "republican", "democratic") else number
    if first == 0 or words.lower[first - 1] != "the" or number + 1 < len(words) and words.joins(number + 1) and words.lower[number + 1] in _SINGLE | {"of", "for"}:
        return None
    wanted = {head, _SHORT.get(head, head)}
    before = persons[: bisect_left(persons, words.start[first], key=lambda mention: mention.span.start)][-_MOST_BACK:]
    bearers = [one.name for one in before if one.role and wanted & set(re.findall(r"[a-z]+", one.role.lower()))]
    if not bearers or len(set(bearers[-4:])) > 1:
        return None
    return first, number + 1, Mention(words.span(first, number + 1), bearers[-1], "person", head)


_SINGLE = word_set(
    "senator congressman congresswoman governor mayor ambassador envoy professor general minister spokesman spokeswoman analyst historian economist "
    "director chairman chairwoman adviser advisor diplomat candidate nominee negotiator judge lawyer billionaire businessman colonel commander "
    "secretary lawmaker commissioner admiral speaker author researcher scholar expert mediator king prince pope bishop emir sheikh sultan captain "
    "president premier chancellor"
)
_ROLE_WORDS = _SINGLE | {word.split()[0] for word in _OFFICES}
_SHORT = {"senator": "sen", "governor": "gov", "general": "gen", "congressman": "rep", "congresswoman": "rep", "professor": "prof", "colonel": "col", "admiral": "adm", "captain": "capt"}


def _last_office(name: str) -> str:
    """Return the office that somebody took last: who became president is "the prime minister" no more."""
    return max((term for term in gazetteer().offices if term.holder == name), key=lambda term: term.first).office.lower()


def _holder(reading: Reading, persons: list[Mention], office: str, title: str, state: str | None, at: int) -> str | None:
    """Return who holds an office: a holder who is named in the text, else the holder of the day of publication."""
    offices = ("president", "prime minister", "chancellor", "supreme leader") if title in ("leader", "strongman", "dictator") else (office,)
    on = reading.document.published
    of_day = [name for one in offices for name in holders(one, state, on) if state or _last_office(name) in offices]
    ever = [name for one in offices for name in holders(one, state) if state or _last_office(name) in offices]
    counts: dict[str, float] = {}
    titled: set[str] = set()
    place = bisect_left(persons, at, key=lambda mention: mention.span.start)
    for mention in persons[max(0, place - _MOST_BACK) : place + _MOST_BACK]:
        counts[mention.name] = counts.get(mention.name, 0.0) + (1.0 if mention.span.start < at else 0.3)
        if mention.role and mention.role.split(";")[0].lower() == title:
            titled.add(mention.name)
    if state is None:  # the president of whom one writes "President Doe", with no state, is "the president"
        counts = {name: count * (4 if name in titled else 1) for name, count in counts.items()}
        if titled and not any(name in ever for name in titled):
            return max(titled, key=lambda name: counts[name])
    named = [name for name in (of_day or ever) if name in counts] or [name for name in ever if name in counts]
    if named:
        return max(named, key=lambda name: (counts[name], -ever.index(name)))
    return of_day[0] if state and on and of_day else None
