"""What stands above and below a page of the wizard and knows more than the page."""
