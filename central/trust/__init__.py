"""The trust account's mirror: reports of the facility, transfers to credits, obligations."""
