"""What *Briefing* is made of; `tool.py` puts it together."""
