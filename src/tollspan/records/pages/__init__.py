"""Pages: records on a map and along time, each one HTML file with everything in it."""
