"""The first page: where a newcomer is led, and an old hand goes on."""
