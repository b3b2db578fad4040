variable "condition" {
  type    = string
  default = "type = \"track\""

  validation {
    condition     = provider::segment::fql_valid(var.condition)
    error_message = "It must be a filter expression."
  }
}
