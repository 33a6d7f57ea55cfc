"""What *Social gradient* is made of; `tool.py` puts it together."""
