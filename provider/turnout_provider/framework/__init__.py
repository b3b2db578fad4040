"""What a Terraform provider decides, as functions of values; knows no Segment."""
