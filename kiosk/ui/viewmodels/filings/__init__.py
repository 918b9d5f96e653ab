"""View models of what was filed: where one stands, what is said about it, and the list of all."""
