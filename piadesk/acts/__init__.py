"""What a clerk does to a sheet beyond answering an item: replace, paste, rename, set aside."""
