"""Official files as people download them: recognised by what is in them, and read into tidy observations."""
