"""Which driver a reader gets."""

from __future__ import annotations

import structlog

from kiosk.device.keys import reader_key
from kiosk.hardware.card_reader import osdp_reader, pcsc_reader
from kiosk.hardware.card_reader.osdp_reader import OsdpReader
from kiosk.hardware.card_reader.pcsc_reader import PcscReader
from kiosk.hardware.card_reader.port import CardReader, Trust
from kiosk.hardware.card_reader.protocols import SERIAL_PROTOCOLS
from kiosk.hardware.card_reader.serial_reader import SerialReader
from kiosk.settings import DeviceSettings, ReaderSettings

log = structlog.get_logger(__name__)


def trust_of(reader: ReaderSettings) -> Trust:
    """How much one reading of this reader says."""
    if reader.protocol == "osdp":
        return osdp_reader.TRUST
    return pcsc_reader.TRUST if reader.protocol == "pcsc" else SERIAL_PROTOCOLS[reader.protocol].trust


def reader_of(reader: ReaderSettings, device: DeviceSettings) -> CardReader:
    """The driver for a reader of this device. Raises KeysUnreadable."""
    log.info("reader", protocol=reader.protocol, trust=trust_of(reader).value)
    if reader.protocol == "osdp":
        return OsdpReader(reader.port, reader.baud, reader.address, reader_key(device, reader.address))
    if reader.protocol == "pcsc":
        return PcscReader(reader.port)
    return SerialReader(reader.port, reader.baud, SERIAL_PROTOCOLS[reader.protocol])
