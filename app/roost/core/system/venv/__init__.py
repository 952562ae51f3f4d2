"""Virtual environments read as files: nothing here ever runs an environment's code."""
