"""What *the administrator’s part* is made of; `office.py` puts it together."""
