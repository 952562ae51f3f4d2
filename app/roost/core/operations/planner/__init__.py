"""The consolidation planner: targets, differences, order and space of a migration."""
