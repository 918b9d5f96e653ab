"""Mail in: parsing by hostile-input rules, re-encoded photos, screening flags, the SMTP and LMTP listeners."""
