"""The panel as it would be without our randomness: what the wheel does of itself. Only to show that replay is a real attack."""

from kiosk.hardware.card_reader import osdp_panel


class Unfed:
    """Leaves libc's generator as it is."""

    def feed(self) -> None:
        """Nothing."""


if __name__ == "__main__":
    osdp_panel.FedRandom = Unfed  # type: ignore[assignment,misc]
    osdp_panel.main()
