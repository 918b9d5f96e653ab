"""Signs receipts as they are printed, with the device's receipt key: offline, in the process that prints, once a paper (`adr/0010`)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.device.identity import load_identity
from kiosk.device.keyrings import KeysMissing
from kiosk.device.keys import DeviceKeys
from kiosk.hardware.receipt import Receipt
from kiosk.store.engine import Store
from kiosk.sync.outbox import NotEnrolled
from kiosk.sync.receipt_form import ReceiptForm, key_id_of, signed_part

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class ReceiptSeal:
    """Puts the signed short form into a receipt's QR code. Facility and device are those of the enrolment."""

    key: Ed25519PrivateKey = field(repr=False)
    facility: str
    device: str

    def sealed(self, receipt: Receipt, *, duplicate: bool) -> Receipt:
        """The receipt with its signature; one that proves nothing stays as it is, and so does one that no form can hold."""
        if receipt.proof is None:
            return receipt
        form = ReceiptForm(receipt.proof, key_id_of(self.key.public_key().public_bytes_raw()), duplicate)
        try:
            signature = self.key.sign(signed_part(form.body(), self.facility, self.device))
        except ValueError:
            log.warning("receipt_not_signed")
            return receipt
        return replace(receipt, qr=replace(form, signature=signature).text())


def receipt_seal(store: Store, keys: DeviceKeys) -> ReceiptSeal | None:
    """The seal of this device's enrolment; None (receipts then carry their number only) when it has none yet."""
    try:
        with store.read() as connection:
            identity = load_identity(connection)
        return ReceiptSeal(keys.receipt_key_of(identity.epoch), identity.facility, identity.device)
    except (NotEnrolled, KeysMissing):
        log.warning("receipts_are_not_signed")
        return None
