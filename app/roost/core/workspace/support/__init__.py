"""The support file: what a helper needs to see, without what is nobody's business."""
