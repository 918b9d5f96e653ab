"""The panel as it would be without our randomness: what the wheel does of itself. Only to show that replay is a real attack."""

from unittest import mock

from kiosk.hardware.card_reader import osdp_panel


class Unfed:
    """Leaves libc's generator as it is."""

    def feed(self) -> None:
        """Nothing."""


if __name__ == "__main__":
    with mock.patch.object(osdp_panel, "FedRandom", Unfed):
        osdp_panel.main()
