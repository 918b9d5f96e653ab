"""The `central` command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from central.allowances.cli import app as allowances_app
from central.calls.cli import PAGES
from central.calls.cli import app as call_app
from central.cards.cli import app as card_app
from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened, settings_of
from central.clock import now_ms
from central.commissary.cli import app as commissary_app
from central.console.cli import app as console_app
from central.contacts.cli import app as contact_app
from central.courses.cli import app as course_app
from central.database import Database
from central.deposits.cli import app as deposits_app
from central.devices.cli import app as device_app
from central.facility.cli import app as policy_app
from central.facility.cli import facility_app, read_policy
from central.facility.facility import NoFacility
from central.filings.cli import app as filing_app
from central.filings.forms_cli import app as forms_app
from central.filings.tickets_cli import app as ticket_app
from central.leaving.cli import add_commands as add_leaving_commands
from central.ledger.cli import app as ledger_app
from central.load.cli import load_command
from central.log import configure_logs
from central.mail_in.cli import app as mail_app
from central.media.cli import app as media_app
from central.migrate import SchemaOutdated, upgrade
from central.news.cli import app as news_app
from central.notices.cli import app as notice_app
from central.orders.cli import add_commands as add_order_commands
from central.prices.cli import app as prices_app
from central.receipts.cli import app as receipt_app
from central.residents.cli import app as resident_app
from central.residents.staff_cli import app as staff_app
from central.restrictions.cli import app as restrictions_app
from central.screening.cli import app as screening_app
from central.seed_demo import seed_demo
from central.sms.cli import app as sms_app
from central.streams.cli import app as streams_app
from central.streams.cli import restored_command
from central.tls.authority import tls_files
from central.tls.cli import app as tls_app
from central.trust.cli import app as trust_app
from central.updates.cli import app as update_app
from central.visits.cli import add_times_page
from central.visits.cli import app as visit_app

app = typer.Typer(help="The server that devices sync with.", no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False)
app.add_typer(mail_app, name="mail")
app.add_typer(screening_app, name="screening")
app.add_typer(ledger_app, name="ledger")
app.add_typer(allowances_app, name="allowances")
add_leaving_commands(resident_app)
app.add_typer(resident_app, name="resident")
app.add_typer(staff_app, name="staff")
app.add_typer(console_app, name="console")
app.add_typer(card_app, name="card")
app.add_typer(receipt_app, name="receipt")
app.add_typer(contact_app, name="contact")
app.add_typer(call_app, name="call")
app.add_typer(notice_app, name="notice")
app.add_typer(news_app, name="news")
app.add_typer(sms_app, name="sms")
app.add_typer(media_app, name="media")
app.add_typer(course_app, name="course")
app.add_typer(forms_app, name="forms")
app.add_typer(filing_app, name="filing")
app.add_typer(ticket_app, name="ticket")
app.add_typer(commissary_app, name="commissary")
add_order_commands(device_app)
app.add_typer(device_app, name="device")
app.add_typer(policy_app, name="policy")
app.add_typer(facility_app, name="facility")
app.add_typer(streams_app, name="streams")
app.add_typer(tls_app, name="tls")
app.add_typer(deposits_app, name="deposits")
app.add_typer(prices_app, name="prices")
app.add_typer(restrictions_app, name="restrictions")
app.add_typer(trust_app, name="trust")
app.add_typer(update_app, name="update")
app.add_typer(visit_app, name="visit")
PAGES.append(add_times_page)
app.command("restored")(restored_command)
app.command("load")(load_command)


@app.command("serve")
def serve_command(
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8443,
    host: str = "127.0.0.1",
    smtp_port: Annotated[int | None, typer.Option(min=0, max=65535)] = None,
    lmtp_port: Annotated[int | None, typer.Option(min=0, max=65535)] = None,
    maildir: Annotated[Path | None, typer.Option(help="Deliver mail into this Maildir.")] = None,
    relay: Annotated[str | None, typer.Option(help="Deliver mail by this SMTP relay, host:port.")] = None,
    sms_folder: Annotated[Path | None, typer.Option(help="Write short messages into this folder.")] = None,
    sms_gateway: Annotated[str | None, typer.Option(help="Send short messages by this gateway (https address).")] = None,
    sms_gateway_name: Annotated[str, typer.Option(help="Its name, as `central sms gateway add` has it.")] = "",
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that serve; more than one needs PostgreSQL.")] = 1,
    tls: Annotated[bool, typer.Option("--tls", help="Serve with the certificate of `central tls issue`.")] = False,
    tls_certificate: Annotated[Path | None, typer.Option(help="PEM chain of the facility's CA; without one, plain HTTP.")] = None,
    tls_key: Annotated[Path | None, typer.Option(help="PEM key of the certificate.")] = None,
    log_level: str = "INFO",
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Run central until SIGTERM or SIGINT. Port 0 takes a free one; the readiness line on standard error says which."""
    from central.serve import Listening, make_sms_transport, make_transport
    from central.workers import serve

    if tls:
        tls_certificate, tls_key = tls_files(data).server, None
        if not tls_certificate.exists():
            fail("there is no server certificate yet: run `central tls init` and `central tls issue HOST`")
    settings = settings_of(database, data).model_copy(update={"log_level": log_level})
    try:
        transport = make_transport(maildir, relay)
        sms = make_sms_transport(settings, sms_folder, sms_gateway, sms_gateway_name)
        serve(settings, Listening(host, port, smtp_port, lmtp_port, tls_certificate, tls_key), transport, workers, sms)
    except (SchemaOutdated, NoFacility, ValueError) as error:
        fail(str(error))
    except OSError as error:
        fail(f"cannot listen: {error.strerror}")


@app.command("migrate")
def migrate_command(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Bring the database to this program's version."""
    settings = settings_of(database, data)
    configure_logs("WARNING")
    found = Database(settings.database_url)
    try:
        upgrade(found)
    finally:
        found.close()
    typer.echo("migrated")


@app.command("seed-demo")
def seed_demo_command(
    policy: Annotated[Path, typer.Argument(help="JSON file of the facility's policy.", exists=True, dir_okay=False)],
    story: Annotated[bool, typer.Option("--story", help="And what happened there lately.")] = False,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Add the demo facility with its made-up people."""
    read = read_policy(policy)
    with opened(database, data) as db:
        with db.write() as connection:
            seeded = seed_demo(connection, read, now_ms())
            if seeded:
                from central.filings.demo import seed_forms

                seed_forms(connection, data, now_ms())
        if story:
            from central.seed_story import seed_story

            seeded = seed_story(db, settings_of(database, data), now_ms()) or seeded
    typer.echo("seeded" if seeded else "there is a facility already: nothing changed")


@app.command("seed-demo-media")
def seed_demo_media_command(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Fill the demo facility's media store with the titles that lie in this program. Central may run meanwhile."""
    from central.seed_media import seed_media

    with opened(database, data) as db:
        refused = seed_media(db, settings_of(database, data), now_ms())
    for why in refused:
        typer.echo(why, err=True)
    if refused:
        raise typer.Exit(1)
    typer.echo("the media store is filled")


def main() -> None:
    """Entry point."""
    app()


if __name__ == "__main__":
    main()
