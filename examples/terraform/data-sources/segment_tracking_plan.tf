data "segment_tracking_plan" "shop" {
  id = segment_tracking_plan.shop.id
}
