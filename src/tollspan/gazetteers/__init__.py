"""Names of the world: places with coordinates, actors with their class; tables of ours and the data of GeoNames."""
