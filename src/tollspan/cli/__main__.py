"""``python -m tollspan.cli``."""

from tollspan.cli import main

main()
