"""Handlers of the small commands: signing out, counting wrong PINs, saving settings."""

from __future__ import annotations

from central.commands.handling import Context, Kind, Kinds, Rejected
from central.residents.residents import count_wrong_pins, save_settings
from central.signin.grants import close_grant
from kiosk.sync.wire import Command, SessionClose, SettingsSave, SigninWrongPins


def _close(context: Context, _command: Command, payload: SessionClose) -> None:
    if context.grant is None:
        raise Rejected("no_grant", "this kind needs a session grant")
    close_grant(context.connection, context.grant, payload.why, context.now_ms)


def _wrong_pins(context: Context, _command: Command, payload: SigninWrongPins) -> None:
    count = count_wrong_pins(context.connection, payload.resident, payload.count, context.policy.sign_in, context.now_ms)
    if count is None:
        raise Rejected("unknown_resident", "there is no such resident")


def _settings(context: Context, _command: Command, payload: SettingsSave) -> None:
    save_settings(context.connection, context.author, payload, context.now_ms)


HANDLERS: Kinds = {
    ("session.close", 1): Kind(_close),
    ("signin.wrong_pins", 1): Kind(_wrong_pins),
    ("settings.save", 1): Kind(_settings),
}
