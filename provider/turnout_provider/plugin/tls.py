"""Mutual TLS between Terraform and us, as bytes in and bytes out."""

from __future__ import annotations

import os
import ssl

from turnout_provider.plugin.certificate import read_pem

_CHUNK = 65536


class Acceptance:
    """What every connection must prove (the client's certificate), and what we show (ours)."""

    def __init__(self, certificate: int, client_pem: str) -> None:
        """Take a descriptor of our key and certificate, and close it; take the one client certificate to accept."""
        self.der = ssl.PEM_cert_to_DER_cert(_certificate_in(read_pem(certificate)))
        self.client_der = ssl.PEM_cert_to_DER_cert(client_pem.strip())
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.minimum_version = ssl.TLSVersion.TLSv1_2
        self._context.verify_mode = ssl.CERT_REQUIRED
        self._context.load_verify_locations(cadata=client_pem)
        self._context.set_alpn_protocols(["h2"])
        self._context.num_tickets = 0
        # Through the descriptor: the file's name may meanwhile stand for another process's certificate.
        os.lseek(certificate, 0, os.SEEK_SET)
        self._context.load_cert_chain(f"/dev/fd/{certificate}")
        os.close(certificate)

    def stream(self) -> TlsStream:
        """Return the TLS of a new connection."""
        return TlsStream(self._context, self.client_der)


class TlsStream:
    """One connection's TLS. OSError (as ssl's errors are) from any method means that it is over."""

    def __init__(self, context: ssl.SSLContext, client_der: bytes) -> None:
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_side=True)
        self._client_der = client_der
        self.ready = False

    def decrypt(self, raw: bytes) -> bytes:
        """Take bytes of the socket and return the plain ones behind them, if any yet."""
        self._incoming.write(raw)
        if not self.ready and not self._shake_hands():
            return b""
        plain = b""
        try:
            while self._incoming.pending or self._tls.pending():
                chunk = self._tls.read(_CHUNK)
                if not chunk:
                    raise ConnectionResetError("the peer has closed TLS")
                plain = plain + chunk if plain else chunk
        except ssl.SSLWantReadError:
            pass
        return plain

    def encrypt(self, plain: bytes) -> None:
        """Add plain bytes to what is to be sent."""
        self._tls.write(plain)

    def take(self) -> bytes:
        """Return the bytes for the socket, once."""
        return self._outgoing.read()

    def _shake_hands(self) -> bool:
        try:
            self._tls.do_handshake()
        except ssl.SSLWantReadError:
            return False
        if self._tls.getpeercert(binary_form=True) != self._client_der:
            raise ConnectionAbortedError("another certificate than the one expected")
        self.ready = True
        return True


def _certificate_in(pem: str) -> str:
    return pem[pem.index("-----BEGIN CERTIFICATE-----") :]
