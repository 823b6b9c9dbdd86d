"""The case that `standoff new` writes: small, invented, valid, and commented line by line."""

from __future__ import annotations

import re

_TEMPLATE = """\
# A case: who wants what, who can wait, whose threats are believed. Everything below is invented; make it your own.
#
# Every number is a range with its origin, written in one of two ways:
#     {{value: 3 to 9, source: gazette}}                      an id under 'sources' at the end
#     {{value: 3 to 9, assumed: no figures are published}}    a reason, in at least three words
# 'a to b' holds nine tenths of what you believe. Also read: 6, 60% to 85%, likely, pert(1, 3, 9), uniform(1, 9),
# either: {{5 to 8: 70%, 12 to 20: 30%}}. Inside {{ }} put quotes around numbers with commas: "10,000 to 40,000".
# After a change: standoff check FILE
format: case/1
title: {title}
summary: Highmark holds a part of Lowfield; the River League would like the fighting to end.
as_of: 2026-06-30          # what became known later may not be used
question: Will Highmark and Lowfield sign a ceasefire before July 2027?
resolves_yes_if: Both governments publish a signed text that ends offensive operations.
starts: 2026-04            # first month of the record below
horizon: 12 months         # how far to look ahead from as_of

# A mistake worth this share of all that is at stake is made e times less often than no mistake.
mistake: {{value: 3% to 8%, assumed: neither government has shown much care}}

parties:                   # role: one attacker, one defender; mediators and allies as needed
  highmark: {{name: Highmark, role: attacker}}
  lowfield: {{name: Lowfield, role: defender}}
  river_league: {{name: River League, role: mediator}}

mechanisms:

  aims:                    # what a party may be after, which the others cannot see; 'rest' is the other possibility
    highmark:
      conquest: {{value: unlikely, source: speech}}
      borderland: rest

  front:                   # where the line is and how it moves
    attacker: highmark
    what: land held by the attacker, square kilometres
    from: 400              # the two ends of the scale, and the number of steps between them
    to: 800
    steps: 5
    start: {{value: 560, source: gazette}}
    drift: {{value: -5 to 15 per month, source: gazette}}
    spread: {{value: 10 to 40 per month, assumed: two months say little about swings}}
    observed_source: gazette
    observed: {{2026-04: 560, 2026-05: 570}}

  costs:                   # of another month of war, as a share of all that is at stake
    highmark:
      per_month:           # a number for each type, where the types differ
        conquest: {{value: 0.2% to 0.8%, source: budget}}
        borderland: {{value: 0.5% to 2%, source: budget}}
    lowfield: {{per_month: {{value: 1% to 3%, source: budget}}}}
    river_league: {{per_month: {{value: 0.2% to 1%, assumed: trade on the river has halved}}}}

  patience:                # what a gain next month is worth today
    highmark: {{per_month: {{value: 0.95 to 0.99, source: speech}}}}
    lowfield: {{per_month: {{value: 0.92 to 0.98, source: budget}}}}
    river_league: {{per_month: {{value: 0.88 to 0.96, assumed: its council is elected every year}}}}

  issues:                  # what is bargained over
    signs: [highmark, lowfield]
    proposers: [highmark, lowfield]
    menu: 4                # number of packages that may be offered
    list:
      borderland:          # an issue that can be split at any point
        name: The borderland
        favours: highmark
        share: {{from: all to Lowfield, to: all to Highmark, steps: 5}}
        meanwhile: front   # while no deal is signed, each holds what the front gives it
      monitors:            # an issue with a few options; a score of 1 is best for the party it favours
        name: Monitors on the river
        favours: lowfield
        meanwhile: none
        options:
          none: {{name: no monitors, score: 0}}
          civilian: {{name: civilian monitors, score: 0.6}}
          armed: {{name: armed monitors, score: 1}}
    positions:             # weights of one party add up to about one; 'accepts' is a red line, 'crossing' its price
      - {{party: highmark, issue: borderland, weight: {{value: 55% to 75%, source: speech}}}}
      - party: highmark
        issue: monitors
        weight: {{value: 25% to 45%, source: speech}}
        accepts: civilian
        crossing:
          conquest: {{value: 10% to 30%, source: speech}}
          borderland: {{value: 1% to 6%, source: speech}}
      - {{party: lowfield, issue: borderland, weight: {{value: 40% to 60%, source: gazette}}}}
      - {{party: lowfield, issue: monitors, weight: {{value: 40% to 60%, source: gazette}}}}
    deal:                  # what any deal is worth to the mediator
      river_league: {{value: 5% to 20%, assumed: open trade is its first interest}}

  sanctions:               # a lever: who can pull it, against whom, at what cost
    - id: tolls
      by: river_league
      against: highmark
      start: "off"
      costs_target: {{value: 0.3% to 1.5%, source: budget}}
      leak: {{value: 10% to 40%, assumed: goods can go round by road}}
      costs_sender: {{value: 0.1% to 0.5%, source: budget}}

record:                    # dated public actions; they tell the ensemble which draws to believe
  - {{date: 2026-04-20, party: highmark, action: table, package: any, source: speech}}
  - {{date: 2026-04-28, party: lowfield, action: refuse, package: any, source: gazette}}

# Where the numbers come from. Words in a document of yours are marked by position and never repeated:
#   my_article: {{document: <what sha256sum prints>, file: article.txt, start: 120, end: 174, date: 2026-05-02}}
# and checked with: standoff check FILE --documents FOLDER
sources:
  budget: {{title: Budgets of the valley states, publisher: River League, date: 2026-03-02}}
  gazette: {{title: The line in May, publisher: Lowfield Gazette, date: 2026-06-03}}
  speech: {{title: Speech at the bridgehead, publisher: Government of Highmark, date: 2026-04-11}}
"""


def starter_text(name: str) -> str:
    """Return the text of a valid case to start from.

    Args:
        name: the file's stem or a title; `sarn-valley` becomes `Sarn valley (an invented case to start from)`.
    """
    words = " ".join(re.sub(r"[^\w' ]|_", " ", name).split()).strip("'")
    title = f"{words[:1].upper()}{words[1:]}" if words else "A new case"
    return _TEMPLATE.format(title=f"{title} (an invented case to start from)")
