"""What *Your places* is made of; `tool.py` puts it together."""
