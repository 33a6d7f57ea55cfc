"""What *What if* is made of; `tool.py` puts it together."""
