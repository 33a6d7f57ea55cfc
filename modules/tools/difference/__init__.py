"""What *Difference made* is made of; `tool.py` puts it together."""
