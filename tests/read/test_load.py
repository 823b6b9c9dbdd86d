"""Files of every kind: the text as positions count in it, what is known about it, or one line that says why not."""

import hashlib
import io
import os
import zipfile

import pytest

from standoff.read.about import About, from_mapping
from standoff.read.kinds_of_file import Unreadable
from standoff.read.load import load, parse_content
from standoff.read.pdf import join_pages
from tools.fuzz_reading import pdf

TEXT = "The envoy, Ana Lund, would not sign.\r\n\r\n“Not before the snow melts,” she said.\n"
PAGE = """<!doctype html><html lang="en"><head><title>Bridges stay shut | Lake Post</title>
<meta property="og:site_name" content="Lake Post"><meta property="article:published_time" content="2025-03-14T10:00:00Z">
<link rel="canonical" href="https://lake.example/bridges"><script>alert("x")</script><style>p {color: red}</style></head>
<body><nav><a href="/">Home</a> <a href="/about">About us</a></nav><article><h1>Bridges stay shut</h1>
<p>The envoy of the Lakes Union, Ana Lund, said that the bridges would stay shut until a guarantee was signed by everybody.</p>
<script>document.write("evil words that nobody wrote")</script>
<p onclick="steal()">“We shall not open them,” she told reporters in the old harbour, where two hundred people had gathered.</p>
</article><footer>© Lake Post, all rights reserved</footer></body></html>"""


def zipped() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("a.txt", "words")
    return content.getvalue()


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "a.TXT", "3.5 truce"])
def test_a_text_file_is_kept_byte_for_byte(name, tmp_path):
    (tmp_path / name).write_bytes(TEXT.encode())
    document = load(tmp_path / name)
    assert document.text == TEXT and document.name == name
    assert document.sha256 == hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_encoding_marks_are_understood_and_not_part_of_the_text(encoding):
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    document = parse_content(mark + TEXT.encode(encoding), "a.txt")
    assert document.text == TEXT and document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_other_encodings_are_read_only_if_named():
    content = TEXT.encode("windows-1252")
    with pytest.raises(Unreadable, match=r"is not UTF-8 text: byte 40 \(line 3\) is 0x93; save it as UTF-8, or say --encoding"):
        parse_content(content, "a.txt")
    assert parse_content(content, "a.txt", encoding="windows-1252").text == TEXT
    assert parse_content(TEXT.encode(), "a.txt", encoding="windows-1252").text == TEXT


@pytest.mark.parametrize("name, content, words", [
    ("a.txt", b"", "is empty"),
    ("a.txt", b"\xef\xbb\xbf \n", "is empty"),
    ("a.txt", zipped(), "is a ZIP archive .or a Word, Excel"),
    ("a.txt", b"\x89PNG\r\n\x1a\n", "is a picture"),
    ("a.txt", b"words\0words", "is no text: byte 5 is NUL"),
    ("a.txt", b"words \xff\xfe words", "is not UTF-8 text: byte 6"),
    ("a.txt", b"\xff\xfea", "is marked as utf-16-le but is not"),
    ("a.txt", "”“\"'«»\n".encode() * 500, "has no letter in it"),
    ("a.txt", b"word " * 30_000, "has a line of 150,000 characters; no article has more than 100,000"),
    ("a.txt", b"word word\n" * 110_000, "has 1,100,000 characters; at most 1,000,000"),
    ("a.txt", b"word word\n" * 600_000, "has 6 MB; at most 5 MB of this kind are read"),
    ("a.docx", b"words", "is a .docx file; read are text"),
    ("a.pdf", b"words", "is no PDF: it does not begin as one"),
    ("a.pdf", b"%PDF-1.7 and then nothing of the kind", "could not be read as PDF"),
    ("a.pdf", pdf(""), "is a PDF without text"),
    ("a.html", b"<html><body><script>alert(1)</script></body></html>", "is a page in which no text was found"),
    ("a.html", b"<html>" + b"<p>" * 200_001, "has more than 200,000 tags"),
])  # fmt: skip
def test_what_is_no_article_says_why_in_one_line(name, content, words):
    with pytest.raises(Unreadable, match=words) as told:
        parse_content(content, name)
    assert "\n" not in str(told.value)


def test_special_files_do_not_hold_up_the_reading(tmp_path):
    for path, words in ((tmp_path / "none.txt", "no such file"), (tmp_path, "cannot be read: is a directory|permission denied")):
        with pytest.raises(Unreadable, match=words):
            load(path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        with pytest.raises(Unreadable, match="is no regular file"):
            load(tmp_path / "pipe.txt")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path):
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(Unreadable, match="has 100 MB; at most 5 MB of this kind are read"):
        load(tmp_path / "big.txt")


def test_overrides_of_direction_stay_in_the_text():
    text = "Ana Lund \u202edias\u202c “no”.\n"
    assert parse_content(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("name", ["a.html", "a.htm", "page.txt", "page"])
def test_a_page_gives_its_article_and_what_it_says_about_it(name):
    document = parse_content(PAGE.encode(), name)
    assert "“We shall not open them,” she told reporters" in document.text
    for unwanted in ("evil words", "alert", "steal", "color", "About us", "all rights reserved", "<"):
        assert unwanted not in document.text
    about = (document.title, document.publisher, document.published, document.url)
    assert about == ("Bridges stay shut", "Lake Post", "2025-03-14", "https://lake.example/bridges")
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()


def test_a_small_page_is_taken_as_it_comes():
    page = "<html><body><p>No &amp; never,\n  said <b>Lund</b>.</p><script>x()</script><p>Short &lt;b&gt;.</p></body></html>"
    assert parse_content(page.encode(), "a.html").text.split("\n")[0].startswith("No & never, said Lund.")


def test_how_words_look_breaks_no_line_and_quote_elements_have_marks():
    page = PAGE.replace("said that", "<em>said</em> <q>no</q>\n  that <span class='x'>all</span>\n<a href='y'>of</a>")
    assert "Ana Lund, said “no” that all of the bridges would" in parse_content(page.encode(), "a.html").text


def test_a_date_is_never_guessed_from_the_words_of_a_page():
    page = PAGE.replace('<meta property="article:published_time" content="2025-03-14T10:00:00Z">', "")
    page = page.replace("by everybody", "by everybody on 18 August 2024")
    assert parse_content(page.encode(), "a.html").published is None


@pytest.mark.parametrize("encoding, declared", [
    ("windows-1252", "iso-8859-1"), ("windows-1251", "windows-1251"), ("utf-8", "utf-8"), ("windows-1252", "unicode_escape"),
])  # fmt: skip
def test_pages_declare_their_encoding(encoding, declared):
    said = "Мосты закрыты" if encoding == "windows-1251" else "naïve “peace”"
    page = PAGE.replace("<head>", f'<head><meta charset="{declared}">').replace("We shall not open them", said).replace("©", "")
    assert said in parse_content(page.encode(encoding, "ignore"), "a.html").text


def test_a_pdf_gives_its_paragraphs():
    lines = "The envoy of the Lakes Union, Ana Lund, said that the\nbridges would stay shut until a guarantee was signed.\nNobody signed."
    document = parse_content(pdf(lines), "a.pdf")
    assert "said that the bridges would" in document.text and document.text.rstrip().endswith("Nobody signed.")


def test_pages_of_a_pdf_are_joined_without_heads_and_feet():
    usual = "The bridges over the Karst stay shut, said the envoy, who will not nego-"
    pages = [f"Lake Post\n{usual}\ntiate before the guarantee is signed.\nPage {number}" for number in (1, 2, 3)]
    paragraph = usual.removesuffix("-") + "tiate before the guarantee is signed."
    assert join_pages(pages) == "\n".join([paragraph] * 3)


def test_what_is_said_beside_a_file_wins_over_the_page_and_options_over_both(tmp_path):
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "a.html.yaml").write_text("title: Shut\ndate: 2025-03-15\n")
    (tmp_path / "a.yaml").write_text("title: Not this\nlanguage: en\n")
    (tmp_path / "metadata.yaml").write_text("a.html: {publisher: The Post, url: 'https://a.example'}\nother.txt: {title: x}\n")
    document = load(tmp_path / "a.html", About(publisher="Said here"))
    about = (document.title, document.publisher, document.published, document.url, document.language)
    assert about == ("Shut", "Said here", "2025-03-15", "https://a.example", "en")


def test_a_broken_sidecar_is_named(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    for text, words in (("titel: x\n", "'titel' is not a field here; did you mean 'title'?"), ("date: May 5\n", "'May 5' is no date; write"),
                        ("- a\n", "it must hold fields such as"), ("a: [\n", "line 2"), ("title: {a: b}\n", "'title' must be one value")):  # fmt: skip
        (tmp_path / "a.txt.yaml").write_text(text)
        with pytest.raises(Unreadable) as told:
            load(tmp_path / "a.txt")
        assert "was not read because a.txt.yaml beside it is wrong: " in str(told.value) and words in str(told.value)


def test_front_matter_says_what_it_knows_and_stays_in_the_text():
    text = "---\ntitle: Bridges\ndate: 2025-03-14\ntags: [a, b]\npublisher: [odd]\n---\n# Head\n" + TEXT
    document = parse_content(text.encode(), "a.md")
    assert (document.title, document.published, document.publisher, document.text) == ("Bridges", "2025-03-14", None, text)
    assert parse_content(text.encode(), "a.txt").title is None


def test_options_are_checked_like_a_sidecar():
    assert from_mapping({"title": " a \n b ", "date": "2025-03-14", "url": None}) == About(title="a b", published="2025-03-14")
    with pytest.raises(ValueError, match="'14 March' is no date; write it as YYYY-MM-DD"):
        from_mapping({"date": "14 March"})
