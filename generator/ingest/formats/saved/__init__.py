"""Pages as a browser or a crawler kept them -> Articles, with their address and day."""
