"""Typed CDKTF constructs for Segment workspaces: take the module of the library that your `App` comes from."""
