resource "segment_warehouse" "lake" {
  name     = "Example lake"
  enabled  = true
  metadata = { id = data.segment_warehouse_metadata.postgres.id }
  settings = jsonencode({ hostname = "db.example", port = "5432", database = "events", username = "segment" })

  settings_wo         = jsonencode({ password = var.database_password })
  settings_wo_version = 1
}

variable "database_password" {
  type      = string
  ephemeral = true
}
