data "segment_user" "ada" {
  email = "ada@shop.example"
}
