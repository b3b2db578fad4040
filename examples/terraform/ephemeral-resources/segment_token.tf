ephemeral "segment_token" "here" {}

# For a script that calls the Public API in the same run.
resource "terraform_data" "script" {
  provisioner "local-exec" {
    command     = "curl -sf -H \"Authorization: Bearer $TOKEN\" \"$URL/\""
    environment = { TOKEN = ephemeral.segment_token.here.token, URL = ephemeral.segment_token.here.url }
  }
}
