data "segment_audit_events" "all" {
  resource_type = "SOURCE"
}
