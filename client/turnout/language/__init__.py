"""The filter languages of Segment."""
