# For plans that several configurations share: each has its own rules, and the plan's resource says nothing of `rules`.
resource "segment_tracking_plan" "shared" {
  name = "Example shared"
  type = "LIVE"
}

resource "segment_tracking_plan_rule" "signed_up" {
  tracking_plan_id = segment_tracking_plan.shared.id
  type             = "TRACK"
  key              = "Signed Up"
  version          = 1
  json_schema      = provider::segment::event_schema({ "plan!" = ["free", "paid"] })
}
