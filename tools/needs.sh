#!/bin/sh
# Say in one line what a full run needs and does not find.
missing=0
for tool in "$@"; do
  case $tool in
    terraform)
      command -v terraform >/dev/null || command -v tofu >/dev/null || {
        echo "Terraform is missing: put terraform (>= 1.8) or tofu on PATH; the tests that drive it will fail." >&2
        missing=1
      } ;;
    node)
      command -v node >/dev/null || {
        echo "Node is missing: put node (>= 20) on PATH; the tests of the cdktf and cdktn backends will fail." >&2
        missing=1
      } ;;
    chromium)
      command -v chromium >/dev/null || command -v google-chrome >/dev/null || command -v chromium-browser >/dev/null ||
        echo "Chromium is missing: put chromium on PATH (Debian: apt-get install chromium); the test of a page will fail." >&2 ;;
    postgresql)
      command -v postgres >/dev/null || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 ||
        echo "PostgreSQL is missing: put postgres on PATH (Debian: apt-get install postgresql); the tests of warehouses will fail." >&2 ;;
    gpg)
      command -v gpg >/dev/null ||
        echo "GnuPG is missing: put gpg on PATH (Debian: apt-get install gnupg); the test of a signed registry is skipped." >&2 ;;
  esac
done
exit $missing
