"""Every hostile file that the task names, read into a record: one clear line in `skipped`, or a correct record and a safe page."""

import gc
import io
import time
import zipfile

import pytest

from standoff.read.into_record import read_into
from standoff.read.load import parse_content
from standoff.read.pipeline import annotate, reading_of
from standoff.record.store import Store
from standoff.record.views import Entry
from standoff.tell.record_page import render_record
from tools.fuzz_reading import UNSEEN, pdf

SAID = "The envoy Ana Lund said on Friday that the bridges would stay shut. “We shall not open them,” she told reporters."


def archive() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        file.writestr("article.txt", SAID)
    return content.getvalue()


@pytest.fixture
def reads(tmp_path):
    """Return a function that reads one file into a new record and returns its items, texts and skipped lines."""

    def read(name: str, content: bytes):
        (tmp_path / "news").mkdir()
        (tmp_path / "news" / name).write_bytes(content)
        with Store.open(tmp_path / "war.sqlite") as store:
            summary = read_into(store, [tmp_path / "news"], jobs=0)
            documents = [stored.document for stored in store.documents()]
            items = [stored.item for stored in store.items()]
        return documents, items, [why for _, why in summary.skipped]

    return read


@pytest.mark.parametrize(
    "name, make, why",
    [
        ("article.txt", archive, "ZIP archive"),
        ("line.txt", lambda: b"word " * 20_000_000, "has 100 MB; at most"),
        ("line.txt", lambda: b"word " * 900_000, "characters; at most"),
        ("latin.txt", lambda: b"the br\xfccke was shut", "UTF-8"),
        ("scan.pdf", lambda: pdf(""), "PDF without text"),
    ],
    ids=["zip", "100 MB", "one long line", "invalid UTF-8", "PDF without text"],
)
def test_what_cannot_be_read_is_one_line(reads, name, make, why):
    documents, items, skipped = reads(name, make())
    assert documents == [] and items == [] and len(skipped) == 1
    assert why in skipped[0] and "\n" not in skipped[0]


def test_scripts_of_a_page_are_neither_text_nor_run(reads):
    body = f"<html><body><script>alert('x')</script><article><p>{SAID}</p><p>{SAID} &lt;script&gt;steal()&lt;/script&gt;</p></article></body></html>"
    (document,), items, skipped = reads("page.html", body.encode())
    assert skipped == [] and "alert" not in document.text
    assert any(item.spans[0].of(document.text) == "We shall not open them," for item in items)
    page = render_record([document], [Entry(document, item) for item in items], "talks")
    assert "<script>steal" not in page and "alert('x')" not in page


def test_overrides_of_direction_keep_their_place_and_are_not_shown(reads):
    text = SAID.replace("bridges", "brid\u202eges\u202c")
    (document,), items, skipped = reads("turned.txt", text.encode())
    assert skipped == [] and document.text == text
    assert "We shall not open them," in [item.spans[0].of(text) for item in items]
    page = render_record([document], [Entry(document, item) for item in items], "talks")
    assert "\u202e" not in page and "\u202c" not in page


@pytest.mark.parametrize("marks", ["“" * 20_000, "“”" * 20_000, "\"'" * 20_000, "“ ” ‘ ’ \" « » \n" * 5_000])
def test_nothing_but_quotation_marks_gives_no_item(reads, marks):
    _, items, skipped = reads("marks.txt", marks.encode())
    assert items == [] and len(skipped) <= 1


def test_one_line_within_the_limit_is_read(reads):
    (document,), items, skipped = reads("line.txt", (SAID + " ").encode() * 400)
    assert skipped == [] and len(items) > 400
    assert all(span.of(document.text) for item in items for span in item.spans)


@pytest.mark.parametrize("text", ["e post", "s,said K", "according", "the envoy said about", "“No,” said Ana", "K, who", "told", "\"K\", she"])
def test_a_text_that_breaks_off_is_read(text):
    """Words are looked for behind the last one, and there is none."""
    for end in range(4, len(text) + 1):
        document = parse_content(text[:end].encode(), "cut.txt")
        assert all(span.of(document.text) for item in annotate(document) for span in item.spans)


@pytest.mark.parametrize(
    "text", ["The envoy said that the bridge may hold,", "Ana Lund called", "She goes everywhere,” Lund", "Lund: And I told her, privately, that"]
)
def test_a_text_that_breaks_off_behind_a_word_is_read(text):
    annotate(parse_content(text.encode(), "a.txt"))


def test_every_sentence_is_read_wherever_it_breaks_off():
    article = parse_content((UNSEEN / "10-feature.txt").read_bytes(), "a.txt")
    for sentence in reading_of(article).sentences:
        words = sentence.span.of(article.text).split(" ")
        for last in range(1, len(words) + 1):
            if any(letter.isalnum() for letter in words[0]):
                annotate(parse_content(" ".join(words[:last]).encode(), "a.txt"))


def test_a_chain_of_owners_without_end_is_read():
    document = parse_content(("Ana Lund of " * 3000 + "Arland said that it would rain.").encode(), "chain.txt")
    assert all(span.of(document.text) for item in annotate(document) for span in item.spans)


def seconds(text: str) -> float:
    """Return how long the reader works on a text, whatever earlier tests left to collect or to run beside it."""
    document = parse_content(text.encode(), "line.txt")
    gc.collect()
    gc.disable()
    begun = time.thread_time()
    annotate(document)
    taken = time.thread_time() - begun
    gc.enable()
    return taken


@pytest.mark.parametrize("unit", ["00-", "Ab-", "a’b", "A.b."])
def test_one_word_without_end_takes_time_in_proportion(unit):
    """A word of eight times the length may take twenty times as long, not the sixty-four times of a pattern that scans anew from each hyphen."""
    short = max(seconds("x " + unit * 3000) for _ in range(2))
    assert seconds("x " + unit * 24_000) < 20 * short


def test_many_reports_take_time_in_proportion():
    """Four times the sentences may take ten times as long, not the sixteen times of a comparison of each with each."""
    short = max(seconds("Vik said no.\n" * 1000) for _ in range(2))
    assert seconds("Vik said no.\n" * 4000) < 10 * short
