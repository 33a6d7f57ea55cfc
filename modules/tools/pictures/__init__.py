"""What *Pictures* is made of; `tool.py` puts it together."""
