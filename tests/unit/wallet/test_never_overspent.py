"""Any order of spends, outcomes, balances and allowances: what the screen offers is never more than central holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.wallet.rules import Amounts, Granted, Movement, Standing, returns_for, standing

START = 20


@dataclass
class World:
    """Central's ledger of one resident's stamps, one allowance of one device, and what that device has heard."""

    free: int = START
    granted: int = 0
    used: int = 0
    open: bool = False
    made: list[Movement] = field(default_factory=list)
    #: Made here, not yet at central: (index, cost, by allowance).
    queue: list[tuple[int, int, bool]] = field(default_factory=list)
    heard: tuple[int, dict[str, int]] = (START, {})
    booked: set[int] = field(default_factory=set)
    signed: int = 0
    returned: bool = False
    refused: set[int] = field(default_factory=set)
    spent: int = 0
    gifts: int = 0

    def stands(self) -> Standing:
        free, aside = self.heard
        made = [movement for place, movement in enumerate(self.made) if place not in self.refused]
        granted = [Granted("a", Amounts(self.signed), 1, 100, usable=not self.returned)] if self.signed else []
        return standing(Amounts(free), {name: Amounts(stamps) for name, stamps in aside.items()}, granted, made)

    def gift(self, stamps: int) -> None:
        """Somebody buys stamps for the resident."""
        self.free, self.gifts = self.free + stamps, self.gifts + stamps

    def top_up(self, stamps: int) -> None:
        """Central moves stamps into escrow; the device may hear of it later."""
        if not self.returned and stamps <= self.free and (self.open or not self.granted):
            self.free, self.granted, self.open = self.free - stamps, self.granted + stamps, True

    def sign(self) -> None:
        """The device hears the newest revision."""
        self.signed = max(self.signed, self.granted)

    def close(self) -> None:
        """Central ends the allowance: expired, or reclaimed."""
        if self.open:
            self.free, self.open = self.free + self.granted - self.used, False

    def hear(self) -> None:
        """The device hears the balances of this moment, and which commands they contain."""
        self.heard = (self.free, {"a": self.granted - self.used} if self.open else {})
        for place in self.booked:
            old = self.made[place]
            self.made[place] = Movement(old.command, old.change, old.allowance, settled=True)

    def spend(self, cost: int, how: Literal["allowance", "wallet"]) -> None:
        """What the screen offers is taken."""
        stands = self.stands()
        assert stands.total is not None
        by_allowance = how == "allowance" and any(left.amount.stamps >= cost for left in stands.allowances)
        if not by_allowance:
            returned = returns_for(stands, Amounts(cost))
            if returned is None:
                return
            if returned:
                self.returned = True
                self.queue.append((-1, 0, False))
        self.made.append(Movement(f"c-{len(self.made)}", Amounts(-cost), "a" if by_allowance else None))
        self.queue.append((len(self.made) - 1, cost, by_allowance))

    def arrive(self) -> None:
        """Central takes the oldest command: escrow first, else the wallet, else it refuses."""
        if not self.queue:
            return
        place, cost, by_allowance = self.queue.pop(0)
        if place < 0:
            self.close()
            return
        if by_allowance and self.open and cost <= self.granted - self.used:
            self.used += cost
        elif cost <= self.free:
            self.free -= cost
        else:
            self.refused.add(place)
            return
        self.booked.add(place)
        self.spent += cost


STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["top_up", "gift"]), st.integers(1, 6)),
        st.tuples(st.just("spend"), st.integers(1, 5), st.sampled_from(["allowance", "wallet"])),
        st.tuples(st.sampled_from(["sign", "close", "hear", "arrive"])),
    ),
    max_size=40,
)


@settings(max_examples=400, deadline=None)
@given(STEPS)
def test_nothing_is_offered_that_central_does_not_hold(steps: list[tuple[object, ...]]) -> None:
    world = World()
    for name, *given_ in steps:
        getattr(world, str(name))(*given_)
        total = world.stands().total
        assert total is not None
        pending = sum(cost for place, cost, _ in world.queue if place >= 0)
        holds = world.free + (world.granted - world.used if world.open else 0)
        assert holds + world.spent == START + world.gifts
        unsettled = sum(-one.change.stamps for n, one in enumerate(world.made) if n in world.booked and not one.settled)
        assert total.stamps <= max(0, holds - pending), (unsettled, "shown twice")
        assert sum(left.amount.stamps for left in world.stands().allowances) <= total.stamps
    while world.queue:
        world.arrive()
    world.hear()
    total = world.stands().total
    assert total is not None
    assert total.stamps == world.free + (world.granted - world.used if world.open and world.signed else 0), "in the end they agree"


@given(st.integers(0, 9), st.integers(0, 9), st.integers(1, 20))
def test_all_that_is_there_can_be_spent_in_one(free: int, in_allowance: int, cost: int) -> None:
    held = [Granted("a", Amounts(in_allowance), 1, 100, usable=True)]
    stands = standing(Amounts(free), {"a": Amounts(in_allowance)}, held, [])
    covered = any(left.amount.stamps >= cost for left in stands.allowances) or returns_for(stands, Amounts(cost)) is not None
    assert covered == (cost <= free + in_allowance)


def test_two_allowances_together_never_hold_more_than_there_is() -> None:
    held = [Granted(name, Amounts(5), 1, expires, usable=True) for name, expires in (("later", 200), ("sooner", 100))]
    stands = standing(Amounts(0), {"sooner": Amounts(3), "later": Amounts(3)}, held, [])
    assert [(left.id, left.amount.stamps) for left in stands.allowances] == [("sooner", 5), ("later", 1)]
