"""`central mail ingest`: takes mail from files, as a listener would take it."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.utils import getaddresses
from pathlib import Path
from typing import Annotated

import typer

from central.blobs import Blobs
from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened, settings_of
from central.clock import now_ms
from central.mail_in.ingest import MailIn, UnknownRecipient
from central.mail_in.parse import MAX_MAIL_BYTES, MailRefused

app = typer.Typer(help="Mail in.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keeps `ingest` a sub-command."""


@app.command("ingest")
def ingest(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, readable=True)],
    to: Annotated[str, typer.Option(help="Address of the resident; without one, the To, Cc and Delivered-To of the mail.")] = "",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Take mail from .eml files. Exit code 1 when any was not taken."""
    failed = False
    settings = settings_of(database, data)
    with opened(database, data) as db:
        mail_in = MailIn(db, Blobs(settings.blobs_path), settings.quarantine_path)
        for file in files:
            if file.stat().st_size > MAX_MAIL_BYTES:
                typer.echo(f"{file.name}: refused: the message is larger than 25 MB", err=True)
                failed = True
                continue
            failed = not _ingest(mail_in, file, to) or failed
    if failed:
        raise typer.Exit(1)


def _ingest(mail_in: MailIn, file: Path, to: str) -> bool:
    raw = file.read_bytes()
    addresses = [to] if to else _recipients(mail_in, raw)
    if not addresses:
        typer.echo(f"{file.name}: refused: 5.1.1 unknown resident", err=True)
        return False
    try:
        read = mail_in.read(raw)
    except MailRefused as refusal:
        typer.echo(f"{file.name}: refused: {refusal.reason}", err=True)
        return False
    for address in addresses:
        try:
            taken = mail_in.take(read, address, now_ms())
        except UnknownRecipient:
            typer.echo(f"{file.name}: refused: 5.1.1 unknown resident", err=True)
            return False
        typer.echo(" ".join(part for part in (file.name, taken.state, taken.message or "", ",".join(taken.flags)) if part))
    return True


def _recipients(mail_in: MailIn, raw: bytes) -> list[str]:
    try:
        headers = message_from_bytes(raw, policy=policy.compat32)
    except Exception:  # noqa: BLE001 - whatever the parser meets, `ingest` will name it
        fail("the recipient cannot be read: give --to")
    values = [str(value) for name in ("Delivered-To", "X-Original-To", "To", "Cc") for value in headers.get_all(name, [])]
    found = {address.lower() for _, address in getaddresses(values) if address}
    return sorted(address for address in found if mail_in.known(address))
