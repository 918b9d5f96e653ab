"""`central load`: many simulated devices that speak the real protocol to a central of their own, and what that costs."""
