"""`python -m turnout_provider`: what the launcher in the mirror runs."""

import sys

from turnout_provider.main import main

sys.exit(main())
