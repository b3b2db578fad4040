"""S3, or anything that speaks its protocol: gzip files of NDJSON in the layout of Segment's S3 destination."""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any
from urllib.parse import quote

from yarl import URL

from turnout_server.retry import Answered, Outcome, Refused

from .addresses import AddressRefused
from .file_archive import FileName, day_of
from .posting import answered, failed, is_web_address
from .sigv4 import Keys, signed
from .target import Parcel, Unusable, World

METADATA_ID = "turnout-s3"
_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class S3:
    """A bucket by its address, and a prefix of all keys in it."""

    address: str
    prefix: str
    keys: Keys
    batch: int = 5000
    at_once: int = 1
    rest: float = 5.0
    ordered: bool = True

    async def send(self, parcels: Sequence[Parcel], world: World) -> Outcome:
        """Put one file for each run of parcels of a day; the same parcels make the same file."""
        for day, run in groupby(parcels, key=day_of):
            outcome = await self._put(day, list(run), world)
            if not isinstance(outcome, Answered) or outcome.status >= 300:
                return outcome
        return Answered(200)

    async def _put(self, day: int, parcels: Sequence[Parcel], world: World) -> Outcome:
        first, last = parcels[0], parcels[-1]
        name = FileName(first.destination_id, world.log_id).of(first.id, last.id)
        key = f"{self.prefix}segment-logs/{first.source_id}/{day}/{name}"
        url = URL(f"{self.address}/{quote(key)}", encoded=True)
        body = gzip.compress(b"".join([parcel.body + b"\n" for parcel in parcels]), 6, mtime=0)
        headers = signed("PUT", url, {"Content-Type": "application/gzip"}, body, self.keys, datetime.now(UTC))
        try:
            return answered(await world.http.request("PUT", url, headers, body, _SECONDS))
        except AddressRefused as error:
            return Refused("TARGET_REFUSED", str(error))
        except (OSError, TimeoutError) as error:
            return failed(error)


def s3(settings: Mapping[str, Any]) -> S3 | Unusable:
    """Read a destination's settings: `bucket`, `region`, `accessKeyId`, `secretAccessKey`, `prefix`, `endpoint`."""
    texts = [settings.get(name) for name in ("bucket", "region", "accessKeyId", "secretAccessKey")]
    if not all(isinstance(text, str) and text for text in texts):
        return Unusable("INVALID_SETTINGS", "settings.bucket, region, accessKeyId and secretAccessKey are needed")
    bucket, region, id, secret = map(str, texts)
    address = settings.get("endpoint") or f"https://s3.{region}.amazonaws.com"
    if not is_web_address(address):
        return Unusable("INVALID_SETTINGS", "settings.endpoint must be an http:// or https:// URL")
    prefix = str(settings.get("prefix") or "").strip("/")
    return S3(f"{address.rstrip('/')}/{quote(bucket)}", f"{prefix}/" if prefix else "", Keys(id, secret, region))
