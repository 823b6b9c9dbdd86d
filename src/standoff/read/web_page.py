"""HTML: the article in a page, without menus, scripts and styles, and what the page says about it.

trafilatura finds the article; where it finds none, the paragraphs of the page are taken as they come. Nothing is fetched and
nothing is run. A date is believed only where the page states it (metadata, its address, a time element), never guessed
from the text.
"""

from __future__ import annotations

import codecs
import logging
import re
import warnings
from typing import Any

from standoff.read.kinds_of_file import Unreadable

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([a-zA-Z0-9_:-]{2,40})|encoding=[\"']([a-zA-Z0-9_-]{2,40})", re.IGNORECASE)
# Names a page may use, as browsers read them; everything else is no encoding of text.
ENCODINGS = {
    **{name: "utf-8" for name in ("utf-8", "utf8", "unicode-1-1-utf-8")},
    **{name: "windows-1252" for name in ("iso-8859-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252")},
    **{f"windows-{number}": f"windows-{number}" for number in (*range(1250, 1259), 874)},
    **{f"iso-8859-{number}": f"iso-8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{name: name for name in ("koi8-r", "koi8-u", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "iso-2022-jp")},
    "gbk": "gb18030", "gb2312": "gb18030", "iso-8859-9": "windows-1254",
}  # fmt: skip
BLOCKS = ("p", "h1", "h2", "h3", "h4", "li", "blockquote", "figcaption", "td", "pre")
DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
MOST_TAGS = 200_000
# Tags that only say how words look: taken away, so that no parser breaks a line there; <q> shows quotation marks.
LOOKS = re.compile(r"</?(?:b|i|u|s|em|strong|span|font|small|big|mark|cite|abbr|dfn|wbr|sup|sub|nobr)(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE)
QUOTE = re.compile(r"<(/?)q(?:\s[^<>]{0,2000})?>", re.IGNORECASE)


def decode_page(content: bytes) -> str:
    """Return the characters of a page: by its mark, by what it declares, as UTF-8, or as browsers read the rest."""
    for mark, name in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    match = CHARSET.search(content[:4096])
    declared = (match[1] or match[2]).decode("ascii").lower() if match else ""
    return content.decode(ENCODINGS.get(declared, "windows-1252"), "replace")


def read_page(content: bytes) -> tuple[str, dict[str, str | None]]:
    """Return the text of the article in a page, and its title, publisher, published (ISO day), url and language.

    Raises:
        Unreadable: no text is found in it.
    """
    page = decode_page(content).replace("\0", "\ufffd")
    if page.count("<") > MOST_TAGS:
        raise Unreadable(f"has more than {MOST_TAGS:,} tags, which is no article")
    page = LOOKS.sub("", QUOTE.sub(lambda match: "”" if match[1] else "“", page))
    if "<pre" not in page.lower():
        page = re.sub(r"[ \t\r\n\f]+", " ", page)  # as browsers show it; a line break in the source is none in the text
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = _extract(page)
            text = (found.text if found is not None else None) or _paragraphs(page)
        except Exception as error:  # noqa: BLE001 - whatever a parser of foreign text may raise
            raise Unreadable(f"could not be read as HTML ({type(error).__name__})") from None
    if not text:
        raise Unreadable("is a page in which no text was found")
    return text, _about(found)


def _extract(page: str) -> Any:
    try:
        from trafilatura import bare_extraction
    except ImportError:
        raise Unreadable("is HTML, which needs trafilatura: pip install 'standoff[read]'") from None
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return bare_extraction(
        page, with_metadata=True, include_comments=False, deduplicate=False, date_extraction_params=dict(DATES)
    )  # fmt: skip


def _paragraphs(page: str) -> str:
    """Return the paragraphs of a page as they come, without scripts and styles."""
    from lxml import html

    body = html.document_fromstring(page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    for element in list(body.iter("script", "style", "noscript", "template", "svg", "nav", "head")):
        element.drop_tree() if element.getparent() is not None else None
    blocks = [block for block in body.iter(*BLOCKS) if not any(True for _ in block.iterdescendants(*BLOCKS))]
    lines = [" ".join(str(block.text_content()).split()) for block in blocks or [body]]
    return "\n".join(line for line in lines if line)


def _about(found: Any) -> dict[str, str | None]:
    """Return what the page says about its article; an empty value is None."""
    names = {"title": "title", "publisher": "sitename", "published": "date", "url": "url", "language": "language"}
    about = {ours: (getattr(found, theirs, None) or None) for ours, theirs in names.items()}
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", about["published"] or ""):
        about["published"] = None
    if not (about["url"] or "").startswith(("https://", "http://")):
        about["url"] = None
    about["publisher"] = about["publisher"] or getattr(found, "hostname", None) or None
    return {name: value if value is None else " ".join(str(value).split())[:1000] for name, value in about.items()}
