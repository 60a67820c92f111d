"""What an input holds: one page, or the pages of an archive, a feed, a mailbox."""

from onrecord.containers.member import Member
from onrecord.containers.open import HEAD_BYTES, is_container, open_pages

__all__ = ["HEAD_BYTES", "Member", "is_container", "open_pages"]
