"""Names that must fit together, checked on the raw tree, so that they are reported beside all other errors.

`NAMES` says which field names what, by its key or by a path with `*` for any step; a mechanism that brings fields of
its own kind checks them itself. What is no text where a name belongs is left to the schema.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from standoff.case.messages import Complaint
from standoff.case.positions import Path
from standoff.case.raw import as_list, as_mapping, entries_of
from standoff.case.suggest import suggest

# key -> kind of name; the value is one name or a list of names
NAMES: dict[str, str] = {
    **dict.fromkeys(
        ("party", "by", "against", "attacker", "defender", "favours", "about", "sides_with", "signs", "proposers"),
        "party",
    ),
    "issue": "issue",
    "lever": "lever",
}
NAMES_AT: dict[Path, str] = {
    ("mechanisms", "arms", "*", "to"): "party",
    ("mechanisms", "walking_away", "*", "arms"): "lever",
}

# mappings whose keys are names of parties, with the keys beside them that are not
KEYED_BY_PARTY: dict[Path, tuple[str, ...]] = {
    ("mechanisms", "costs"): (),
    ("mechanisms", "aims"): (),
    ("mechanisms", "patience"): ("clocks",),
    ("mechanisms", "issues", "deal"): (),
}

# the mechanisms whose entries are levers, with the field that says whose; each lever goes by its id
LEVERS = {"sanctions": "by", "arms": "by"}
WALK_AWAY = "walk away"  # the lever of every party that `walking_away` lists

# record actions that name a lever
LEVER_ACTIONS = ("threaten", "execute", "back down on", "impose", "lift", "cut", "restore")

ROLES = ("attacker", "defender", "mediator", "ally")
PLURALS = {"party": "parties", "issue": "issues", "lever": "levers", "source": "sources", "option": "options"}


@dataclass(frozen=True)
class Known:
    """The names that a raw tree defines."""

    party: tuple[str, ...]
    issue: tuple[str, ...]
    lever: tuple[str, ...]
    source: tuple[str, ...]
    types: frozenset[str]


def names_in(tree: Mapping[str, object]) -> Known:
    """Return the names that a raw tree defines, as far as it is well formed."""
    mechanisms = as_mapping(tree.get("mechanisms"))
    levers = [name for _, _, name in _levers_in(mechanisms)]
    if as_list(mechanisms.get("walking_away")):
        levers.append(WALK_AWAY)
    types = [name for party in as_mapping(mechanisms.get("aims")).values() for name in as_mapping(party)]
    return Known(
        party=tuple(as_mapping(tree.get("parties"))),
        issue=tuple(as_mapping(as_mapping(mechanisms.get("issues")).get("list"))),
        lever=tuple(dict.fromkeys(levers)),
        source=tuple(as_mapping(tree.get("sources"))),
        types=frozenset(types),
    )


def _levers_in(mechanisms: Mapping[str, object]) -> Iterator[tuple[Path, str, str]]:
    """Yield the place, the holder and the id of every lever that has an id."""
    for name, holder in LEVERS.items():
        for index, entry in enumerate(as_list(mechanisms.get(name))):
            lever = as_mapping(entry)
            if "id" in lever:
                yield ("mechanisms", name, index), str(lever.get(holder)), str(lever["id"])


def check_references(tree: Mapping[str, object]) -> Iterator[Complaint]:
    """Yield everything in a raw tree that names something that is not there, or that nothing names."""
    known = names_in(tree)
    for check in _CHECKS:
        yield from check(tree, known)


def _check_names(tree: Mapping[str, object], known: Known) -> Iterator[Complaint]:
    for path, value in entries_of({"mechanisms": tree.get("mechanisms"), "record": tree.get("record")}, ()):
        kind = next((kind for pattern, kind in NAMES_AT.items() if _fits(path, pattern)), None)
        kind = kind or NAMES.get(str(path[-1]))
        if kind:
            yield from _unknown(kind, path, value, getattr(known, kind))
        if path in KEYED_BY_PARTY:
            for name in as_mapping(value):
                if name not in known.party and name not in KEYED_BY_PARTY[path]:
                    yield _no_such("party", (*path, name), name, known.party, True)


def _check_sources(tree: Mapping[str, object], known: Known) -> Iterator[Complaint]:
    used = set()
    for path, value in entries_of({key: value for key, value in tree.items() if key != "sources"}, ()):
        if path[-1] == "source" or str(path[-1]).endswith("_source"):
            used.update(str(name) for name in (value if isinstance(value, list) else [value]))
            yield from _unknown("source", path, value, known.source)
    for name in known.source:
        if name not in used:
            hint = "name it at the numbers or events that it supports, or delete it"
            yield Complaint(("sources", name), f"nothing uses the source '{name}'", hint, True, "warning")


def _unknown(kind: str, path: Path, value: object, known: tuple[str, ...]) -> Iterator[Complaint]:
    for index, name in enumerate(value if isinstance(value, list) else [value]):
        if isinstance(name, str | int) and not isinstance(name, bool) and str(name) not in known:
            yield _no_such(kind, (*path, index) if isinstance(value, list) else path, str(name), known, False)


def _no_such(kind: str, path: Path, name: str, known: tuple[str, ...], is_about_key: bool) -> Complaint:
    hint = suggest(name, known, f"{PLURALS[kind]} in this case")
    return Complaint(path, f"no {kind} called '{name}'", hint, is_about_key)


def _check_options(tree: Mapping[str, object], known: Known) -> Iterator[Complaint]:
    issues = as_mapping(as_mapping(tree.get("mechanisms")).get("issues"))
    entries = {name: as_mapping(issue) for name, issue in as_mapping(issues.get("list")).items()}
    options = {name: tuple(as_mapping(issue.get("options"))) for name, issue in entries.items()}
    places = [
        (("mechanisms", "issues", "list", name, "meanwhile"), name, issue.get("meanwhile"))
        for name, issue in entries.items()
    ]
    for index, position in enumerate(as_list(issues.get("positions"))):
        path = ("mechanisms", "issues", "positions", index, "accepts")
        places.append((path, str(as_mapping(position).get("issue")), as_mapping(position).get("accepts")))
    for path, issue, value in places:
        if isinstance(value, str) and options.get(issue) and value not in options[issue]:
            yield _no_such("option", path, value, options[issue], False)


def _check_actions(tree: Mapping[str, object], known: Known) -> Iterator[Complaint]:
    for index, event in enumerate(as_list(tree.get("record"))):
        action = as_mapping(event).get("action")
        for verb in LEVER_ACTIONS if isinstance(action, str) else ():
            name = action.removeprefix(f"{verb} ")
            if name != action and name not in known.lever:
                yield _no_such("lever", ("record", index, "action"), name, known.lever, False)


def _check_ids(tree: Mapping[str, object], known: Known) -> Iterator[Complaint]:
    for path, value in entries_of({"mechanisms": tree.get("mechanisms"), "claims": tree.get("claims")}, ()):
        seen: set[str] = set()
        for index, entry in enumerate(as_list(value)):
            name = str(as_mapping(entry).get("id", ""))
            if name and name in seen:
                yield Complaint((*path, index, "id"), f"the id '{name}' is used twice in this list", "choose another")
            seen.add(name)


def _check_levers(tree: Mapping[str, object], known: Known) -> Iterator[Complaint]:
    """Yield every lever with the id of another mechanism's lever of the same party: a threat could mean either."""
    seen: dict[tuple[str, str], Path] = {}
    for path, party, name in _levers_in(as_mapping(tree.get("mechanisms"))):
        first = seen.setdefault((party, name), path)
        if first[1] != path[1]:
            yield Complaint(
                (*path, "id"),
                f"{party} has a lever '{name}' under '{first[1]}' already, so a threat with it could mean either",
                "choose another id",
            )


def _check_roles(tree: Mapping[str, object], known: Known) -> Iterator[Complaint]:
    roles = [as_mapping(party).get("role") for party in as_mapping(tree.get("parties")).values()]
    for role in ("attacker", "defender"):
        if roles and all(other in ROLES for other in roles) and roles.count(role) != 1:
            found = "no party is" if role not in roles else f"{roles.count(role)} parties are"
            hint = f"give one party 'role: {role}'; whoever fights beside it has 'role: ally'"
            yield Complaint(("parties",), f"{found} the {role}", hint, True)


def _fits(path: Path, pattern: Path) -> bool:
    return len(path) == len(pattern) and all(want in ("*", step) for step, want in zip(path, pattern, strict=True))


_CHECKS: tuple[Callable[[Mapping[str, object], Known], Iterator[Complaint]], ...] = (
    _check_names,
    _check_sources,
    _check_options,
    _check_actions,
    _check_ids,
    _check_levers,
    _check_roles,
)
