"""How Terraform's resources are carried out: flows over plain JSON objects, that any driver can run."""
