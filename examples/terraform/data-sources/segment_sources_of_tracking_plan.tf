data "segment_sources_of_tracking_plan" "all" {
  tracking_plan_id = segment_tracking_plan.shop.id
}
