"""The demo facility: drawn photos and the control page."""
