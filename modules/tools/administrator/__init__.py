"""What *the administrator’s part* is made of; `tool.py` puts it together."""
