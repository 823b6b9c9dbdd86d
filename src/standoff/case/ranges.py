"""From text to a range: `3 to 9`, `60% to 85%`, `likely`, `pert(1, 3, 9) months`, `x 0.3 to 0.6`, mixtures.

`a to b` is the central 90% range. The field, not the writer, fixes the family (see `DOMAINS`); `uniform(a, b)` and
`pert(a, b, c)` name their least and greatest values; `normal(a, b)` is `a to b` and is read only where the field is
signed.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from itertools import pairwise

from standoff.case.domains import DOMAINS, LIKELIHOODS, Domain
from standoff.case.families import Range, fit_ends
from standoff.case.quantities import (
    MONTHS_IN,
    Quantity,
    RangeError,
    plain,
    read_quantity,
    share_marks,
    split_arguments,
    split_per,
    tidy,
)

__all__ = ["DOMAINS", "LIKELIHOODS", "Domain", "Range", "RangeError", "parse_range"]


LONGEST_TEXT = 500  # characters; the grammar below backtracks, so nothing long may reach it

# Beyond a million-fold the tails of a log-normal leave what a double can hold.
WIDEST_RATIO = 1e6

_FUNCTIONS = {"pert": 3, "uniform": 2, "normal": 2}
_CALL = re.compile(r"([a-z]+)\s*\((.*)\)\s*(.*)", re.IGNORECASE)
_FACTOR = re.compile(r"(?:x|times)\s*(?=[0-9.+-])(.*)", re.IGNORECASE)
_DASHED = re.compile(r"(\S*[0-9]%?)\s*(?:-|\u2013|\u2014|\.\.+)\s*([0-9]\S*(?: \w+)*)")
_DECIMAL_COMMA = re.compile(r"[0-9],[0-9]{1,2}(?![0-9])")


def parse_range(text: object, domain: str) -> Range:
    """Read a number or range as written in a field of the given domain.

    Args:
        text: what stands in the case: text, a plain number, or a mapping `{either: {range: weight, ...}}`.
        domain: a key of `DOMAINS`.

    Raises:
        RangeError: with a sentence on what was found and a hint on what to write.
    """
    rules = DOMAINS[domain]
    if isinstance(text, Mapping):
        return _parse_mixture(text, rules)
    if text is None or isinstance(text, bool) or not isinstance(text, str | int | float):
        found = "nothing" if text is None else f"'{str(text).lower()}'" if isinstance(text, bool) else "a list"
        raise RangeError(f"found {found} where a number or range belongs", _examples(rules))
    if len(str(text)) > LONGEST_TEXT:
        raise RangeError(f"cannot read '{_short(str(text))}' as a number or range", _examples(rules))
    written = tidy(str(text))
    if not written:
        raise RangeError("found nothing where a number or range belongs", _examples(rules))
    if written.lower().startswith("either"):
        return _parse_mixture(_split_mixture(written), rules)
    if written.lower() in LIKELIHOODS:
        return _parse_likelihood(written, rules)
    body, per = split_per(written)
    call = _CALL.fullmatch(body)
    if call and call.group(1).lower() in _FUNCTIONS:
        return _parse_call(call.group(1).lower(), call.group(2), call.group(3), per, written, rules)
    quantities = _read_ends(_strip_factor(body, written, rules), written, rules)
    values = [_to_unit(quantity, per, written, rules) for quantity in quantities]
    if len(values) == 1:
        _require_inside(values[0], quantities[0], rules)
        return Range("fixed", (values[0],), written, domain)
    return _from_ends(rules.family, values, quantities, written, rules)


def _examples(rules: Domain) -> str:
    return f"this field takes {rules.what}; write e.g. {rules.example}"


def _strip_factor(body: str, written: str, rules: Domain) -> str:
    match = _FACTOR.fullmatch(body)
    if match and rules.name != "factor":
        raise RangeError(f"'{written}' is a factor, and this field takes {rules.what}", f"write e.g. {rules.example}")
    return match.group(1) if match else body


def _read_ends(body: str, written: str, rules: Domain) -> list[Quantity]:
    parts = re.split(r"\s+to\s+", body, flags=re.IGNORECASE)
    quantities = [read_quantity(part) for part in parts]
    if len(parts) > 2 or any(quantity is None for quantity in quantities):
        raise _unreadable(written, rules)
    if len(quantities) == 2 and quantities[0].is_percent and not quantities[1].is_percent:
        hint = f"write it on both: {_percents(quantities)}"
        raise RangeError(f"'{written}' has a percent sign on one end only", hint)
    return share_marks(quantities)


def _percents(quantities: list[Quantity]) -> str:
    return f"{plain(quantities[0].value * 100)}% to {plain(quantities[1].value * 100)}%"


def _unreadable(written: str, rules: Domain) -> RangeError:
    dashed = _DASHED.fullmatch(written)
    near = difflib.get_close_matches(written.lower(), LIKELIHOODS, 1, 0.75)
    hint = _examples(rules)
    if dashed:
        hint = f"write '{dashed.group(1)} to {dashed.group(2)}'"
    elif near and rules.name == "probability":
        hint = f"did you mean '{near[0]}'?"
    elif _DECIMAL_COMMA.search(written):
        hint = "commas group thousands (10,000); decimals take a point (0.5)"
    return RangeError(f"cannot read '{_short(written)}' as a number or range", hint)


def _short(written: str) -> str:
    return written if len(written) <= 60 else written[:57] + "..."


def _to_unit(quantity: Quantity, per: str, written: str, rules: Domain) -> float:
    """Return the value in the unit of the field: months for a length of time, per month for everything else."""
    value = quantity.value
    if quantity.unit and rules.name != "months":
        hint = f"write e.g. {rules.example}"
        raise RangeError(f"'{written}' is a length of time, and this field takes {rules.what}", hint)
    if rules.name == "months":
        if per or quantity.is_percent:
            raise RangeError(f"'{written}' is not a length of time", _examples(rules))
        return value * MONTHS_IN[quantity.unit or "month"]
    if per in ("", "month"):
        return value
    if rules.name != "patience":
        raise RangeError(f"'{written}' is per {per}, and everything in a case is per month", "write it per month")
    _require_inside(value, quantity, rules)
    return value ** (1 / MONTHS_IN[per])


def _require_inside(value: float, quantity: Quantity, rules: Domain) -> None:
    is_over = value >= rules.most if rules.is_top_open else value > rules.most
    if rules.least <= value and not is_over:
        return
    hint = f"write e.g. {rules.example}"
    if rules.most == 1 and not rules.is_top_open and not quantity.is_percent and 1 < value <= 100:
        hint = f"did you mean {plain(value)}%?"
    raise RangeError(f"{quantity.text} is outside what this field can be: it takes {rules.what}", hint)


def _require_order(values: list[float], written: str) -> None:
    for first, second in pairwise(values):
        if first > second:
            raise RangeError(f"the first number must be smaller than the second: '{written}'", "swap them")
    if values[0] == values[-1]:
        raise RangeError(f"both ends of '{written}' are the same", "write a single number for a point")


def _from_ends(family: str, values: list[float], quantities: list[Quantity], written: str, rules: Domain) -> Range:
    _require_order(values, written)
    for value, quantity in zip(values, quantities, strict=True):
        _require_inside(value, quantity, rules)
    for value, quantity in zip(values, quantities, strict=True):
        if family != "normal" and value in (rules.least, rules.most):
            raise RangeError(
                f"a range cannot end at {quantity.text}: its outer tail would leave {rules.what}",
                f"move the end inside, or write uniform({quantities[0].text}, {quantities[1].text})",
            )
    if family == "lognormal" and values[1] / values[0] > WIDEST_RATIO:
        raise RangeError(f"'{written}' spans more than a million-fold", "narrow the range")
    return Range(family, fit_ends(family, *values), written, rules.name)


def _parse_likelihood(written: str, rules: Domain) -> Range:
    if rules.name != "probability":
        hint = f"write e.g. {rules.example}"
        raise RangeError(f"'{written}' is a likelihood, and this field takes {rules.what}", hint)
    return Range("logitnormal", fit_ends("logitnormal", *LIKELIHOODS[written.lower()]), written, rules.name)


def _parse_call(name: str, inside: str, unit: str, per: str, written: str, rules: Domain) -> Range:
    arguments = split_arguments(inside)
    arguments[-1] = f"{arguments[-1]} {unit}".strip()
    quantities = [read_quantity(argument) for argument in arguments]
    if len(arguments) != _FUNCTIONS[name] or None in quantities:
        example = "pert(least, likeliest, most)" if name == "pert" else f"{name}(least, most)"
        raise RangeError(f"cannot read '{_short(written)}'", f"write {example}, such as {_call_example(name)}")
    quantities = share_marks(quantities)
    values = [_to_unit(quantity, per, written, rules) for quantity in quantities]
    if name == "normal":
        if rules.family != "normal":
            hint = f"write e.g. {rules.example}"
            raise RangeError(f"a normal has no bounds, and this field takes {rules.what}", hint)
        return _from_ends("normal", values, quantities, written, rules)
    _require_order(values, written)
    for value, quantity in zip(values, quantities, strict=True):
        _require_inside(value, quantity, rules)
    return Range(name, tuple(values), written, rules.name)


def _call_example(name: str) -> str:
    return {"pert": "pert(1, 3, 9)", "uniform": "uniform(1, 9)", "normal": "normal(-5, 5)"}[name]


def _split_mixture(written: str) -> dict[str, object]:
    """Read the one-line form `either: {5 to 8: 70%, 12 to 20: 30%}`."""
    match = re.fullmatch(r"either\s*:?\s*\{(.*)\}", written, re.IGNORECASE)
    pairs = [part.rpartition(":") for part in re.split(r",\s+(?![^(]*\))", match.group(1))] if match else []
    if not pairs or any(not middle for _, middle, _ in pairs):
        raise RangeError(f"cannot read '{_short(written)}'", "write either: {5 to 8: 70%, 12 to 20: 30%}")
    return {"either": {key.strip(): weight.strip() for key, _, weight in pairs}}


def _parse_mixture(raw: Mapping[str, object], rules: Domain) -> Range:
    example = "write {either: {5 to 8: 70%, 12 to 20: 30%}}"
    choices = raw.get("either")
    if set(raw) != {"either"} or not isinstance(choices, Mapping) or len(choices) < 2:
        raise RangeError("a mixture needs 'either' and at least two ranges with their weights", example)
    parts, texts = [], []
    for key, weight in choices.items():
        share = parse_range(weight, "share")
        if not share.is_fixed or share.median <= 0:
            raise RangeError(f"the weight '{weight}' of '{key}' must be one number above 0", example)
        parts.append((share.median, parse_range(str(key), rules.name)))
        texts.append(f"{parts[-1][1].text}: {share.text}")
    total = sum(weight for weight, _ in parts)
    if abs(total - 1) > 0.01:
        raise RangeError(f"the weights of the mixture add up to {plain(total * 100)}%, not 100%", example)
    normalised = tuple((weight / total, part) for weight, part in parts)
    return Range("mixture", (), f"either: {{{', '.join(texts)}}}", rules.name, normalised)
