"""Commands of residents: the chain, the outcomes, one handler a kind."""
