"""Central's own TLS: the facility's certificate authority, the servers' certificates, and serving with them."""
