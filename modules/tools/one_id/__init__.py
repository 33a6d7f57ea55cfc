"""What *One ID* is made of; `tool.py` puts it together."""
