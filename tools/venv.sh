#!/bin/sh
# Make a virtual environment with the newest Python >= 3.11 that really starts (a version manager's shim may not).
set -eu
for python in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Making $1 with $("$python" --version) ..."
    exec "$python" -m venv "$1"
  fi
done
echo "Python 3.11 or newer is missing: install it, or name it with PYTHON=/path/to/python." >&2
exit 1
