"""Notices, promotions and news that every resident of the facility may read."""
