"""What the fields of a case may hold, and the words of likelihood.

The words are those of ICD 203 (US Intelligence Community Directive 203, Analytic Standards, 2015).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Domain:
    """What a kind of field may hold: its family, its bounds, and the words for both."""

    name: str
    family: str
    least: float
    most: float
    what: str
    example: str
    is_top_open: bool = False


_ALL = float("inf")
DOMAINS: dict[str, Domain] = {
    domain.name: domain
    for domain in (
        Domain("probability", "logitnormal", 0, 1, "a probability from 0 to 1 (0% to 100%)", "0.3, 60% to 85%, likely"),
        Domain("share", "logitnormal", 0, 1, "a share from 0 to 1 (0% to 100%)", "0.3, 5% to 12%"),
        Domain("patience", "logitnormal", 0, 1, "a patience below 1", "0.97, 0.94 to 0.99 per month", True),
        Domain("positive", "lognormal", 0, _ALL, "an amount of 0 or more", "6, 3 to 9, 10,000 to 40,000"),
        Domain("months", "lognormal", 0, _ALL, "a length of time", "24 months, 2 weeks to 3 months"),
        Domain("factor", "lognormal", 0, _ALL, "a factor of 0 or more", "x 0.9, x 0.3 to 0.6"),
        Domain("signed", "normal", -_ALL, _ALL, "an amount that may be negative", "-1 to 2, 0.5"),
        Domain("shift", "normal", -_ALL, _ALL, "a shift up or down", "+0.5% to +2%, -3"),
    )
}

# The central 90% range each word stands for.
LIKELIHOODS: dict[str, tuple[float, float]] = {
    **dict.fromkeys(("almost no chance", "remote", "remote chance"), (0.01, 0.05)),
    **dict.fromkeys(("very unlikely", "highly improbable"), (0.05, 0.20)),
    **dict.fromkeys(("unlikely", "improbable"), (0.20, 0.45)),
    **dict.fromkeys(("roughly even", "roughly even chance", "roughly even odds"), (0.45, 0.55)),
    **dict.fromkeys(("likely", "probable"), (0.55, 0.80)),
    **dict.fromkeys(("very likely", "highly probable"), (0.80, 0.95)),
    **dict.fromkeys(("almost certain", "almost certainly", "nearly certain"), (0.95, 0.99)),
}
