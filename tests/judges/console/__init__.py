"""The staff console in a real Chromium, driven by Playwright."""
