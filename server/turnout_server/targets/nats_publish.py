"""NATS: each event as a message on a subject, in a JetStream stream where the settings say so."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from yarl import URL

from turnout_server.retry import Answered, Failed, Outcome, Refused

from .addresses import AddressRefused, addresses
from .target import Parcel, Unusable, World

METADATA_ID = "turnout-nats"
_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class NatsPublish:
    """A server and a subject; with `stream` the server's acknowledgement of each message is waited for."""

    url: str
    subject: str
    stream: bool
    batch: int = 500
    at_once: int = 1
    rest: float = 0.1
    ordered: bool = True

    async def send(self, parcels: Sequence[Parcel], world: World) -> Outcome:
        """Publish; the message id lets JetStream recognise what comes twice."""
        try:
            where = URL(self.url)
            await addresses(where.host or "", where.port or 4222, allow_private=world.allow_private)
            async with asyncio.timeout(_SECONDS):
                await self._publish(parcels)
        except AddressRefused as error:
            return Refused("TARGET_REFUSED", str(error))
        except TimeoutError:
            return Failed("ETIMEDOUT")
        except Exception as error:
            # nats-py has errors of its own for everything that goes wrong.
            return Failed(f"NATS: {type(error).__name__}")
        return Answered(200)

    async def _publish(self, parcels: Sequence[Parcel]) -> None:
        import nats

        client = await nats.connect(self.url, allow_reconnect=False, connect_timeout=2, error_cb=_ignore)
        try:
            headers = [{"Nats-Msg-Id": f"{parcel.destination_id}.{parcel.message_id}"} for parcel in parcels]
            pairs = list(zip(parcels, headers, strict=True))
            if self.stream:
                stream = client.jetstream()
                for parcel, said in pairs:
                    await stream.publish(self.subject, parcel.body, headers=said)
            else:
                for parcel, said in pairs:
                    await client.publish(self.subject, parcel.body, headers=said)
                await client.flush()
        finally:
            await client.close()


async def _ignore(error: Exception) -> None:
    """What fails is raised where it is waited for."""


def nats_publish(settings: Mapping[str, Any]) -> NatsPublish | Unusable:
    """Read a destination's settings: `url` (nats://...), `subject`, `stream` to wait for JetStream."""
    url, subject = settings.get("url"), settings.get("subject")
    if not isinstance(url, str) or not url.startswith(("nats://", "tls://")):
        return Unusable("INVALID_SETTINGS", "settings.url must be a nats:// or tls:// URL")
    if not isinstance(subject, str) or not subject or any(c in subject for c in " *>\r\n\t"):
        return Unusable("INVALID_SETTINGS", "settings.subject must be a subject without wildcards or spaces")
    if find_spec("nats") is None:
        return Unusable("INVALID_SETTINGS", "nats-py is not installed: pip install 'turnout[nats]'")
    return NatsPublish(url, subject, settings.get("stream") is True)
