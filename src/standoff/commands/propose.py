"""`standoff propose`: ask a language model for items, and keep those whose words stand in the text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from standoff.commands.common import Failure, as_json, progress_bar, talk


@click.command(short_help="Ask a language model for items of a record.")
@click.argument("record", type=click.Path(path_type=Path), metavar="RECORD")
@click.option("--address", metavar="URL", help="Of the model, with its version, such as http://127.0.0.1:8080/v1; "
              "by default STANDOFF_MODEL_ADDRESS.")  # fmt: skip
@click.option("--model", "name", metavar="NAME", help="Which model the address should use; by default STANDOFF_MODEL.")
@click.option("--document", "only", metavar="NAME", help="Only the document of this file name.")
@click.option(
    "--timeout", type=click.FloatRange(1, 3600), default=120.0, show_default=True, help="Seconds for one answer."
)
@as_json
def propose(
    record: Path, address: str | None, name: str | None, only: str | None, timeout: float, json_output: bool
) -> None:
    """Ask a language model for items of a record, and keep those whose words stand in the text.

    The text of the documents is sent to the address. It may be any that speaks the OpenAI chat interface, on this
    machine or elsewhere; a key is taken from STANDOFF_MODEL_KEY. Whatever the model proposes must be found in the text;
    what is not found is dropped and listed. Items that are kept are marked as proposed by a model.
    """
    from standoff.read.model_client import ADDRESS, model_from

    try:
        model = model_from(address, name, timeout=timeout)
    except ValueError as error:
        raise Failure(str(error)) from None
    if model is None:
        raise Failure(f"no model was named; give --address and --model, or set {ADDRESS}")
    num_added, dropped, failed = _ask_about_all(record, model, only)
    if json_output:
        from standoff.record.shown import as_json as json_text

        click.echo(json_text({"added": num_added, "dropped": dropped, "failed": failed}))
        return
    _say(num_added, dropped, failed)


def _ask_about_all(path: Path, model: Any, only: str | None) -> tuple[int, list[dict[str, str]], list[dict[str, str]]]:
    """Ask about every document in turn and add what is kept, document by document.

    Raises:
        Failure: there is no such record or document, or the model cannot be asked at all.
    """
    from standoff.commands.record import opened
    from standoff.read.model_client import ModelError
    from standoff.read.proposer import propose as ask_about

    num_added, dropped, failed = 0, [], []
    with opened(path) as store, progress_bar("asking") as show:
        documents = [stored.document for stored in store.documents() if only in (None, stored.document.name)]
        if not documents:
            raise Failure(f"the record {path} holds no document" + (f" called '{only}'" if only else " yet"))
        for number, document in enumerate(documents):
            try:
                found = ask_about(document, model, lambda share, before=number: show((before + share) / len(documents)))
            except ModelError as error:
                raise Failure(str(error)) from None
            num_added += store.add_items(document.sha256, found.items)
            dropped += [
                {"document": document.name, "kind": drop.kind, "words": drop.words, "why": drop.why}
                for drop in found.dropped
            ]
            failed += [{"document": document.name, "why": why} for why in found.failed]
    return num_added, dropped, failed


def _say(num_added: int, dropped: list[dict[str, str]], failed: list[dict[str, str]]) -> None:
    from standoff.record.shown import shown

    click.echo(f"items added: {num_added}; proposals dropped: {len(dropped)}")
    for drop in dropped:
        click.echo(shown(f"  dropped  {drop['document']}  {drop['kind']}: {drop['why']}  “{drop['words']}”"))
    for one in failed:
        talk(shown(f"  no answer  {one['document']}  {one['why']}"))
