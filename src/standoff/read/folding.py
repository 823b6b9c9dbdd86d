"""Finding words in a text although blanks, dashes and quotation marks were written differently."""

from __future__ import annotations

from standoff.record.items import Span

_MARKS = str.maketrans({
    **dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛‹›′`´", "'"), **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", None),
})  # fmt: skip
_OUTSIDE = " \"'"


def fold(text: str) -> str:
    """Return a text with one form for every blank, dash and quotation mark, without invisible characters at all."""
    return " ".join(text.translate(_MARKS).replace("…", "...").split())


class Folded:
    """A piece of a text, folded, which knows where each of its characters came from."""

    def __init__(self, text: str, piece: Span) -> None:
        self.text = text
        parts: list[str] = []
        self._places: list[int] = []
        blank = True
        for place in range(piece.start, min(piece.end, len(text))):
            char = text[place]
            if char.isspace():
                if not blank:
                    parts.append(" ")
                    self._places.append(place)
                blank = True
                continue
            shown = "..." if char == "…" else char.translate(_MARKS)
            parts += shown
            self._places += [place] * len(shown)
            blank = blank and not shown
        self._folded = "".join(parts)

    def find(self, words: str, near: int = 0) -> Span | None:
        """Return where the words stand, without marks around them: the place nearest to `near`, None where there is none.

        A match begins and ends where a word does, so that "art" is not found in "part".
        """
        wanted = fold(words).strip(_OUTSIDE)
        if not wanted:
            return None
        best: Span | None = None
        at = self._folded.find(wanted)
        while at >= 0:
            if self._is_whole(at, len(wanted)):
                span = Span(self._places[at], self._places[at + len(wanted) - 1] + 1)
                if best is None or abs(span.start - near) < abs(best.start - near):
                    best = span
            at = self._folded.find(wanted, at + 1)
        return best

    def _is_whole(self, at: int, length: int) -> bool:
        before = self._folded[at - 1] if at else " "
        after = self._folded[at + length] if at + length < len(self._folded) else " "
        first, last = self._folded[at], self._folded[at + length - 1]
        return not (before.isalnum() and first.isalnum()) and not (after.isalnum() and last.isalnum())
