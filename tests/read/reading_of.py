"""Read a text of a test up to the names, as the pipeline does."""

from dataclasses import replace

from standoff.read.entities import find_mentions
from standoff.read.layout import find_paragraphs
from standoff.read.marks import find_quotations
from standoff.read.reading import Reading
from standoff.read.sentences import find_sentences
from standoff.record.items import Document


def reading_of(text: str, name: str = "test.txt") -> Reading:
    paragraphs = find_paragraphs(text)
    document = Document(name=name, sha256="", text=text)
    reading = Reading(document, paragraphs, find_sentences(text, paragraphs), find_quotations(text, paragraphs))
    return replace(reading, mentions=find_mentions(reading))
