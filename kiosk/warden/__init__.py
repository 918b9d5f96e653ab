"""The warden: a small process of root that carries out central's signed orders, and nothing else.

It takes nothing of the rest of the program: the standard library, and one check of a signature. So it can stand outside the releases
that it switches. It has no store, no settings of the device and no network; whoever asks it brings an order, which it checks itself.
"""
