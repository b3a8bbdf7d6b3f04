package dev.waypost.codes.groups;

/** The way of changed groups to what answers scans. */
@FunctionalInterface
public interface LiveGroups {
  /** Returns when the next scan sees the groups as they are now. */
  void publish(GroupTree groups);
}
