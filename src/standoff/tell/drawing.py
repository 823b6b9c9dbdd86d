"""From a chart to a picture: Vega-Lite specification, SVG, PNG, and SVG to put inside a page.

Altair and vl-convert are imported inside the functions, so that nothing is paid for them until a picture is drawn.
No user text ever enters a Vega expression: it is data, and leaves as escaped text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from standoff.tell.theme import PAPER, config

if TYPE_CHECKING:
    import altair as alt

_IDS = re.compile(r'(\bid="|url\(#|href="#)([\w.-]+)')
_NUMBERS = re.compile(r"(?<![\w#.])-?\d+\.\d{3,}")
_OPENING = re.compile(r"<svg\b[^>]*>")
_SIZE = re.compile(r'\b(width|height)="([\d.]+)"')


def data(rows: Sequence[dict[str, Any]]) -> alt.InlineData:
    """Return rows as inline data of a chart."""
    import altair as alt

    return alt.InlineData(values=list(rows))


def to_spec(chart: alt.TopLevelMixin, title: str = "", subtitle: str = "") -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart with the shared theme, as a dict ready for JSON."""
    spec = chart.to_dict()
    spec["config"] = config()
    spec["background"] = PAPER
    spec["padding"] = 12
    if title:
        width = 92 if spec_width(spec) > 450 else 44
        spec["title"] = {"text": wrapped(title, width), "subtitle": wrapped(subtitle, width + 20)}
    return spec


def spec_width(spec: dict[str, Any]) -> float:
    """Return the width of the widest plot in a specification, in pixels."""
    parts = [spec, *spec.get("vconcat", []), *spec.get("layer", [])]
    return max(part.get("width", 0) for part in parts)


def to_svg(spec: dict[str, Any]) -> str:
    """Return a specification drawn as SVG."""
    import vl_convert

    return _NUMBERS.sub(lambda found: f"{float(found.group()):.2f}", vl_convert.vegalite_to_svg(spec))


def to_png(spec: dict[str, Any], scale: float = 2.0) -> bytes:
    """Return a specification drawn as PNG, `scale` pixels to the point."""
    import vl_convert

    return vl_convert.vegalite_to_png(spec, scale=scale)


def inline_svg(spec: dict[str, Any], key: str, sentence: str) -> str:
    """Return SVG to stand inside a page: no background, ids that start with `key`, `sentence` as its text alternative."""
    plain = {name: value for name, value in spec.items() if name not in ("background", "title")}
    plain["padding"] = 2
    svg = to_svg(plain | {"background": None})
    svg = _IDS.sub(lambda found: f"{found.group(1)}{key}-{found.group(2)}", svg)
    size = dict(_SIZE.findall(_OPENING.search(svg).group()))
    label = html.escape(sentence, quote=True)
    opening = (
        f'<svg role="img" aria-label="{label}" viewBox="0 0 {size["width"]} {size["height"]}" '
        f'style="max-width:{float(size["width"]):.0f}px">'
    )
    return _OPENING.sub(lambda _: opening, svg, count=1)


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return `places` moved as little as it takes to stand `gap` apart between `low` and `high`, in the same order."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = list(places)
    for before, index in zip([None, *order], order):
        floor = low if before is None else moved[before] + gap
        moved[index] = max(places[index], floor)
    for after, index in zip([None, *reversed(order)], reversed(order)):
        ceiling = high if after is None else moved[after] - gap
        moved[index] = min(moved[index], ceiling)
    return moved


def wrapped(text: str, width: int) -> list[str]:
    """Return text cut into lines of at most `width` characters at spaces."""
    import textwrap

    return textwrap.wrap(text, width) or [""]


def shortened(text: str, width: int) -> str:
    """Return text of at most `width` characters, ending in … where it was cut."""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
