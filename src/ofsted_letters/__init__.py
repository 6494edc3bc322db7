"""Ofsted's inspection letters on children's services as data."""

__version__ = "0.1.0"
