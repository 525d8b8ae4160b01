"""All sheets of one body, as files in a folder: what they are, what is due, what they agree on.

The sheets stay plain files, and nothing is written beside them. What is read off them is kept in an
index of this terminal alone, which is made anew from the files whenever it is in doubt.
"""
