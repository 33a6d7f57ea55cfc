"""What *Overlay* is made of; `tool.py` puts it together."""
