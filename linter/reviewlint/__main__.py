"""`python -m reviewlint` is `reviewlint`."""

from reviewlint.cli import main

if __name__ == "__main__":  # a process that shares the work imports this module too
    main()
