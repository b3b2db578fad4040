"""What can be watched: the last events of each source, why an event would go where, figures, and health."""
