"""All sheets of the body on one page: the list, what is due, 計画管理書."""
