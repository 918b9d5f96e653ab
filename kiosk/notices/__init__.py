"""Notices of the facility, promotions and news: what every resident may read."""
