"""Handlers of the small commands: signing out, counting wrong PINs, saving settings, returning an allowance."""

from __future__ import annotations

from central.allowances.endings import take_return
from central.commands.handling import Context, Kind, Kinds, Rejected
from central.devices.wrong_pins import charge_device
from central.residents.residents import RESIDENT, count_wrong_pins, get_resident, save_settings
from central.signin.day_use import count_session
from central.signin.grants import close_grant
from kiosk.sync.wire import AllowanceReturn, Command, SessionClose, SettingsSave, SigninWrongPins


def _close(context: Context, _command: Command, payload: SessionClose) -> None:
    if context.grant is None:
        raise Rejected("no_grant", "this kind needs a session grant")
    close_grant(context.connection, context.grant, payload.why, context.now_ms)
    if payload.started_ms is not None and context.role == RESIDENT:
        used = {"started_ms": payload.started_ms, "used_ms": payload.used_ms, "now_ms": context.now_ms}
        count_session(context.connection, context.policy, context.author, context.device, **used)


def _wrong_pins(context: Context, _command: Command, payload: SigninWrongPins) -> None:
    if get_resident(context.connection, payload.resident) is None:
        raise Rejected("unknown_resident", "there is no such resident")
    policy = context.policy.sign_in
    charged = charge_device(context.connection, context.device, payload.count, policy, context.now_ms)
    if charged:
        count_wrong_pins(context.connection, payload.resident, charged, policy, context.now_ms)


def _settings(context: Context, _command: Command, payload: SettingsSave) -> None:
    save_settings(context.connection, context.author, payload, context.now_ms)


def _return_allowance(context: Context, _command: Command, payload: AllowanceReturn) -> None:
    take_return(context.connection, payload, device=context.device, resident=context.author, now_ms=context.now_ms)


HANDLERS: Kinds = {
    ("session.close", 1): Kind(_close, who=("resident", "it"), by_given_pin=True),
    ("signin.wrong_pins", 1): Kind(_wrong_pins),
    ("settings.save", 1): Kind(_settings),
    ("wallet.allowance_return", 1): Kind(_return_allowance, by_given_pin=True),
}
