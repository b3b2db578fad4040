output "canonical" {
  value = provider::segment::fql_format("type='track' and event='Order Completed'")
}
