"""`python -m kiosk`."""

from kiosk.start import main

main()
