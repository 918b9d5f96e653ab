"""Speed of sync and money: our device against our central, beside a raw baseline and other sync engines, by turns in one run."""
