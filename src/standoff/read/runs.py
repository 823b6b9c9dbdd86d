"""The words of a text as names need them: positions, capitals, gaps between words, and starts of sentences."""

from __future__ import annotations

import re
from bisect import bisect_left

from standoff.read.gazetteer import WORD, Entry, gazetteer
from standoff.read.word_set import word_set
from standoff.record.items import Span

# Words of one name stand apart by a space, a hyphen, or a full stop after an initial or an abbreviated title.
_SPACE = re.compile(r"[ \xa0\u2009\u202f]|-")
_STOP_AND_SPACE = re.compile(r"\.[ \xa0]?")
_STARTS = re.compile(r"(?:^|[\r\n\u2028\u2029]|[.!?:;…]|[.!?…][”’\"')\]]+)[\s]*[“‘\"'(\[—–-]*\s*$|[“\"(\[][\s]*$")
_ABBREVIATED = word_set("sen sens rep reps gov gen lt col maj brig sgt capt adm dr mr mrs ms prof st jr sr rev hon no vs u.s u.k u.n d.c")


class Words:
    """The words of a text in order: `text`, `lower`, and where each starts and ends.

    `text` has one kind of apostrophe; a possessive ending is a word of its own.
    """

    def __init__(self, text: str, sentence_starts: tuple[int, ...] = ()) -> None:
        matches = list(WORD.finditer(text))
        self.source = text
        self.text = [match.group().replace("’", "'") for match in matches]
        self.lower = [word.lower() for word in self.text]
        self.start = [match.start() for match in matches]
        self.end = [match.end() for match in matches]
        self.capitals = [number for number, word in enumerate(self.text) if word[0].isupper()]
        self._upper = bytearray(len(self.text))
        for number in self.capitals:
            self._upper[number] = 1
        self._sentence_starts = sentence_starts
        self._alone: set[str] = set()

    def __len__(self) -> int:
        return len(self.text)

    def span(self, first: int, last: int) -> Span:
        """Return the characters from word `first` up to, not including, word `last`."""
        return Span(self.start[first], self.end[last - 1])

    def gap(self, number: int) -> str:
        """Return what stands between word `number` and the one before it."""
        return self.source[self.end[number - 1] if number else 0 : self.start[number]]

    def joins(self, number: int) -> bool:
        """Return whether word `number` may belong to the same name as the word before it."""
        if number == 0:
            return False
        gap = self.gap(number)
        if gap == "" or _SPACE.fullmatch(gap):
            return True
        before = self.lower[number - 1]
        if gap == ", " and self.text[number] == "D.C.":
            return True
        return bool(_STOP_AND_SPACE.fullmatch(gap)) and (len(before) == 1 or before in _ABBREVIATED)

    def is_upper(self, number: int) -> bool:
        """Return whether a word begins with a capital."""
        return 0 <= number < len(self.text) and bool(self._upper[number])

    def next_is_upper(self, number: int) -> bool:
        """Return whether word `number` is a capitalised word that continues the name before it."""
        return number < len(self.text) and self.is_upper(number) and self.joins(number)

    def starts_sentence(self, number: int) -> bool:
        """Return whether a word opens a sentence, a paragraph or a quotation, where its capital says nothing."""
        if number == 0:
            return True
        gap = self.gap(number)
        if not gap.strip() and "\n" not in gap:
            return False
        if self._sentence_starts:
            place = bisect_left(self._sentence_starts, self.start[number])
            before = self._sentence_starts[place - 1] if place else 0
            at = self._sentence_starts[place] if place < len(self._sentence_starts) else -1
            if at == self.start[number] or (before >= self.end[number - 1]):
                return True
            return bool(re.search(r"[“\"(\[]\s*$", gap))
        if gap.strip() == "." and self.lower[number - 1].rstrip(".") in _ABBREVIATED:
            return False
        return bool(_STARTS.search(gap))

    def stands_alone(self, number: int) -> bool:
        """Return whether the word stands elsewhere as the only word of a name, as the surname of a known person does."""
        if not self._alone:
            for place in self.capitals:
                is_first = not (place and self._upper[place - 1] and self.joins(place))
                if is_first and not self.next_is_upper(place + 1) and not self.starts_sentence(place) and self.lower[place - 1] != "the":
                    self._alone.add(self.text[place])
            self._alone.add("")
        return self.text[number] in self._alone

    def longest(self, number: int, entries: dict[tuple[str, ...], Entry], lengths: dict[str, int]) -> tuple[int, Entry] | None:
        """Return the longest known name that starts at a word: the number after its last word, and its entry."""
        most = lengths.get(self.text[number], 0)
        if not most:
            return None
        reach = number + 1
        while reach < min(number + most, len(self.text)) and self.joins(reach):
            reach += 1
        for last in range(reach, number, -1):
            entry = entries.get(tuple(self.text[number:last]))
            if entry is not None:
                return last, entry
        return None

    def is_part_of_person(self, number: int) -> bool:
        """Return whether a known word is rather a given name before a surname ("Jordan Smith") or a surname ("Jack London")."""
        book = gazetteer()
        word = self.text[number]
        if number > 1 and self.lower[number - 1] in ("al", "el") and self.gap(number) == "-" and self.joins(number - 1) and self.text[number - 2] in book.given:
            return True  # "Salim al-Masri"
        after = number + 1
        if word in book.given and self.next_is_upper(after) and "-" not in self.gap(after) and self.text[after][1:].islower():
            return (self.text[after],) not in book.entries
        before = number - 1
        is_after_given = before >= 0 and self.joins(number) and self.gap(number).isspace() and self.text[before] in book.given
        return is_after_given and (self.text[before],) not in book.entries and not self.starts_sentence(number)


def split_words(text: str, sentence_starts: tuple[int, ...] = ()) -> Words:
    """Return the words of a text."""
    return Words(text, sentence_starts)
