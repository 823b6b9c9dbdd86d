"""One document, start to end: what is known of it, step by step, and the items that the finders make of it."""

from __future__ import annotations

import dataclasses

from standoff.read.claims import find_claims
from standoff.read.commitments import find_commitments
from standoff.read.dates import find_times
from standoff.read.derivations import find_derivations
from standoff.read.entities import find_mentions
from standoff.read.events import find_events
from standoff.read.layout import find_paragraphs
from standoff.read.marks import find_quotations
from standoff.read.positions import find_positions
from standoff.read.reading import Reading
from standoff.read.same import link_events
from standoff.read.sentences import find_sentences
from standoff.read.speakers_elsewhere import named_by_reports
from standoff.read.statements import find_statements
from standoff.record.items import KINDS, Document, Item


def reading_of(document: Document) -> Reading:
    """Return everything that is known of a document before items are looked for."""
    text = document.text
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, paragraphs)
    reading = Reading(document, paragraphs, sentences, find_quotations(text, paragraphs))
    reading = dataclasses.replace(reading, mentions=find_mentions(reading))
    return dataclasses.replace(reading, times=find_times(reading))


def annotate(document: Document) -> tuple[Item, ...]:
    """Return the items of a document: by kind, then by where their words begin."""
    reading = reading_of(document)
    derivations = find_derivations(reading)
    statements = named_by_reports(document.text, find_statements(reading), derivations)
    (events,) = link_events([(document, find_events(reading, statements))])
    commitments = find_commitments(reading, statements)
    positions = find_positions(reading, statements)
    claims = find_claims(reading, statements)
    found = (*statements, *events, *commitments, *positions, *claims, *derivations)
    order = list(KINDS)
    return tuple(sorted(found, key=lambda item: (order.index(item.kind_of_item), item.spans)))
