"""The facility's set of eCards: pictures, their names in two languages, and what draws them."""
