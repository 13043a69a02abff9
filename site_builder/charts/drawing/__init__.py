"""What charts are drawn with: scales, frames and the places of labels, worked out before Altair draws."""
