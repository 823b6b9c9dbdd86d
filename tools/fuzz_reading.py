"""Throw broken, hostile and merely odd files at the reading part for a while, and report every mistake once.

    python tools/fuzz_reading.py --minutes 60 --seed 1

Every case is a file made from invented articles, here and in the tests, by cutting, repeating, splicing and poisoning, as text, Markdown, HTML, PDF,
or plain bytes. Reading it must end with a document or with one clear line; every item must lie in the text, come back from
the record as it went in, and print without a control character; the same file must give the same items; nothing may hang.
Failures are shown with the seed of their case; `--case SEED` runs one alone. The exit code is 1 if there were any.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import sys
import tempfile
import time
import traceback
import zlib
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UNSEEN = ROOT / "tests" / "read" / "unseen"
sys.path.insert(0, str(ROOT / "src"))

from standoff.read.about import About, from_front_matter
from standoff.read.kinds_of_file import Unreadable
from standoff.read.load import parse_content
from standoff.read.pipeline import annotate
from standoff.record.corrections import load_corrections
from standoff.record.export import item_objects
from standoff.record.items import Document
from standoff.record.plain_yaml import PlainYamlError, parse
from standoff.record.schema import RecordError
from standoff.record.shown import UNSAFE, as_json, shown
from standoff.record.store import Store

LONGEST = 60  # seconds of CPU for one case, then it hangs
SECONDS_PER_1000_WORDS = 5.0  # ten times what an article may take: marks what is not linear
CASES_PER_RECORD = 200

ARTICLE = """Norland shuts its bridges as talks stall
By Mara Quill, Lake Post
HALVEN, March 14 (Lake Post) — The envoy of the Lakes Union, Ana Lund, said on Friday that the bridges would stay shut
“until a guarantee is signed by everybody who has guns on this shore.” President Tor Vik threatened to cut the power within
10 days unless Norland withdraws its 40,000 troops by April 1, 2025.
"We won't sign," Foreign Minister Per Holm told reporters. 'Not today, not "next week", not ever.'
According to the Harbor Times, which cited two officials, Mr. Vik had promised Sen. Lea Moe (I-Ost.) a new summit in Karst on
18 August; it never took place. “If the sanctions stay, he will not move,” Moe warned. The more they send, the longer it lasts.
Q: Will you meet him? A: Only if he calls first, as the U.S. side (“our friends”) has asked since 2014.
Photo: Ana Lund and Tor Vik shake hands at the Karst summit, 2 May 2024. Credit: Lake Post/E. Dahl
READ MORE: Five things about the bridges
Vik later backed down, the ministry said, and the 72-hour deadline passed without any consequence whatsoever.
"""
POISON = (
    "“", "”", "‘", "’", '"', "'", "«", "»", "„", "\u202e", "\u2066", "\u200b", "\ufeff", "\x00", "\x07", "\x1b[2J", "\x9b31m",
    "\u2028", "\r\n", "\r", "\n\n\n", "\t", "\xa0", "…", "—", "-", "(", ")", "[", "]", "{", "}", "<", ">", "&lt;", "<b>", "</p>",
    "<script>alert(1)</script>", "{{ 7*7 }}", "${x}", "`rm`", "'; DROP TABLE items;--", "\U0001f600", "e\u0301" * 30, "\U000e0041",
    "İ", "ß", "ǅ", "שלום", "مرحبا", "中文。", "Ａ", "1996-hour", "31 February", "Tuesday", "0000-00-00", "99th of May",
    "24 December 9999", "in 10000000000000000000 days", "within 99999999999 years", "unless", "if", "said", "said said said",
    "according to", "“said”", "Mr.", "U.S.", "J. K.", "A:", "Q:", "VIK:", "By By By", "Photo:", "# ", "- ", "> ", "---\n", "=====",
    "the more", "the longer", "would", "threatened", "promised", "deadline", "red line", "No", "I", ".", "..", "?!", ",", ";", ":",
)  # fmt: skip


class Hangs(Exception):
    """A case took too long."""


def poisoned(chance: random.Random, text: str) -> str:
    """Return a text after a few random changes."""
    for _ in range(chance.choice((0, 1, 1, 2, 3, 5, 8, 40))):
        change = chance.choice((_insert, _insert, _cut, _repeat, _swap_marks, _shuffle, _join, _flood, _case, _character))
        text = change(chance, text)[:150_000]
    return text


def _place(chance: random.Random, text: str) -> int:
    return chance.randint(0, len(text))


def _insert(chance: random.Random, text: str) -> str:
    place = _place(chance, text)
    return text[:place] + chance.choice(POISON) + text[place:]


def _cut(chance: random.Random, text: str) -> str:
    start = _place(chance, text)
    return text[:start] + text[start + chance.choice((1, 2, 10, 100, 1000)) :]


def _repeat(chance: random.Random, text: str) -> str:
    start = _place(chance, text)
    piece = text[start : start + chance.choice((1, 3, 30, 300))]
    return text[:start] + piece * chance.choice((2, 3, 20, 500)) + text[start:]


def _swap_marks(chance: random.Random, text: str) -> str:
    marks = "“”‘’\"'«»„.,\n "
    return text.replace(chance.choice(marks), chance.choice(marks))


def _shuffle(chance: random.Random, text: str) -> str:
    parts = text.split(chance.choice((" ", "\n", ". ", "”")))
    chance.shuffle(parts)
    return chance.choice((" ", "\n", "\n\n")).join(parts)


def _join(chance: random.Random, text: str) -> str:
    return text.replace("\n", chance.choice((" ", "", "\r", "\r\n", "\u2029")))


def _flood(chance: random.Random, text: str) -> str:
    return _place_in(chance, text, chance.choice(POISON) * chance.choice((5, 50, 500, 5000)))


def _case(chance: random.Random, text: str) -> str:
    return chance.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _character(chance: random.Random, text: str) -> str:
    number = chance.choice((chance.randrange(0x20), chance.randrange(0x250), chance.randrange(0x110000)))
    return _place_in(chance, text, "" if 0xD800 <= number < 0xE000 else chr(number))


def _place_in(chance: random.Random, text: str, piece: str) -> str:
    place = _place(chance, text)
    return text[:place] + piece + text[place:]


@cache
def articles() -> tuple[str, ...]:
    """Return the annotated articles of the tests."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(UNSEEN.glob("*.txt")))


def make_case(chance: random.Random) -> tuple[str, bytes]:
    """Return a file name and the bytes of a file."""
    text = poisoned(chance, chance.choice((ARTICLE, *articles())) if chance.random() < 0.5 else ARTICLE * chance.choice((1, 1, 1, 2, 6)))
    kind = chance.choice(("txt", "txt", "txt", "txt", "md", "html", "html", "pdf", "bytes"))
    if kind == "txt":
        return "case.txt", _encoded(chance, text)
    if kind == "md":
        return "case.md", _encoded(chance, poisoned(chance, "---\ntitle: Bridges\ndate: 2025-03-14\n---\n") + "# Head\n" + text)
    if kind == "html":
        return "case.html", _encoded(chance, poisoned(chance, page(chance, text)))
    if kind == "pdf":
        return "case.pdf", _flipped(chance, pdf(text))
    content = _flipped(chance, chance.choice((chance.randbytes(chance.randrange(3000)), _encoded(chance, text), pdf(text))))
    return chance.choice(("case.txt", "case.md", "case.html", "case.pdf", "case", "case.docx")), content


def page(chance: random.Random, text: str) -> str:
    """Return a page that holds a text, tidy or not."""
    tags = ("p", "div", "li", "h2", "blockquote", "table", "td", "script", "style", "svg", "figcaption", "template", "b")
    blocks = [f"<{(tag := chance.choice(tags[:5]) if chance.random() < 0.9 else chance.choice(tags))}>{line}</{tag}>"
              for line in text.splitlines()]  # fmt: skip
    head = '<title>Bridges</title><meta property="og:site_name" content="Lake Post"><link rel=canonical href="https://lake.example/">'
    depth = chance.choice((0, 0, 0, 3, 300))
    return f"<!doctype html><html><head>{head}</head><body><article>{'<div>' * depth}{''.join(blocks)}</article></body></html>"


def pdf(text: str) -> bytes:
    """Return a small PDF, with or without compression, that shows the lines of a text."""
    lines = "".join(f"({line.translate({40: None, 41: None, 92: None})}) Tj T*\n" for line in text[:20_000].splitlines())
    stream = zlib.compress(f"BT /F1 10 Tf 12 TL 40 780 Td\n{lines}ET".encode("cp1252", "replace"))
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
             b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/MediaBox[0 0 600 800]>>",
             b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream),
             b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]  # fmt: skip
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(b"%010d 00000 n \n" % len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(places)
    return body + table + b"trailer<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF\n" % len(body)


def _encoded(chance: random.Random, text: str) -> bytes:
    encoding = chance.choice(("utf-8",) * 8 + ("utf-16", "cp1252", "utf-8-sig", "utf-7"))
    return _flipped(chance, text.encode(encoding, "replace")) if chance.random() < 0.05 else text.encode(encoding, "replace")


def _flipped(chance: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((0, 1, 3, 30))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed[: len(changed) if chance.random() < 0.8 else chance.randrange(len(changed) + 1)])


def run_case(seed: int, store: Store) -> str:
    """Run one case and say what became of the file; raise whatever is wrong."""
    chance = random.Random(seed)
    check_yaml(chance, store)
    name, content = make_case(chance)
    began = time.process_time()
    try:
        document = parse_content(content, name, About(published=chance.choice((None, "2025-03-14"))))
    except Unreadable as error:
        assert str(error) and "\n" not in str(error)
        return "skipped"
    items = annotate(document)
    seconds = time.process_time() - began
    words = max(len(document.text.split()), len(document.text) / 6, 1000)
    assert seconds < SECONDS_PER_1000_WORDS * words / 1000, f"slow: {seconds:.1f} s for {words:.0f} words"
    check_document(document, items, store, chance)
    return f"{name.rpartition('.')[2]} read"


def check_document(document: Document, items: tuple, store: Store, chance: random.Random) -> None:
    """Check what was found in a document, and that the record gives it back and shows it safely."""
    for item in items:
        assert all(span.of(document.text) for span in item.spans)
    if chance.random() < 0.1:
        assert annotate(document) == items, "a second reading finds other items"
    became = store.add(document, items)
    assert store.add(document, items) == "unchanged"
    if became == "new":
        assert tuple(stored.item for stored in store.items(sha256=document.sha256)) == items
    for kind in {item.kind_of_item for item in items}:
        for each in item_objects(store, kind, sha256=document.sha256):
            text = as_json(each)
            assert not UNSAFE.search(text.replace("\n", "")) and json.loads(text) == each
    assert not UNSAFE.search(shown(document.text))
    start = chance.randrange(len(document.text))
    for query in (document.text[start : start + chance.choice((3, 10, 60))], poisoned(chance, '"the bridges" OR vik* NOT x')):
        store.search(query, 3)


def check_yaml(chance: random.Random, store: Store) -> None:
    """Check that broken corrections and front matter end in a sentence."""
    text = poisoned(chance, "format: corrections/1\ncorrections:\n- item: 8b321a074349\n  kind: events\n  verdict: accept\n")
    from_front_matter(text)
    for attempt in (lambda: parse(text), lambda: load_corrections(_written(store.path.with_suffix(".yaml"), text))):
        try:
            attempt()
        except (PlainYamlError, RecordError) as error:
            assert str(error)


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


@contextmanager
def watched(seconds: int):
    """Raise `Hangs` in what takes more CPU time, where the system can tell."""

    def hang(*_: object) -> None:
        raise Hangs(f"not done after {seconds} seconds of CPU")

    if not hasattr(signal, "SIGPROF"):
        yield
        return
    signal.signal(signal.SIGPROF, hang)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def where(error: BaseException) -> str:
    """Return the kind of a mistake and where in Standoff it happened, so that equal ones count once."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "standoff" in frame.filename]
    last = frames[-1] if frames else traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno} {last.name}"


def fuzz(minutes: float, seed: int, say: Callable[[str], None]) -> Counter[str]:
    """Run cases until the time is up; return how often each mistake occurred."""
    ends, number = time.monotonic() + 60 * minutes, 0
    outcomes: Counter[str] = Counter()
    mistakes: Counter[str] = Counter()
    while time.monotonic() < ends:
        with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "fuzz.sqlite") as store:
            store.connection.execute("PRAGMA synchronous = OFF")
            for _ in range(CASES_PER_RECORD):
                if time.monotonic() >= ends:
                    break
                try:
                    with watched(LONGEST):
                        outcomes[run_case(seed + number, store)] += 1
                except Exception as error:  # noqa: BLE001 - this is what is looked for
                    mistakes[where(error)] += 1
                    if mistakes[where(error)] == 1:
                        say(f"case {seed + number}: {where(error)}: {shown(str(error))[:200]}")
                number += 1
    say(f"{number:,} cases: " + ", ".join(f"{count:,} {name}" for name, count in sorted(outcomes.items())))
    return mistakes


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=float, default=1.0, help="how long (default: 1)")
    parser.add_argument("--seed", type=int, default=1, help="of the first case; each further one is one higher")
    parser.add_argument("--case", type=int, help="run the case with this seed alone, and show its traceback")
    chosen = parser.parse_args()
    if chosen.case is not None:
        with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "fuzz.sqlite") as store:
            print(run_case(chosen.case, store))
        return 0
    mistakes = fuzz(chosen.minutes, chosen.seed, lambda line: print(line, flush=True))
    for mistake, count in mistakes.most_common():
        print(f"{count:6,} times  {mistake}")
    print("no mistake was found" if not mistakes else f"{len(mistakes)} different mistakes were found")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
