"""The `kiosk` command: each process of a device, enrolment, health, pictures and the demo.

Only parses, calls and turns known errors into one plain line and an exit code (1: the world, 2: usage).
"""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kiosk.settings import load_settings

app = typer.Typer(name="kiosk", help=__doc__, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

reader_commands = typer.Typer(help="The card reader.", no_args_is_help=True)
app.add_typer(reader_commands, name="reader")

SettingsFile = Annotated[
    Path | None,
    typer.Option("--settings", envvar="KIOSK_SETTINGS", help="TOML file of this device's settings.", dir_okay=False),
]


class Device(StrEnum):
    """Sizes that pictures are made for."""

    kiosk = "kiosk"
    tablet = "tablet"
    compact = "compact"


class Camera(StrEnum):
    """Where pictures come from."""

    auto = "auto"
    test = "test"


class DemoReader(StrEnum):
    """Card readers that the demo can have."""

    rdm6300 = "rdm6300"
    osdp = "osdp"


class ThemeName(StrEnum):
    """Colour themes."""

    light = "light"
    dark = "dark"
    contrast = "contrast"


class Language(StrEnum):
    """Languages of the screens."""

    en = "en"
    es = "es"


@app.command()
def screen(settings: SettingsFile = None) -> None:
    """Show the screen that residents touch."""
    from kiosk.app import run_screen_process

    raise typer.Exit(run_screen_process(load_settings(settings)))


@app.command()
def sync(settings: SettingsFile = None) -> None:
    """Drain commands to central and pull changes from it, until stopped."""
    from kiosk.app import run_sync_process

    run_sync_process(load_settings(settings))


@app.command()
def hardware(settings: SettingsFile = None) -> None:
    """Drive the card reader and the receipt printer, until stopped."""
    from kiosk.app import run_hardware_process

    run_hardware_process(load_settings(settings))


printer = typer.Typer(help="The receipt printer.", no_args_is_help=True)
app.add_typer(printer, name="printer")


@printer.callback()
def _printer() -> None:
    """The receipt printer."""


@printer.command("test")
def printer_test(
    settings: SettingsFile = None,
    wait: Annotated[float, typer.Option(help="Seconds to wait for the printer.")] = 60,
    lang: Annotated[Language, typer.Option()] = Language.en,
) -> None:
    """Print the test page through the running hardware process; exit 1 when the printer did not confirm it."""
    from kiosk.device.clock import TrustedClock
    from kiosk.device.keys import device_keys
    from kiosk.hardware.receipt_printer.self_test import print_self_test, told, wait_for_test
    from kiosk.store.engine import open_store

    device = load_settings(settings)
    if device.printer is None:
        typer.echo("This device has no receipt printer in its settings.")
        raise typer.Exit(1)
    store = open_store(device.store_path, device_keys(device).store_key)
    try:
        clock = TrustedClock(store)
        job = print_self_test(store, device.printer, clock.now_ms(), language=lang.value)
        ended = wait_for_test(store, job, wait, clock.now_ms)
    finally:
        store.close()
    typer.echo(told(ended))
    raise typer.Exit(0 if ended.state == "printed" else 1)


@app.command()
def call(
    camera: Annotated[Camera, typer.Option(envvar="KIOSK_CAMERA", help="auto: the first camera that opens; test: a made-up one.")],
    visit: Annotated[str, typer.Option(help="Hold a video visit, by the relay at this address (https://…).")] = "",
    log_level: Annotated[str, typer.Option(envvar="KIOSK_LOG_LEVEL")] = "INFO",
) -> None:
    """Own the camera for whoever is at the other end of standard input, a socket, until it closes. Reads no settings and no keys."""
    from kiosk.app import run_call_process, run_visit_process

    if visit:
        run_visit_process(camera.value, visit, log_level)
    run_call_process(camera.value, log_level)


@app.command()
def play(log_level: Annotated[str, typer.Option(envvar="KIOSK_LOG_LEVEL")] = "INFO") -> None:
    """Decode titles for whoever is at the other end of standard input, a socket, until it closes. Reads no settings and no store."""
    from kiosk.app import run_player_process

    run_player_process(log_level)


keys = typer.Typer(help="The master keys of an installed device; for root.", no_args_is_help=True)
app.add_typer(keys, name="keys")


@keys.command("make")
def keys_make() -> None:
    """Make the master keys that this machine lacks, encrypted for this machine alone (systemd-creds); at first boot."""
    from kiosk.device.credentials import make_credentials

    for name in make_credentials():
        typer.echo(f"made {name}")


@keys.command("destroy")
def keys_destroy(settings: SettingsFile = None) -> None:
    """Destroy the master keys of a device that central's last order cleared; all of them once central was told."""
    from kiosk.device.credentials import destroy_credentials
    from kiosk.sync.clearing import last_words

    words = last_words(load_settings(settings).data)
    if words is None:
        typer.echo("kiosk: this device was not cleared", err=True)
        raise typer.Exit(1)
    # What it tells central with is needed until central was told; a half word has nobody to tell.
    keep = () if words.told or not words.device else ("signing",)
    for name in destroy_credentials(keep):
        typer.echo(f"destroyed {name}")


@app.command()
def egress(settings: SettingsFile = None) -> None:
    """Print the packet filter that these settings ask for, for `nft -f -`."""
    from kiosk.device.egress import addresses, filter_rules, flows_of, system_user_id

    typer.echo(filter_rules(flows_of(load_settings(settings)), addresses, system_user_id), nl=False)


@app.command()
def enrol(
    code: Annotated[
        str | None, typer.Option(help="One-time code of facility IT; without one, this device waits until IT approves it.")
    ] = None,
    settings: SettingsFile = None,
    central: Annotated[str | None, typer.Option(help="Central's address, instead of the settings' own.")] = None,
    ca: Annotated[Path | None, typer.Option(help="PEM file of the facility's CA.", dir_okay=False)] = None,
    ca_fingerprint: Annotated[str | None, typer.Option(help="SHA-256 of the facility's CA, as IT gave it with the code.")] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Enrol a frozen or revoked device anew; its other processes must not run.")
    ] = False,
) -> None:
    """Join the fleet: wait for the approval of facility IT, or use a one-time code; makes keys and store, pins the facility's CA."""
    from kiosk.app import features, stop_on_signals
    from kiosk.sync.enrol import enrol as join
    from kiosk.sync.headless import announce
    from kiosk.sync.pinning import fetch_authority, read_authority

    over = {"central_url": central, "central_ca": ca, "central_ca_fingerprint": ca_fingerprint}
    device = load_settings(settings, {name: str(value) for name, value in over.items() if value is not None})
    if code is None:
        if again:
            raise typer.BadParameter("--again needs a code of `central device reenrol`", param_hint="--code")
        raise typer.Exit(announce(device, features(), stop_on_signals(), typer.echo))
    authority = None
    if ca is not None:
        authority = read_authority(ca)
    elif ca_fingerprint is not None:
        authority = fetch_authority(device.central_url, ca_fingerprint)
    identity = join(device, code, authority=authority, again=again, features=features())
    typer.echo(f"Enrolled as {identity.name} ({identity.device}) at {identity.facility}.")


@reader_commands.command("pair")
def reader_pair(settings: SettingsFile = None) -> None:
    """Give an OSDP reader that is in install mode a new key of its own; the hardware process must be stopped."""
    from kiosk.hardware.card_reader.osdp_pairing import NotPaired, pair

    device = load_settings(settings)
    if device.reader is None:
        raise typer.BadParameter("the settings name no reader", param_hint="--settings")
    try:
        pair(device, device.reader)
    except NotPaired as error:
        typer.echo(f"kiosk: {error}", err=True)
        raise typer.Exit(1) from None
    typer.echo("The reader has a key of its own now. Take it out of install mode, then start the hardware process.")


@app.command()
def migrate(
    settings: SettingsFile = None,
    to: Annotated[str, typer.Option(help="Take migrations back to this one: an older release asks for it.")] = "",
) -> None:
    """Bring the store's tables to this program's version; run before the other processes start."""
    from kiosk.device.keys import device_keys
    from kiosk.store.engine import open_store
    from kiosk.store.migrate import downgrade, upgrade
    from kiosk.store.way_back import is_newer, let_newer_go_back

    device = load_settings(settings)
    if not device.store_path.exists():
        typer.echo("There is nothing to migrate: this device was never enrolled.")
        return
    store = open_store(device.store_path, device_keys(device).store_key)
    try:
        if to:
            downgrade(store, to)
        elif is_newer(store):
            let_newer_go_back(device.release, settings)
        else:
            upgrade(store)
    finally:
        store.close()


@app.command()
def unlocked(settings: SettingsFile = None) -> None:
    """Whether central unlocked this device for its owner (exit 0), so that it need not be locked down any more; else exit 1."""
    from kiosk.device.destroying import LAST_WORDS, UNLOCKED

    data = load_settings(settings).data
    yes = (data / UNLOCKED).exists() and (data / LAST_WORDS).exists()
    typer.echo("This device is its owner's." if yes else "This device belongs to the facility.")
    raise typer.Exit(0 if yes else 1)


@app.command()
def doctor(settings: SettingsFile = None, as_json: Annotated[bool, typer.Option("--json", help="Machine-readable.")] = False) -> None:
    """Look at every part of this device. Exit 0: all is well; 1: something is a problem; 3: something needs care or is not known."""
    from kiosk.device.health import doctor as health

    findings = health.check_device(load_settings(settings))
    if as_json:
        typer.echo(json.dumps(health.as_json(findings), indent=2))
    else:
        for finding in findings:
            typer.echo(finding.as_line())
    raise typer.Exit(health.exit_code(findings))


@app.command()
def audit(as_json: Annotated[bool, typer.Option("--json", help="Machine-readable.")] = False) -> None:
    """Try the ways out of this device; as root. Exit 0: all are shut; 1: one is open; 3: none is, and some cannot be tested here."""
    from kiosk.audit import tried
    from kiosk.audit.audit import audit as try_all

    found = try_all()
    if as_json:
        typer.echo(json.dumps(tried.as_json(found), indent=2))
    else:
        for one in found:
            typer.echo(one.as_line())
    raise typer.Exit(tried.exit_code(found))


@app.command()
def shots(
    out: Annotated[Path, typer.Argument(help="Folder for the pictures.", file_okay=False)],
    device: Annotated[Device, typer.Option()] = Device.kiosk,
    theme: Annotated[ThemeName, typer.Option()] = ThemeName.light,
    lang: Annotated[Language, typer.Option()] = Language.en,
    text: Annotated[int, typer.Option(min=100, max=200, help="100, 150 or 200 (percent).")] = 100,
    gallery: Annotated[bool, typer.Option("--gallery", help="Every control in its states instead, in each theme.")] = False,
) -> None:
    """Draw every screen of the running app, with demo data, to PNG files of the device's size."""
    if text not in {100, 150, 200}:
        raise typer.BadParameter("text size is 100, 150 or 200", param_hint="--text")
    from kiosk.ui.shots import shots as draw

    if gallery:
        from kiosk.ui.gallery import gallery as draw_controls

        for path in draw_controls(out, device.value, lang.value, text):
            typer.echo(path)
        return
    for path in draw(out, device.value, theme.value, lang.value, text):
        typer.echo(path)


@app.command()
def demo(
    data: Annotated[Path, typer.Option(help="Folder for the demo's data; made anew at each start.")] = Path("demo-data"),
    pictures: Annotated[Path, typer.Option(help="Where the tour's pictures go when there is no display.")] = Path("demo-data/tour"),
    tour: Annotated[
        bool | None, typer.Option("--tour/--no-tour", help="Drive the tour offscreen (default: when there is no display).")
    ] = None,
    page_port: Annotated[int, typer.Option(help="Port of the control page on this machine.")] = 8099,
    reader: Annotated[DemoReader, typer.Option(help="The card reader of the kiosk.")] = DemoReader.rdm6300,
) -> None:
    """Run everything on this machine: central, the device's processes, simulators, and a control page."""
    from kiosk.demo.demo import run_demo

    raise typer.Exit(run_demo(data, pictures, tour=tour, page_port=page_port, reader=reader.value))


def main() -> None:
    """Obey the command line."""
    from kiosk.app import in_plain_words

    with in_plain_words():
        app()
