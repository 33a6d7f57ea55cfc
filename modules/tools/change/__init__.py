"""What *Change* is made of; `tool.py` puts it together."""
