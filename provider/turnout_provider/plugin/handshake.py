"""What go-plugin's host and plugin tell each other before the first call: environment in, one line out."""

from __future__ import annotations

from binascii import b2a_base64

from turnout_provider.plugin.messages import PROTOCOL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

COOKIE_NAME = "TF_PLUGIN_MAGIC_COOKIE"
COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2"
_CORE_VERSION = 1

BY_HAND = """\
This is a Terraform provider. It is not started by hand: Terraform and OpenTofu start it by themselves
when a configuration names it under required_providers and `terraform init` has found it.
"""


class Refused(Exception):
    """Why a plugin can't be served in this environment; the text is for whoever started it."""


def client_certificate(environ: Mapping[str, str]) -> str:
    """Return the PEM of the only client to serve, "" where TLS is switched off; Refused if no host started us."""
    if environ.get(COOKIE_NAME) != COOKIE:
        raise Refused(BY_HAND)
    versions = environ.get("PLUGIN_PROTOCOL_VERSIONS", str(PROTOCOL))
    if str(PROTOCOL) not in versions.split(","):
        raise Refused(
            f"This provider speaks Terraform's plugin protocol {PROTOCOL}, and the host only {versions}:\n"
            "use Terraform 1.0 or later.\n"
        )
    return environ.get("PLUGIN_CLIENT_CERT", "")


def line(socket_path: str, certificate: bytes) -> str:
    """Return the line that tells the host where to connect and which certificate (DER) to expect there."""
    encoded = b2a_base64(certificate, newline=False).decode().rstrip("=")
    return f"{_CORE_VERSION}|{PROTOCOL}|unix|{socket_path}|grpc|{encoded}\n"
