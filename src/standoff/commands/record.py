"""`standoff record`: what a record holds, kind by kind, and how a person corrects it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from standoff.commands.common import FINE, Failure, as_json, talk

KINDS = {
    "statements": "who said what, and in which words",
    "events": "who did what to whom, and when",
    "commitments": "threats, promises and ultimatums, and what became of them",
    "positions": "what each party demands, offers, accepts or refuses",
    "claims": "what would move what, according to whom",
    "derivations": "which document reports what somebody else reported",
}
LONGEST_WORDS = 300  # characters of an item that are shown; --json has all

record_argument = click.argument("record", metavar="RECORD", type=click.Path(path_type=Path))


class Kinds(click.Group):
    """The kinds of item and the ways to correct them; names the nearest one when there is none of that name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in order of writing."""
        return list(self.commands)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Find the subcommand; name the nearest one when there is none of that name."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], self.commands, 1)
            hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(self.commands)}"
            raise click.UsageError(f"no kind '{args[0]}'; {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Kinds, subcommand_metavar="KIND RECORD", short_help="Show or correct what a record holds.")
def record() -> None:
    """Show what a RECORD holds, one KIND at a time, or correct it."""


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """Open a record that is there.

    Raises:
        Failure: there is none, or something is wrong with it or with its corrections.
    """
    import sqlite3

    from standoff.record.schema import RecordError
    from standoff.record.store import Store

    try:
        with Store.open(path, is_new=False) as store:
            yield store
    except RecordError as error:
        raise Failure(str(error)) from None
    except sqlite3.Error as error:
        raise Failure(f"cannot read {path}: {error}") from None


def _show_kind(kind: str) -> Callable[..., int]:
    """Return the command that shows the items of one kind."""

    @click.command(name=kind, short_help=f"{KINDS[kind][0].upper()}{KINDS[kind][1:]}.", help=(
        f"Print {kind}: {KINDS[kind]}. Every one has an id, the document, and the characters where its words stand."
    ))  # fmt: skip
    @record_argument
    @click.option("--document", help="Only of this document: its file name, or how its hash begins.")
    @click.option("--all-versions", is_flag=True, help="Also of versions that a later one has replaced.")
    @click.option("--rejected", is_flag=True, help="Also those that a person has rejected.")
    @as_json
    def show(record: Path, document: str | None, all_versions: bool, rejected: bool, json_output: bool) -> int:
        from standoff.record.export import item_objects

        with opened(record) as store:
            chosen = {"all_versions": all_versions, "is_rejected_too": rejected}
            found = _of_documents(store, kind, document, chosen) if document else item_objects(store, kind, **chosen)
            _print(found, "items", _item_lines, json_output)
        return FINE

    return show


def _of_documents(store: Any, kind: str, name: str, chosen: dict[str, Any]) -> Iterator[dict[str, Any]]:
    from standoff.record.export import item_objects

    every = [stored.document for stored in store.documents(all_versions=chosen["all_versions"])]
    named = [each.sha256 for each in every if each.name == name] or [store.document(name).document.sha256]
    for sha256 in named:
        yield from item_objects(store, kind, sha256=sha256, **chosen)


def _print(found: Iterator[dict[str, Any]], key: str, lines: Callable[[dict], list[str]], json_output: bool) -> None:
    """Print objects one by one, as they come, so that a large record needs no more memory than a small one."""
    from standoff.record.shown import as_json as json_text

    if not json_output:
        for each in found:
            click.echo("\n".join(lines(each)))
        return
    click.echo(f'{{\n  "{key}": [', nl=False)
    for number, each in enumerate(found):
        click.echo(",\n" if number else "\n", nl=False)
        click.echo("    " + json_text(each).replace("\n", "\n    "), nl=False)
    click.echo("\n  ]\n}")


def _item_lines(each: dict[str, Any]) -> list[str]:
    """Return an item as a line that says what it is and a line with its words."""
    from standoff.record.shown import shortened, shown

    told = {"id", "document", "sha256", "spans", "proposed_by", "confidence", "reasons", "verdict", "follow_up", "cue"}
    said = [_value(each[name]) for name in each if name not in told and not name.endswith("_span")]
    said += [f"({each['cue']})" if each.get("cue") else "", each["verdict"] and f"[{each['verdict']}ed]" or ""]
    place = f"{each['document']} {each['spans'][0]['start']}-{each['spans'][0]['end']}"
    words = " … ".join(span["exact"] for span in each["spans"])
    lines = [f"{each['id']}  {shown(place)}  {shown(' · '.join(part for part in said if part))}"]
    later = each.get("follow_up")
    more = [f"    followed by {shown(later['document'])} {later['start']}-{later['end']}"] if later else []
    return [*lines, f"    {shortened(words, LONGEST_WORDS)}", *more]


def _value(value: Any) -> str:
    if isinstance(value, dict):
        ends = value.get("earliest") or "…", value.get("latest") or "…"
        return ends[0] if ends[0] == ends[1] else " to ".join(ends)
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


@click.command(short_help="The documents, with what is known of them.")
@record_argument
@click.option("--all-versions", is_flag=True, help="Also versions that a later one has replaced.")
@as_json
def documents(record: Path, all_versions: bool, json_output: bool) -> int:
    """Print the documents of a RECORD: name, hash, what is known of them, later versions and near-duplicates."""
    from standoff.record.export import document_object

    with opened(record) as store:
        found = (document_object(stored) for stored in store.documents(all_versions=all_versions))
        _print(found, "documents", _document_lines, json_output)
    return FINE


def _document_lines(each: dict[str, Any]) -> list[str]:
    from standoff.record.shown import shown

    about = " · ".join(each[name] for name in ("title", "publisher", "published") if each[name])
    lines = [f"{each['sha256'][:12]}  {shown(each['document'])}  {each['words']:,} words  {shown(about)}".rstrip()]
    if each["replaced_by"]:
        lines.append(f"    replaced by {each['replaced_by'][:12]}")
    return lines + [f"    {near['share']:.0%} the same as {near['sha256'][:12]}" for near in each["near"]]


@click.command(short_help="Accept, reject or change an item.")
@record_argument
@click.argument("item", metavar="ID")
@click.option("--accept", "verdict", flag_value="accept", default=None, help="It is right.")
@click.option("--reject", "verdict", flag_value="reject", help="It is wrong; it is shown no more.")
@click.option("--speaker", help="Who really speaks; '' if nobody can say.")
@click.option("--set", "settings", metavar="FIELD=VALUE", multiple=True, help="Give another field its value.")
@click.option("--follow-up", metavar="ID", help="The item that shows what followed.")
@click.option("--note", help="Why, for people.")
def correct(
    record: Path, item: str, verdict: str | None, speaker: str | None, settings: tuple[str, ...],
    follow_up: str | None, note: str | None,
) -> int:  # fmt: skip
    """Accept, reject or change the item ID of a RECORD.

    This adds an entry to the YAML file of corrections beside the record, which may as well be edited by hand. The record
    itself stays as it is, so reading the articles again loses nothing.
    """
    from standoff.record.correcting import correction_for, write_correction
    from standoff.record.corrections import corrections_path

    changes = dict(_setting(text) for text in settings) | ({} if speaker is None else {"speaker": speaker})
    with opened(record) as store:
        entry, words = correction_for(store, item, verdict, changes, follow_up, note)
        write_correction(corrections_path(store.path), entry, words)
    talk(f"noted in {corrections_path(record)}")
    return FINE


def _setting(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise click.UsageError(f"'{text}' is no setting; write FIELD=VALUE")
    return name.strip(), value.strip()


@click.command(short_help="The corrections, and which items they mean.")
@record_argument
@as_json
def corrections(record: Path, json_output: bool) -> int:
    """Print what a person has corrected, and which items each entry means."""
    import dataclasses

    from standoff.record.shown import shown

    with opened(record) as store:
        placed = store.corrections
        found = [
            dataclasses.asdict(entry) | {"means": {"sha256": sha256, "id": key}}
            for (sha256, key), entries in placed.by_item.items() for entry in entries
        ]  # fmt: skip
        found += [dataclasses.asdict(entry) | {"means": None} for entry in placed.unplaced]
        said = ("verdict", "follow_up", "note")
        _print(iter(found), "corrections", lambda each: [shown(
            f"{each['item']}  {each['kind']}  " + ", ".join(
                f"{name}: {value}" for name, value in {**{name: each[name] for name in said}, **each["changes"]}.items() if value
            ) + ("" if each["means"] else "  (no item found)")
        )], json_output)  # fmt: skip
    return FINE


for _command in (*(_show_kind(kind) for kind in KINDS), documents, correct, corrections):
    record.add_command(_command)
