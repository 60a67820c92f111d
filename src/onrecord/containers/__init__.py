"""What an input holds: one page, or the pages of an archive, a feed, a mailbox."""
