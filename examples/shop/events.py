"""The shop's traffic: 300 seeded calls of about 40 users, each with the fate that it must meet.

Nothing here looks at the server. Every call carries its expected fate from the moment it is made up, so that the demo
can compare what came out with what had to.
"""

from __future__ import annotations

import random
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

SEED = 20261123
OPENING = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
APP = {"app": {"name": "shop", "version": "4.2.0"}}
PRODUCTS = [
    ("p-100", "Desk lamp", 39.0),
    ("p-200", "Notebook", 4.5),
    ("p-300", "Office chair", 189.0),
    ("p-400", "Pen", 1.2),
]

Source = Literal["shop-web", "shop-api"]


@dataclass(frozen=True)
class Call:
    """One call of an SDK: `method` and its arguments, the source that it is sent to, and what must become of it.

    `fate` is `delivered`, `filtered` or the reason why the tracking plan blocks it. `again` marks the second sending
    of a message that was sent before.
    """

    source: Source
    method: Literal["identify", "track", "page"]
    arguments: dict[str, Any]
    fate: str = "delivered"
    again: bool = False


@dataclass
class Expected:
    """What must come out for one source."""

    received: int = 0
    duplicates: int = 0
    blocked: Counter[str] = field(default_factory=Counter)
    filtered: int = 0
    delivered: int = 0


def calls(seed: int = SEED) -> list[Call]:
    """The 300 calls, in sending order; the last 20 repeat earlier messages."""
    chance = random.Random(seed)
    unique = [*_browsing(chance), *_ordering(chance), *_broken(chance), *_staff(chance)]
    chance.shuffle(unique)
    stamped = [_stamp(call, at, chance) for at, call in enumerate(unique)]
    retried = [call for call in stamped if call.source == "shop-api" and call.fate == "delivered"][:20]
    return [*stamped, *(replace(call, again=True) for call in retried)]


def expected(sent: list[Call]) -> dict[str, Expected]:
    """What must come out of a list of calls, by source."""
    out: dict[str, Expected] = {}
    for call in sent:
        row = out.setdefault(call.source, Expected())
        row.received += 1
        if call.again:
            row.duplicates += 1
        elif call.fate in ("delivered", "filtered"):
            setattr(row, call.fate, getattr(row, call.fate) + 1)
        else:
            row.blocked[call.fate] += 1
    return out


def _browsing(chance: random.Random) -> Iterator[Call]:
    """The website: no plan is connected, so everything is delivered, without e-mail addresses."""
    for user in _users():
        yield Call("shop-web", "page", {"user_id": user, "name": "Home", "properties": {"path": "/"}})
        for _ in range(2):
            yield Call("shop-web", "track", _viewed(user, chance))
        yield Call(
            "shop-web", "identify", {"user_id": user, "traits": {"email": f"{user}@example.com", "plan": "free"}}
        )


def _ordering(chance: random.Random) -> Iterator[Call]:
    """The shop's server: calls as the tracking plan wants them."""
    for user in _users():
        yield Call("shop-api", "track", _order(user, chance))
    for user in _users()[:20]:
        yield Call("shop-api", "track", {"user_id": user, "event": "Signed Up", "properties": {"method": "email"}})
        yield Call("shop-api", "identify", {"user_id": user, "traits": {"email": f"{user}@example.com"}})


def _broken(chance: random.Random) -> Iterator[Call]:
    """Calls that the plan blocks, each for one reason."""
    for user in _users()[:8]:
        misspelt = {**_order(user, chance), "event": "Order Complete"}
        yield Call("shop-api", "track", misspelt, "unplanned")
    for user in _users()[8:15]:
        order = _order(user, chance)
        order["properties"] = {**order["properties"], "total": "12,50 EUR"}
        yield Call("shop-api", "track", order, "schema_violation")
    for user in _users()[15:20]:
        yield Call("shop-api", "track", {**_order(user, chance), "context": {}}, "common_schema_violation")


def _staff(chance: random.Random) -> Iterator[Call]:
    """Internal traffic: the plan lets it through, the filter keeps it from the webhook."""
    for number in range(1, 21):
        yield Call("shop-api", "track", _order(f"staff-{number % 3 + 1:02}", chance), "filtered")


def _users() -> list[str]:
    return [f"user-{number:03}" for number in range(1, 41)]


def _viewed(user: str, chance: random.Random) -> dict[str, Any]:
    product_id, name, price = chance.choice(PRODUCTS)
    properties = {"product_id": product_id, "name": name, "price": price}
    return {"user_id": user, "event": "Product Viewed", "properties": properties}


def _order(user: str, chance: random.Random) -> dict[str, Any]:
    product_id, name, price = chance.choice(PRODUCTS)
    quantity = chance.randint(1, 4)
    products = [{"product_id": product_id, "name": name, "price": price, "quantity": quantity}]
    order = {"order_id": f"o-{chance.randrange(10**6):06}", "total": round(price * quantity, 2), "currency": "EUR"}
    return {"user_id": user, "event": "Order Completed", "properties": {**order, "products": products}}


def _stamp(call: Call, at: int, chance: random.Random) -> Call:
    """Give a call its time, its message id and, unless it says otherwise, its context."""
    message_id = str(uuid.UUID(int=chance.getrandbits(128), version=4))
    fixed = {"timestamp": OPENING + timedelta(seconds=17 * at), "message_id": message_id}
    return replace(call, arguments={"context": APP, **call.arguments, **fixed})
