"""What must always hold, whatever the cuttings are."""
