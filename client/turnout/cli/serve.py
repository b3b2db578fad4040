"""`turnout serve`: the bundled server."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("serve")
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Directory that everything is kept in; made when missing.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8100, show_default=True, help="Port to listen on; 0 takes a free one.")
@click.option("--allow-private-targets", is_flag=True, help="Deliver to loopback and private addresses too.")
@click.option("--keep-hours", default=24.0, show_default=True, help="How long events are kept to be replayed.")
@click.option(
    "--rate-limits",
    default="off",
    show_default=True,
    metavar="off|published|N/min",
    help="Limits of the Public API: none, those that Segment publishes, or one of your own (5/sec, 100/min).",
)
@click.option(
    "--ingest-rate",
    default=0,
    type=click.IntRange(0),
    show_default=True,
    metavar="N",
    help="Events a second that a workspace may send; 0 for as many as it likes.",
)
@click.option(
    "--browser-modules",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A node_modules folder to serve Analytics.js from: @segment/analytics-next, @segment/browser-destinations.",
)
@click.option("--alert-webhook", metavar="URL", help="Told when something begins to fail, and when that ends.")
@click.option("--public-url", help="Where browsers reach it behind a proxy: https://events.shop.example.")
@click.option("--allow-faults", is_flag=True, help="Let tests make it fail through /__faults.")
@click.option(
    "-o",
    "--output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to say that it is ready.",
)
def command(
    data: Path,
    host: str,
    port: int,
    allow_private_targets: bool,
    keep_hours: float,
    rate_limits: str,
    ingest_rate: int,
    allow_faults: bool,
    browser_modules: Path | None,
    public_url: str | None,
    alert_webhook: str | None,
    output: str,
) -> None:
    """Run the server until it is told to stop (SIGTERM or Ctrl-C).

    It answers the Public API, the Tracking API and GET /__deliveries on one port. Make a token with
    `turnout token create --data DIR`.

    \b
    Examples:
      turnout serve --data ./segment
      turnout serve --data ./segment --port 0 -o json
      turnout serve --data ./segment --rate-limits published
      npm install @segment/analytics-next && turnout serve --data ./segment --browser-modules node_modules
    """
    from turnout_server.errors import ServerError
    from turnout_server.management.rate_limits import UnreadableLimits, read_limits
    from turnout_server.serve import run
    from turnout_server.settings import Settings

    def ready(url: str) -> None:
        text = (
            json.dumps({"url": url, "data": str(data)})
            if output == "json"
            else f"Turnout listens on {url}, data in {data}"
        )
        click.echo(text)

    try:
        settings = Settings(
            data=data,
            allow_private_targets=allow_private_targets,
            keep_hours=keep_hours,
            rate_limits=read_limits(rate_limits),
            ingest_rate=ingest_rate,
            allow_faults=allow_faults,
            browser_modules=browser_modules,
            public_url=public_url.rstrip("/") if public_url else None,
            alert_webhook=alert_webhook,
        )
        run(settings, host, port, ready)
    except UnreadableLimits as error:
        raise click.BadParameter(str(error), param_hint="--rate-limits") from error
    except ServerError as error:
        raise click.ClickException(str(error)) from error
