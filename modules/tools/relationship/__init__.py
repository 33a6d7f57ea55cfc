"""What *Relationship* is made of; `tool.py` puts it together."""
