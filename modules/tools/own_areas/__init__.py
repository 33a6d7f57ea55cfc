"""What *Your areas* is made of; `tool.py` puts it together."""
