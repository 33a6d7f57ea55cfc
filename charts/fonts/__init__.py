"""The typeface of saved pictures, and how it is made."""
