"""What *Clusters* is made of; `tool.py` puts it together."""
