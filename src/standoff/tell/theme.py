"""One look for every chart: colours safe for colour blindness, readable sizes, no chart junk.

The hues are those of Okabe & Ito (2008), darkened where needed so that text in them has a contrast of at least 4.5 on
paper. `DARK` gives each colour its partner on a dark page; the report swaps them by CSS, so one SVG serves both.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

PAPER = "#ffffff"
INK = "#1b1f27"
MUTED = "#5b6270"
RULE = "#d9dde3"
BLUE = "#0069a8"
ORANGE = "#b94a00"
GREEN = "#007a58"
PURPLE = "#9c3d74"
OCHRE = "#8a6000"
SKY = "#2b7fae"
GREY = "#8b929d"

DARK = {
    PAPER: "#14171c",
    INK: "#e9ebef",
    MUTED: "#a6adb8",
    RULE: "#333a45",
    BLUE: "#5db4ee",
    ORANGE: "#f59a5c",
    GREEN: "#43c79d",
    PURPLE: "#e295c1",
    OCHRE: "#dcb04a",
    SKY: "#8ccdf2",
    GREY: "#838b97",
}

DEAL = BLUE
NO_DEAL = GREY
PARTY_COLOURS = (ORANGE, BLUE, GREEN, PURPLE, OCHRE, SKY)
ENDING_COLOURS = (PURPLE, OCHRE, GREEN, ORANGE, SKY)

FONT = "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
SMALL = 12
BODY = 13
WIDE = 720
NARROW = 350


def party_colours(parties: Iterable[str]) -> dict[str, str]:
    """Return a colour per party id, in the order of the case."""
    return {party: PARTY_COLOURS[index % len(PARTY_COLOURS)] for index, party in enumerate(parties)}


def ending_colours(endings: Iterable[str]) -> dict[str, str]:
    """Return a colour per way of ending: deals blue, fighting on grey, the rest in order."""
    colours: dict[str, str] = {}
    others = 0
    for name in endings:
        if name.startswith("deal"):
            colours[name] = DEAL
        elif name == "still fighting":
            colours[name] = NO_DEAL
        else:
            colours[name] = ENDING_COLOURS[others % len(ENDING_COLOURS)]
            others += 1
    return colours


def config() -> dict[str, Any]:
    """Return the Vega-Lite `config` all charts share."""
    axis = {
        "labelFont": FONT, "labelFontSize": SMALL, "labelColor": MUTED, "titleFont": FONT, "titleFontSize": SMALL,
        "titleColor": MUTED, "titleFontWeight": "normal", "domainColor": RULE, "tickColor": RULE, "gridColor": RULE,
        "labelPadding": 6, "tickSize": 4,
    }  # fmt: skip
    return {
        "aria": False,
        "font": FONT,
        "view": {"stroke": None},
        "axis": axis,
        "axisY": {"domain": False, "ticks": False},
        "axisX": {"grid": False},
        "text": {"font": FONT, "fontSize": SMALL, "color": INK},
        "title": {
            "font": FONT, "fontSize": 17, "fontWeight": 600, "color": INK, "anchor": "start", "frame": "group",
            "offset": 14, "subtitleFont": FONT, "subtitleFontSize": BODY, "subtitleColor": MUTED,
            "subtitlePadding": 6,
        },
    }  # fmt: skip


def dark_rules(scope: str) -> str:
    """Return CSS that swaps every colour of the charts under `scope` for its dark partner."""
    return "\n".join(
        f'{scope} [fill="{light}"]{{fill:{dark}}}{scope} [stroke="{light}"]{{stroke:{dark}}}'
        for light, dark in DARK.items()
    )
