"""What *Area profile* is made of; `tool.py` puts it together."""
