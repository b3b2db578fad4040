resource "segment_activation" "visitors" {
  space_id        = segment_audience.visitors.space_id
  audience_id     = segment_audience.visitors.id
  connection_id   = segment_audience_destination.visitors.connection_id
  activation_type = "Audience Membership Changed"
  activation_name = "Visitors"
  enabled         = true

  destination_mapping = {
    action_id = "post"
    settings  = jsonencode({ path = "/visitors" })
  }
}
