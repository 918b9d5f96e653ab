"""The screen process: view models and QML."""
