"""Make `deals.json` anew: numbers of deals of which `solitaire_search.can_be_won` finds that they can be won. Takes some minutes.

python -m resources.games.build_deals
"""

from __future__ import annotations

import json
from itertools import count, islice

from kiosk.games.solitaire_rules import deal
from kiosk.games.solitaire_search import can_be_won
from resources import RESOURCES

DEALS = 400
#: Deals that are won by looking at few states are those that a person can win too.
MOST_NODES = 350


def main() -> None:
    """Write the list."""
    found = {str(draw): list(islice((seed for seed in count(1) if can_be_won(deal(seed, draw), MOST_NODES)), DEALS)) for draw in (1, 3)}
    (RESOURCES / "games" / "deals.json").write_text(json.dumps(found, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
