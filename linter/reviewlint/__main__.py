"""`python -m reviewlint` is `reviewlint`."""

from reviewlint.cli import main

main()
