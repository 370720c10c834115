"""Pinned figures: what reports that went out said, and whether it would still come out."""

from __future__ import annotations
