"""What the server itself can deliver to, one file a destination type."""
