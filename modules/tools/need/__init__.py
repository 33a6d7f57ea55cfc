"""What *Need* is made of; `tool.py` puts it together."""
