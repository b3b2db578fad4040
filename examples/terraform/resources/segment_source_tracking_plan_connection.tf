resource "segment_source_tracking_plan_connection" "web" {
  source_id        = segment_source.web.id
  tracking_plan_id = segment_tracking_plan.shop.id
  schema_settings = {
    track = {
      allow_unplanned_events     = false
      common_event_on_violations = "BLOCK"
    }
  }
}
