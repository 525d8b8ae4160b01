"""What helps to word an answer: examples, the office's 文例, other sheets, citations of laws."""
