package dev.waypost.codes;

/** How a code carries its content. */
public enum CodeType {
  /** The content itself is in the symbol. It works without us for ever and can't change. */
  STATIC,
  /** A short URL of ours is in the symbol. What it leads to can change at any time. */
  DYNAMIC
}
