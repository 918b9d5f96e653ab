"""View models of the store, the library, the players and the readers."""
