"""The demo facility's commissary: goods on its shelves, money and a pack from family for Marcus. Running it again changes nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, select

from central.commissary import family, goods, packs
from central.commissary.tables import goods as goods_table
from resources import RESOURCES

HOUR_MS = 3_600_000
_SENDER = "Rosa Hale"
_GIFT_CENTS = 1500
_EACH_WEEK_CENTS = 2000


def seed_commissary(connection: Connection, resident: str, now_ms: int) -> bool:
    """Fill the shelves; False when there are goods already."""
    if connection.execute(select(goods_table.c.good)).first() is not None:
        return False
    file = goods.GoodsFile.model_validate_json((RESOURCES / "demo" / "commissary" / "goods.json").read_bytes())
    goods.load(connection, file, {one.shelf for one in file.root}, now_ms)
    today = datetime.fromtimestamp(now_ms / 1000, UTC).date()
    family.give(connection, resident, _GIFT_CENTS, who=_SENDER, reference="demo-family-1", now_ms=now_ms - 60 * HOUR_MS)
    next_day = (today + timedelta(days=4)).isoformat()
    family.promise(connection, resident, _EACH_WEEK_CENTS, who=_SENDER, every="week", next_day=next_day, now_ms=now_ms)
    pack = packs.add(
        connection,
        resident,
        sender=_SENDER,
        name={"en": "Summer pack", "es": "Paquete de verano"},
        lines=("2 x Oat cookies", "1 x Coffee", "3 x Chicken noodles"),
        expected=today + timedelta(days=3),
        now_ms=now_ms - 50 * HOUR_MS,
    )
    packs.step(connection, pack, "shipped", carrier="USPS", tracking="9400 1000 0000 4218", now_ms=now_ms - 20 * HOUR_MS)
    return True
