"""Facts of the scheme that no form file holds: the calendar of eras, the しきい値判断."""
