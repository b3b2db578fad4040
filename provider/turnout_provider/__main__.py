"""`python -m turnout_provider`: what the launcher in the mirror runs."""

import os
import sys

from turnout_provider.main import main

status = main()
sys.stderr.flush()
# Taking the interpreter apart in good order costs as much as starting a bare one, and nobody is left to care.
os._exit(status)
