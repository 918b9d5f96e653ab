"""List models for QML: rows of frozen values, changed in place so that a list keeps its scroll place."""
