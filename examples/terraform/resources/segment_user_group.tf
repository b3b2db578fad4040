resource "segment_user_group" "growth" {
  name = "Example growth"
}
