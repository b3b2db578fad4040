resource "segment_label" "team" {
  key         = "example-team"
  value       = "growth"
  description = "Who answers for it."
}
