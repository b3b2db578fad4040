"""Targets beside the real services that they deliver to."""

from __future__ import annotations

import asyncio
import gzip
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.server import neighbours
from tests.server.running import Server, Sink, key_of, make_source, until
from yarl import URL

from turnout import Client, DestinationSpec, Source
from turnout_server.targets.sigv4 import Keys, signed


def make(client: Client, source: Source, type: str, **settings: Any) -> str:
    spec = DestinationSpec(source_id=source.id, metadata_id=f"turnout-{type}", name=type, settings=settings)
    return client.destinations.create(spec).id


def send(server: Server, source: Source, *events: dict[str, Any]) -> None:
    batch = [{"type": "track", "event": "Order Completed", "userId": "u", **event} for event in events]
    assert server.post("/v1/batch", {"batch": batch}, key_of(source)).status_code == 200
    server.quiet()


ORDERS: list[dict[str, Any]] = [
    {"messageId": "a", "properties": {"total": 5, "coupon": None}},
    {"messageId": "b", "properties": {"total": 7.5, "coupon": "SAVE"}},
    {"type": "identify", "messageId": "c", "traits": {"email": "old", "age": 30}},
]
LATER = {"type": "identify", "messageId": "d", "traits": {"email": "new"}}


@pytest.fixture(scope="module")
def postgres() -> Iterator[int]:
    with neighbours.postgres() as port:
        yield port


def test_postgresql_gets_schemas_tables_and_columns_as_they_are_first_seen(server: Server, postgres: int) -> None:
    import psycopg

    with server.client() as client:
        source = make_source(client)
        settings = {"host": "127.0.0.1", "port": postgres, "database": "postgres", "username": "postgres"}
        make(client, source, "warehouse-postgres", **settings, password="any")
    send(server, source, *ORDERS)
    send(server, source, LATER)
    with psycopg.connect(host="127.0.0.1", port=postgres, dbname="postgres", user="postgres") as db:
        orders = db.execute("SELECT id, total, coupon, event_text FROM shop.order_completed ORDER BY id").fetchall()
        users = db.execute("SELECT id, email, age FROM shop.users").fetchall()
        counts = [
            db.execute(f"SELECT count(*) FROM shop.{table}").fetchone()
            for table in ("tracks", "identifies")  # type: ignore[arg-type]  # a literal
        ]
        types = dict(
            db.execute(
                "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'order_completed'"
            ).fetchall()
        )
    # The column is an integer since its first value, and 7.5 is none.
    assert orders == [("a", 5, None, "Order Completed"), ("b", None, "SAVE", "Order Completed")]
    assert users == [("u", "new", 30)]
    assert counts == [(2,), (2,)]
    assert (types["total"], types["received_at"]) == ("bigint", "timestamp with time zone")
    assert types["coupon"] == "character varying"


@pytest.mark.parametrize("kind", ["sqlite", "duckdb"])
def test_a_warehouse_file_has_the_same_tables(server: Server, kind: str) -> None:
    with server.client() as client:
        source = make_source(client)
        make(client, source, "warehouse-file", file=f"house/events.{kind}")
    send(server, source, *ORDERS)
    send(server, source, LATER)
    file = server.data / "archive" / "house" / f"events.{kind}"
    orders, users = "SELECT id, coupon FROM {}order_completed ORDER BY id", "SELECT id, email, age FROM {}users"
    if kind == "sqlite":
        with sqlite3.connect(file) as db:
            found = [db.execute(query.format("shop_")).fetchall() for query in (orders, users)]
        db.close()
    else:
        import duckdb

        with duckdb.connect(str(file)) as duck:
            found = [duck.execute(query.format("shop.")).fetchall() for query in (orders, users)]
    assert found == [[("a", None), ("b", "SAVE")], [("u", "new", 30)]]


def test_what_is_loaded_twice_is_there_once(server: Server) -> None:
    with server.client() as client:
        source = make_source(client)
        id = make(client, source, "warehouse-file", file="events.sqlite")
    send(server, source, *ORDERS)
    span = {"destinationId": id, "from": "2020-01-01T00:00:00Z", "to": "2100-01-01T00:00:00Z"}
    headers = {"Authorization": f"Bearer {server.token}"}
    answer = httpx.post(f"{server.url}/__deliveries/replay", json=span, headers=headers)
    assert answer.json() == {"queued": 3, "filtered": 0}
    server.quiet()
    with sqlite3.connect(server.data / "archive" / "events.sqlite") as db:
        counts = [db.execute(f"SELECT count(*) FROM shop_{table}").fetchone() for table in ("tracks", "identifies")]
    db.close()
    assert counts == [(2,), (1,)]


def test_s3_gets_files_in_the_documented_layout(server: Server) -> None:
    import boto3

    with neighbours.s3() as port, server.client() as client:
        endpoint = f"http://127.0.0.1:{port}"
        keys = {"aws_access_key_id": "id", "aws_secret_access_key": "secret", "region_name": "us-east-1"}
        bucket = boto3.resource("s3", endpoint_url=endpoint, **keys).create_bucket(Bucket="bucket")
        source = make_source(client)
        ours = {"accessKeyId": "id", "secretAccessKey": "secret", "region": "us-east-1"}
        make(client, source, "s3", bucket="bucket", prefix="raw/here", endpoint=endpoint, **ours)
        send(server, source, {"messageId": "a"}, {"messageId": "b"})
        (name,) = [found.key for found in bucket.objects.all()]
        body = bucket.Object(name).get()["Body"].read()
    folder, _, file = name.rpartition("/")
    assert folder.rpartition("/")[0] == f"raw/here/segment-logs/{source.id}"
    assert int(folder.rpartition("/")[2]) % 86_400_000 == 0
    assert file.endswith(".gz")
    assert [json.loads(line)["messageId"] for line in gzip.decompress(body).splitlines()] == ["a", "b"]


def test_signatures_are_those_of_botocore() -> None:
    from botocore.auth import S3SigV4Auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    url, body = "https://s3.eu-west-1.amazonaws.com/bucket/a%20key/b", b"content"
    request = AWSRequest("PUT", url, {"Content-Type": "application/gzip"}, body)
    S3SigV4Auth(Credentials("id", "secret"), "s3", "eu-west-1").add_auth(request)
    from datetime import datetime

    at = datetime.strptime(request.headers["X-Amz-Date"], "%Y%m%dT%H%M%SZ")
    keys = Keys("id", "secret", "eu-west-1")
    ours = signed("PUT", URL(url, encoded=True), {"Content-Type": "application/gzip"}, body, keys, at)
    assert ours["Authorization"] == request.headers["Authorization"]


@pytest.mark.parametrize("stream", [True, False])
def test_nats_subscribers_get_every_event(server: Server, tmp_path: Path, stream: bool) -> None:
    import nats

    got: list[str] = []

    async def listen(port: int, ready: asyncio.Event, done: asyncio.Event) -> None:
        client = await nats.connect(f"nats://127.0.0.1:{port}")
        if stream:
            await client.jetstream().add_stream(name="EVENTS", subjects=["events.>"])
        subscription = await client.subscribe("events.shop")
        await client.flush()
        ready.set()
        for _ in range(2):
            got.append(json.loads((await subscription.next_msg(20)).data)["messageId"])
        await done.wait()
        if stream:
            assert (await client.jetstream().stream_info("EVENTS")).state.messages == 2
        await client.close()

    async def run(port: int) -> None:
        ready, done = asyncio.Event(), asyncio.Event()
        listening = asyncio.create_task(listen(port, ready, done))
        await ready.wait()
        await asyncio.to_thread(send, server, source, {"messageId": "a"}, {"messageId": "b"})
        done.set()
        await listening

    with neighbours.nats(tmp_path / "nats") as port, server.client() as client:
        source = make_source(client)
        make(client, source, "nats", url=f"nats://127.0.0.1:{port}", subject="events.shop", stream=stream)
        asyncio.run(run(port))
    assert got == ["a", "b"]


def test_a_repeater_sends_into_other_sources_and_never_around_in_circles(server: Server, sink: Sink) -> None:
    with server.client() as client:
        one, two = make_source(client, "one"), make_source(client, "two")
        make(client, one, "repeater", writeKeys=[key_of(two)])
        make(client, two, "repeater", writeKeys=[key_of(one)])
        make(client, two, "http", url=sink.url)
    send(server, one, {"messageId": "a", "properties": {"total": 1}})
    (event,) = sink.events()
    assert event["messageId"].startswith("a-")
    assert len(event["context"]["repeatChain"]) == 2
    assert event["properties"] == {"total": 1}
    assert {row["slug"]: row["received"] for row in server.overview()["sources"]} == {"one": 1, "two": 1}


def test_a_request_is_made_as_the_settings_say(server: Server, sink: Sink) -> None:
    with server.client() as client:
        source = make_source(client)
        settings = {"headers": {"X-Team": "data"}, "format": "ndjson", "batchSize": 10}
        make(client, source, "http", url=sink.url, **settings)
    send(server, source, *({"messageId": f"m{n}"} for n in range(10)))
    lines = [json.loads(line) for got in sink.got for line in got.body.splitlines()]
    assert sorted(line["messageId"] for line in lines) == [f"m{n}" for n in range(10)]
    assert sink.got[0].headers["X-Team"] == "data"
    assert sink.got[0].headers["Content-Type"] == "application/x-ndjson"


def test_events_come_out_of_the_server_as_lines(server: Server) -> None:
    with server.client() as client:
        source = make_source(client)
        make(client, source, "stdout")
    send(server, source, {"messageId": "a"})
    assert server.process is not None
    assert server.process.stdout is not None
    assert json.loads(server.process.stdout.readline())["messageId"] == "a"


def test_segments_own_webhook_action_sends_what_its_mapping_says(server: Server, sink: Sink) -> None:
    with server.client() as client:
        source = make_source(client)
        spec = DestinationSpec(
            source_id=source.id, metadata_id="614a3c7d791c91c41bae7599", name="Hooks", settings={"sharedSecret": "s"}
        )
        hooks = client.destinations.create(spec)
        (action,) = [one for one in client.destination_metadata.get(spec.metadata_id).actions if one.slug == "send"]
        mapping = {
            "url": sink.url,
            "method": "PUT",
            "data": {"id": {"@path": "$.messageId"}},
            "headers": {"X-A": "b"},
        }
        subscription = {
            "destinationId": hooks.id,
            "name": "Send",
            "actionId": action.id,
            "trigger": 'type = "track"',
            "enabled": True,
            "settings": mapping,
        }
        headers = {"Authorization": f"Bearer {server.token}"}
        path = f"{server.url}/destinations/{hooks.id}/subscriptions"
        httpx.post(path, json=subscription, headers=headers).raise_for_status()
    send(server, source, {"messageId": "a"})
    until(lambda: len(sink.got) == 1, "it came")
    (got,) = sink.got
    assert got.body == b'{"id":"a"}'
    assert (got.headers["X-A"], len(got.headers["X-Signature"])) == ("b", 40)
