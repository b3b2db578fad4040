"""Makes certificates. Importing this is expensive, and only the first start of a day needs it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat


def key_and_certificate(now: float, days: int) -> bytes:
    """Return a P-256 key and its certificate for "localhost", valid from `now` for some days, as PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + self_signed(
        key, now, days
    ).public_bytes(Encoding.PEM)


def self_signed(key: ec.EllipticCurvePrivateKey, now: float, days: int) -> x509.Certificate:
    """Return a certificate for "localhost" that is its own authority, as Terraform pins it."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    start = datetime.fromtimestamp(now, UTC) - timedelta(minutes=5)
    return (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
