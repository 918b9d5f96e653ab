"""Frozen settings of one device: a TOML file, overridden by the environment (`KIOSK_DATA`, `KIOSK_READER__PORT`, …).

Nothing here is a rule of the facility: prices, limits and words come from central's policy.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

SETTINGS_VARIABLE = "KIOSK_SETTINGS"
PREFIX = "kiosk_"


class SettingsError(Exception):
    """The settings cannot be used; the text says which and why, in plain words."""


def _https_or_loopback(url: str) -> str:
    """Central is reached over TLS; plain HTTP is for a central on this machine only."""
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return url.rstrip("/")
    if parts.scheme == "http" and parts.hostname in {"127.0.0.1", "localhost", "::1"}:
        return url.rstrip("/")
    raise ValueError("must start with https:// (plain http only to this machine)")


class ReaderSettings(BaseModel):
    """The card reader. `port` is its serial line (best a name that udev gives, such as /dev/lumen/reader), or for "pcsc" a part of the
    reader's name; `address` is that of an OSDP reader. "magstripe_plain": a reader that leaves the check character out."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    protocol: Literal["rdm6300", "magstripe", "magstripe_plain", "wiegand", "osdp", "pcsc"] = "rdm6300"
    port: str
    baud: int = Field(default=9600, ge=1200, le=230_400)
    address: int = Field(default=1, ge=0, le=126)


class PrinterSettings(BaseModel):
    """The receipt printer.

    `port` is a serial line, with transport "file" a USB printer (`/dev/usb/lp0`) or any file, with "tcp" a host and a port (9100
    unless named). `width_dots` is the printable width: 576 on 80 mm paper, 384 on 58 mm. `mode` "auto" draws the receipt where the
    line carries the picture within seconds, and takes the printer's own letters elsewhere.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    transport: Literal["serial", "file", "tcp"] = "serial"
    port: str
    baud: int = Field(default=115_200, gt=0)
    flow: Literal["none", "rtscts", "xonxoff"] = "none"
    width_dots: int = Field(default=576, ge=384, le=832, multiple_of=8)
    mode: Literal["auto", "raster", "text"] = "auto"

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if self.transport == "tcp":
            _ = self.address
        return self

    @property
    def address(self) -> tuple[str, int]:
        """Host and port of a printer on the network; raises ValueError when `port` names none."""
        parts = urlsplit(f"//{self.port}")
        if not parts.hostname or parts.path:
            raise ValueError("must be a host, or host:port")
        return parts.hostname, 9100 if parts.port is None else parts.port

    @property
    def line_baud(self) -> int:
        """The speed of the line, 0 where it is as fast as the printer."""
        return self.baud if self.transport == "serial" else 0


class DeviceSettings(BaseModel):
    """Everything that differs between two devices before they are enrolled."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    data: Path = Field(description="folder of the store, the bell and the development keys")
    kind: Literal["kiosk", "tablet"] = "kiosk"
    serial: str = Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z ._/#+-]{0,63}$", description="as it is printed on the device")
    central_url: Annotated[str, AfterValidator(_https_or_loopback)]
    central_ca: Path | None = Field(default=None, description="PEM file of the facility's own CA, for the enrolment; then it is pinned")
    central_ca_fingerprint: str | None = Field(
        default=None, pattern=r"^[0-9A-Fa-f: ]{64,100}$", description="SHA-256 of that CA, instead of the file"
    )
    enrol_file: Path | None = Field(
        default=None, description="where a file of `central device code --file` may lie at the first start: the boot partition"
    )
    reader: ReaderSettings | None = None
    printer: PrinterSettings | None = None
    handset: Path | None = Field(default=None, description="simulated handset: a file that exists while it is lifted")
    camera: Literal["none", "auto", "test"] = Field(
        default="auto", description="auto: the first camera of this machine; test: a made-up one"
    )
    camera_socket: Path | None = Field(
        default=None, description="where the service of `kiosk call` listens; None: it is started as a child"
    )
    calls_url: Annotated[str, AfterValidator(_https_or_loopback)] | None = Field(
        default=None, description="where central's calls answer (`central call serve`); None: no video visits on this device"
    )
    call_socket: Path | None = Field(
        default=None, description="where the service of `kiosk call --visit` listens; None: it is started as a child"
    )
    warden_socket: Path | None = Field(default=None, description="where `kiosk warden` listens; None: this device has none")
    update_root: Path | None = Field(default=None, description="the trusted root of updates (TUF); None: no updates over the network")
    release: Path = Field(default=Path("/opt/lumen/current"), description="the release that stands; its RELEASE.json says which")
    sysfs: Path = Field(default=Path("/sys"), description="where the kernel tells of the machine; the demo has a tree of its own")
    log_level: str = "INFO"

    @property
    def store_path(self) -> Path:
        """The encrypted store."""
        return self.data / "store.db"

    def log_file(self, process: str) -> Path:
        """Where a process keeps the end of its log, for an order to send it."""
        return self.data / "logs" / f"{process}.log"

    @property
    def archives_path(self) -> Path:
        """Where facility IT puts archives of an encyclopedia (ZIM)."""
        return self.data / "zim"


def _told_by_environment() -> dict[str, object]:
    """Fields named in the environment; two underscores lead into a part. Who is not a field (KIOSK_SETTINGS) is another's."""
    told: dict[str, object] = {}
    for variable, value in os.environ.items():
        name, *inner = variable.lower().removeprefix(PREFIX).split("__")
        if not variable.lower().startswith(PREFIX) or name not in DeviceSettings.model_fields:
            continue
        if inner:
            part = told.setdefault(name, {})
            if isinstance(part, dict):
                part["__".join(inner)] = value
        else:
            told[name] = value
    return told


def _over(values: Mapping[str, object], told: Mapping[str, object]) -> dict[str, object]:
    """What was told wins, within a part too."""
    joined = dict(values)
    for name, value in told.items():
        below = joined.get(name)
        joined[name] = {**below, **value} if isinstance(value, dict) and isinstance(below, dict) else value
    return joined


def load_settings(path: Path | None, over: Mapping[str, str] = MappingProxyType({})) -> DeviceSettings:
    """Read the settings from `path`, else from the file that KIOSK_SETTINGS names, else from the environment alone; `over` joins the
    file's.

    Raises SettingsError with one plain line.
    """
    if path is None and os.environ.get(SETTINGS_VARIABLE):
        path = Path(os.environ[SETTINGS_VARIABLE])
    values: dict[str, object] = {}
    if path is not None:
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"cannot read the settings file {path}: {error}") from error
        except tomllib.TOMLDecodeError as error:
            raise SettingsError(f"the settings file {path} is not valid TOML: {error}") from error
    try:
        return DeviceSettings.model_validate(_over({**values, **over}, _told_by_environment()))
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, part['loc']))}: {part['msg']}".removeprefix(": ") for part in error.errors())
        raise SettingsError(f"settings: {problems}") from error
