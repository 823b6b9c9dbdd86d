"""The page of a record: every item is marked and opens its words, nothing is fetched, nothing from outside is markup."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from standoff.record.items import Derivation, Event, Span, Statement, When
from standoff.record.views import entries_of
from standoff.tell import record_words as words
from standoff.tell.record_page import MOST_DOCUMENTS, choose, render_record, write_record_page
from standoff.tell.record_text import Mark, marked_text
from tests.sample_record import DOCUMENTS, ENVOY, ITEMS, document, hostile_record

VOID = {"meta", "input", "br"}


class Outline(HTMLParser):
    """Reads a page: its elements in order, the text of its documents, and whether every element is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.marked: dict[str, str] = {}
        self.texts: list[str] = []
        self._marks: list[str] = []
        self._reads = False

    def handle_starttag(self, tag, attributes):
        found = {name: value or "" for name, value in attributes}
        self.elements.append((tag, found))
        if tag not in VOID:
            self.open.append(tag)
        if found.get("class") == "text":
            self.texts.append("")
            self._reads = True
        if tag == "mark":
            self._marks = found["data-i"].split()

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, {name: value or "" for name, value in attributes}))

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"{tag} closed, {self.open[-3:]} open"
        self.open.pop()
        if tag == "mark":
            self._marks = []
        if tag == "p" and self._reads:
            self.texts[-1] += "\n"
        if tag == "div":
            self._reads = False

    def handle_data(self, data):
        for number in self._marks:
            self.marked[number] = self.marked.get(number, "") + data
        if self._reads:
            self.texts[-1] += data


def outline(page: str) -> Outline:
    found = Outline()
    found.feed(page)
    found.close()
    assert found.open == []
    return found


@pytest.fixture(scope="module")
def page() -> str:
    return render_record(DOCUMENTS, entries_of(DOCUMENTS, ITEMS), "sarn")


@pytest.fixture(scope="module")
def found(page) -> Outline:
    return outline(page)


def data_of(page: str) -> dict:
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1])


def test_every_item_is_marked_with_its_own_words(page, found):
    numbered = {entry.words for entry in entries_of(DOCUMENTS, ITEMS)}
    items = data_of(page)["items"]
    assert len(items) == sum(map(len, ITEMS.values())) == len(found.marked)
    assert numbered <= set(found.marked.values()), "an item of two pieces is marked in both, all others in one"


def test_the_documents_are_there_word_for_word(found):
    for text, shown in zip([one.text for one in DOCUMENTS], found.texts, strict=True):
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        assert [line for line in shown.splitlines() if line.strip()] == lines


def test_every_item_has_a_row_and_every_row_leads_to_words_that_are_there(page, found):
    ids = {attributes["id"] for _, attributes in found.elements if "id" in attributes}
    links = {
        attributes["href"][1:]
        for tag, attributes in found.elements
        if tag == "a" and attributes.get("href", "").startswith("#")
    }
    assert links <= ids, links - ids
    for number in range(len(data_of(page)["items"])):
        assert f"i{number}" in links & ids


def test_one_event_in_two_documents_is_one_row(page):
    assert page.count("told 2 times, 2 origins") == 1


def test_what_two_documents_take_from_one_report_has_one_origin():
    texts = ["The Post reported that guns were moved.", "Guns were moved, the Post reported on Monday."]
    pair = [document(f"{number}.txt", text) for number, text in enumerate(texts)]
    items = {
        one.sha256: [
            Event(
                spans=(Span(one.text.lower().index("guns"), one.text.index("moved")),), type="MOBILIZE", same_as="guns"
            ),
            Derivation(spans=(Span(one.text.index("Post"), one.text.index("reported")),), source="The Post"),
        ]
        for one in pair
    }
    assert "told 2 times, 1 origin<" in render_record(pair, entries_of(pair, items), "guns")


def test_the_page_says_where_an_event_was():
    text = "The envoys met in Halven."
    one = document("meeting.txt", text)
    met = Event(spans=(Span(0, 24),), type="CONSULT", actors=("envoys",), place="Halven <b>")
    page = render_record([one], entries_of([one], {one.sha256: [met]}), "talks")
    assert '<bdi>Halven &lt;b&gt;</bdi>' in page and '["where","Halven \\u003cb' in page.replace(", ", ",")


def test_the_ledger_says_what_became_of_threats(page):
    ledger = page[page.index('<section id="ledger">') : page.index('<section id="positions">')]
    assert "unless the shelling stops" in ledger and "13 Feb 2026" in ledger
    assert 'class="pill st-lapsed">lapsed' in ledger and 'class="pill st-pending">pending' in ledger
    assert "1 threat or ultimatum: 1 lapsed" in page


def test_a_changed_position_is_marked(page):
    assert page.count('class="turn">changed') == 1
    changed = page[page.index('class="turn">changed') :][:200]
    assert "accepts" in changed and "1 Mar 2026" in changed


def test_what_a_model_proposed_is_marked_as_such(page):
    assert (
        page.count('class="by by-model">model') == 1 and "rules and small trained models and a language model" in page
    )


def test_nothing_is_fetched_and_only_this_style_and_script_run(page, found):
    policy = next(
        attributes["content"]
        for tag, attributes in found.elements
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )
    for tag in ("style", "script"):
        own = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert len(own) == 1
        digest = base64.b64encode(hashlib.sha256(own[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy
    for tag, attributes in found.elements:
        assert not {
            name for name in attributes if name.startswith("on") or name in ("src", "style", "srcset", "action")
        }
        assert tag not in ("img", "iframe", "object", "embed", "link", "base", "form") or (
            tag,
            attributes.get("role"),
        ) == ("form", "search")
        href = attributes.get("href", "#")
        assert href.startswith("#") or (href.startswith("https://") and "noreferrer" in attributes["rel"])


def test_hostile_documents_stay_words():
    documents, items = hostile_record()
    page = render_record(documents, entries_of(documents, items), "</title><script>alert(1)</script>")
    found = outline(page)
    assert [tag for tag, _ in found.elements].count("script") == 2 and not re.search(
        r"<img|alert\([^)]*\)</script><", page
    )
    assert "javascript:" not in page
    assert not set("\u202e\u202c") & set(page)
    assert "<img src=x onerror=alert(1)>" in found.marked["0"]
    for number in range(6):
        assert data_of(page)["items"][number]["d"] == 0


def test_broken_text_can_be_written(tmp_path):
    text = "\ud800 \x00 \x1b[2J “words”\u2028 \ufffe end"
    found = document("odd.txt", text.replace("\ud800", "")).__class__("odd.txt", "0" * 64, text)
    items = {found.sha256: [Statement(spans=(Span(0, len(text)),), kind="direct", speaker="\ud800")]}
    page = write_record_page(tmp_path / "page.html", [found], items, "\ud800").read_text(encoding="utf-8")
    assert not re.search("[\x00\x1b\ud800-\udfff\ufffe]", page)


def test_an_empty_record_and_a_document_without_items_are_shown():
    assert "No event was found." in render_record([], [], "empty")
    page = render_record(DOCUMENTS[:1], [], "bare")
    assert "No statement was found." in page and "Envoy gives Norland ten days" in page


def test_the_same_record_gives_the_same_page(page):
    assert render_record(DOCUMENTS[::-1], entries_of(DOCUMENTS, ITEMS), "sarn") == page


def test_of_too_many_documents_the_newest_are_shown_and_the_page_says_so():
    many = [
        document(f"{number}.txt", f"text {number}", published=f"2026-01-{1 + number % 28:02d}")
        for number in range(MOST_DOCUMENTS + 30)
    ]
    assert len(choose(many)) == MOST_DOCUMENTS
    assert min(found.published for found in choose(many)) == "2026-01-03"
    assert f"the {MOST_DOCUMENTS} newest of {MOST_DOCUMENTS + 30} documents" in render_record(many, [], "many")


def test_overlapping_marks_nest_in_pieces():
    marks = [
        Mark(Span(0, 9), 0, "s"),
        Mark(Span(4, 14), 1, "e"),
        Mark(Span(4, 9), 2, "c", "cue"),
        Mark(Span(12, 99), 3, "p"),
    ]
    shown = str(marked_text("one two three\n\nfour", marks))
    assert re.sub(r"<[^>]*>", "", shown).split() == ["one", "two", "three", "four"]
    assert '<mark id="i0" class="s" data-i="0">one </mark>' in shown
    assert '<mark id="i1" class="e s" data-i="0 1" data-r="cue-2">two t</mark>' in shown
    assert '<mark id="i3" class="e p" data-i="1 3">e</mark></p>' in shown


def test_many_marks_on_a_long_text_cost_little():
    text = "word " * 40_000
    marks = [Mark(Span(5 * number, 5 * number + 4), number, "s") for number in range(40_000)]
    assert str(marked_text(text, marks)).count("<mark") == 40_000


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (None, "no date"), (When(None, None), "no date"), (When("2026-02-03", "2026-02-03"), "3 Feb 2026"),
        (When("2026-02-01", "2026-02-28"), "Feb 2026"), (When("2026-02-03", "2026-02-09"), "3–9 Feb 2026"),
        (When("2026-02-27", "2026-03-02"), "27 Feb – 2 Mar 2026"), (When("2025-12-30", "2026-01-02"), "30 Dec 2025 – 2 Jan 2026"),
        (When("2014-01-01", "2014-12-31"), "2014"), (When("2014-01-01", "2016-12-31"), "2014–2016"),
        (When(None, "2026-02-03"), "by 3 Feb 2026"), (When("2014", None), "from 2014"), (When("soon", "soon"), "soon"),
    ],
)  # fmt: skip
def test_dates_in_words(when, said):
    assert words.when_words(when) == said


def test_snippets_are_cut_between_words():
    assert words.snippet(ENVOY, Span(0, 28)) == "Envoy gives Norland ten days"
    assert words.snippet("word " * 100, Span(0, 500), 20) == "word word word word …"
