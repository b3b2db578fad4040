"""The Terraform provider of Segment workspaces, and the constructs that write for it."""
