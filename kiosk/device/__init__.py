"""The device itself: identity, keys, clock, policy, health."""
