resource "segment_reverse_etl_model" "big_spenders" {
  source_id               = segment_source.web.id
  name                    = "Big spenders"
  description             = "Customers who spent more than a thousand."
  enabled                 = true
  query                   = "select id, email from customers where spent > 1000"
  query_identifier_column = "id"
}
