"""What the tests of the languages share."""

from tests.engines import engines

__all__ = ["engines"]
