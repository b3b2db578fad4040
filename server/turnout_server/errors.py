"""Everything the server raises on purpose.

ServerError
├── DataDirectoryError      the data directory cannot be used
│   ├── DirectoryUnusable   it cannot be made, or not be written to
│   └── DirectoryInUse      another server holds it
├── AddressError            the address cannot be listened on
├── UnknownToken            no token has this id (tokens.py)
├── UnusableToken           there are no such roles or scopes (tokens.py)
├── UnknownWorkspace        no workspace has this id or slug (store.py)
├── WorkspaceExists         another workspace has this slug (store.py)
└── StorageError            the log could not keep or change something
"""

from __future__ import annotations


class ServerError(Exception):
    """Base of all; its text is one line that says what, where and what to do."""


class DataDirectoryError(ServerError):
    """The data directory cannot be used."""


class DirectoryUnusable(DataDirectoryError):
    """The data directory cannot be created or written to."""


class DirectoryInUse(DataDirectoryError):
    """Another server already works in this data directory."""


class AddressError(ServerError):
    """The host and port cannot be listened on."""


class StorageError(ServerError):
    """The event log could not commit, for instance because the disk is full."""
