"""The bundled reference server: the Public API, the Tracking API and real event delivery."""
