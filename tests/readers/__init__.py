"""What readers really show: real ones, subscribed over HTTP to feeds that nashra built.

`programs` runs them, `editions` is what the newsroom does, `laws` is what is asked, `limits` what a reader cannot do;
`python -m tests.readers.table` writes the table in README.
"""
