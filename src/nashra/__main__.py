"""`python -m nashra` is the command `nashra`."""

from nashra.cli import main

main()
