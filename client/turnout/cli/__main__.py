"""`python -m turnout.cli` is `turnout`."""

from . import main

if __name__ == "__main__":
    main()
