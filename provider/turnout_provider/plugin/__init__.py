"""Serve Terraform's plugin protocol 6 from Python: bytes and values, and nothing of what a provider manages.

`server.serve(handle)` is the way in; `values` and `messages` are what a handler reads and writes.
"""
