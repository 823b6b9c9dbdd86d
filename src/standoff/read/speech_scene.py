"""A document laid out for finding speakers: every token with its paragraph, sentence, quotation and class."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from standoff.read.nominals import Nominal, find_nominals
from standoff.read.reading import Quotation, Reading
from standoff.read.tag_features import word_class
from standoff.read.tokens import Token, find_tokens

LONG, LONGEST = 600, 900  # tokens of a block: it ends with a sentence after the first number, anywhere at the second


@dataclass(frozen=True)
class Scene:
    """A reading with its tokens; lists run over tokens unless said otherwise, and -1 stands for none.

    Attributes:
        tokens: of all paragraphs.
        paragraph: the number of the block: a paragraph, or a part of a very long one.
        home: the number of the reading's paragraph.
        sentence: its number.
        quoted: the number of the outermost quotation that the token is in, marks included.
        classes: what the lexicons say of the word (see `tag_features.word_class`).
        nominals: the words that could name a speaker, in order.
    """

    reading: Reading
    tokens: list[Token]
    paragraph: list[int]
    home: list[int]
    sentence: list[int]
    quoted: list[int]
    classes: list[int]
    nominals: list[Nominal]

    @cached_property
    def starts(self) -> list[int]:
        """Return where each token begins."""
        return [token.start for token in self.tokens]

    def word(self, at: int) -> str:
        """Return a token in lower case; nothing stands before the first one or behind the last."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    @cached_property
    def nominal_at(self) -> list[int]:
        """Return the number of the nominal that each token is in."""
        found = [-1] * len(self.tokens)
        for number, nominal in enumerate(self.nominals):
            found[nominal.first : nominal.last + 1] = [number] * (nominal.last - nominal.first + 1)
        return found

    @cached_property
    def firsts(self) -> list[int]:
        """Return the first token of each nominal."""
        return [nominal.first for nominal in self.nominals]

    @cached_property
    def narrated(self) -> list[int]:
        """Return for each token how many sentences have begun that are not quoted words and nothing else."""
        told = {sentence for sentence, quoted in zip(self.sentence, self.quoted, strict=True) if quoted < 0}
        found, count = [], 0
        for at, sentence in enumerate(self.sentence):
            count += sentence in told and (at == 0 or self.sentence[at - 1] != sentence)
            found.append(count)
        return found

    def sentence_start(self, at: int) -> int:
        """Return the first token of the sentence of a token, within its block."""
        return self.sentence_starts[at]

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Return for each token the first one of its sentence, within its block."""
        found: list[int] = []
        for at in range(len(self.tokens)):
            goes_on = at > 0 and self.sentence[at - 1] == self.sentence[at] and self.paragraph[at - 1] == self.paragraph[at]
            found.append(found[-1] if goes_on else at)
        return found

    def between(self, low: int, high: int) -> range:
        """Return the numbers of the nominals that begin from token `low` up to, not including, `high`."""
        return range(bisect_left(self.firsts, low), bisect_left(self.firsts, high))

    def token_at(self, position: int) -> int:
        """Return the number of the token that begins at or last before a position, 0 at the least."""
        return max(bisect_right(self.starts, position) - 1, 0)

    def bounds(self, quotation: Quotation) -> tuple[int, int]:
        """Return the first and the last token of a quotation, marks included."""
        return self.token_at(quotation.outer.start), self.token_at(quotation.outer.end - 1)

    @cached_property
    def paragraph_bounds(self) -> dict[int, tuple[int, int]]:
        """Return the first and last token of each paragraph that has any."""
        found: dict[int, tuple[int, int]] = {}
        for number, paragraph in enumerate(self.paragraph):
            found[paragraph] = (found.get(paragraph, (number, number))[0], number)
        return found

    @cached_property
    def nominals_with(self) -> dict[str, list[int]]:
        """Return the numbers of the nominals that hold a word before their last, or a noun as their key, by the word."""
        found: dict[str, list[int]] = {}
        for number, nominal in enumerate(self.nominals):
            words = {self.tokens[at].lower for at in range(nominal.first, nominal.last)} if nominal.kind == "name" else {nominal.key}
            for word in words:
                found.setdefault(word, []).append(number)
        return found

    @cached_property
    def nominals_of(self) -> dict[int, list[int]]:
        """Return the numbers of the nominals of each paragraph, by the paragraph's number."""
        found: dict[int, list[int]] = {}
        for number, nominal in enumerate(self.nominals):
            found.setdefault(self.paragraph[nominal.first], []).append(number)
        return found


def make_scene(reading: Reading) -> Scene:
    """Return the scene of a reading."""
    tokens: list[Token] = []
    home: list[int] = []
    for number, each in enumerate(reading.paragraphs):
        found = find_tokens(reading.text, each.span.start, each.span.end)
        tokens += found
        home += [number] * len(found)
    begins = [sentence.span.start for sentence in reading.sentences]
    paragraph = _blocks(tokens, home, set(begins))
    sentence = [bisect_right(begins, token.start) - 1 for token in tokens]
    quoted = [-1] * len(tokens)
    starts = [token.start for token in tokens]
    for number, quotation in enumerate(reading.quotations):
        if quotation.depth == 1:
            first, after = bisect_right(starts, quotation.outer.start - 1), bisect_right(starts, quotation.outer.end - 1)
            quoted[first:after] = [number] * (after - first)
    classes = [word_class(token.lower) for token in tokens]
    return Scene(reading, tokens, paragraph, home, sentence, quoted, classes, find_nominals(tokens, set(begins) | set(_firsts(tokens, paragraph))))


def _blocks(tokens: list[Token], home: list[int], begins: set[int]) -> list[int]:
    """Return the block of each token: nothing looks further than a block, so a text of one line takes linear time."""
    found: list[int] = []
    block, size = -1, 0
    for number, token in enumerate(tokens):
        is_new = number == 0 or home[number] != home[number - 1]
        if is_new or size >= LONGEST or (size >= LONG and token.start in begins):
            block, size = block + 1, 0
        size += 1
        found.append(block)
    return found


def _firsts(tokens: list[Token], paragraph: list[int]) -> list[int]:
    """Return where the first token of each paragraph begins."""
    return [token.start for n, token in enumerate(tokens) if n == 0 or paragraph[n] != paragraph[n - 1]]
