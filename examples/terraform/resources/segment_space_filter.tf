resource "segment_space_filter" "no_tests" {
  integration_id = data.segment_spaces.all.items[0].id
  name           = "No tests"
  if             = "event = \"Test\""
  enabled        = true
  drop           = true
}
