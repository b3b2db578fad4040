"""Calls that few runs of Terraform make, each group in a module that is imported when the first of it comes."""
