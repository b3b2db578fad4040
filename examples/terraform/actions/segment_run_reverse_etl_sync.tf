action "segment_run_reverse_etl_sync" "big_spenders" {
  config {
    source_id       = segment_reverse_etl_model.big_spenders.source_id
    model_id        = segment_reverse_etl_model.big_spenders.id
    subscription_id = segment_destination_subscription.orders.id
  }
}
