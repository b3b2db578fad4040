resource "segment_credential" "snowflake" {
  name     = "Example Snowflake"
  settings = jsonencode({ type = "Snowflake", username = "segment" })

  settings_wo         = jsonencode({ password = var.snowflake_password })
  settings_wo_version = 1
}

variable "snowflake_password" {
  type      = string
  ephemeral = true
}
