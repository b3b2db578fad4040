"""Resource definitions: plain models, no input or output."""
