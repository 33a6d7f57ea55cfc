"""What *Your data* is made of; `tool.py` puts it together."""
