package dev.waypost.resolver.gates;

import dev.waypost.routing.gates.GateSecret;
import org.jspecify.annotations.Nullable;

/** The secret of gates, once it is known. Thread-safe. */
public final class LiveGateSecret {
  private volatile @Nullable GateSecret present;

  /** It is this from now on. */
  public void replace(GateSecret secret) {
    present = secret;
  }

  /** The secret, or null where nobody has told it yet. */
  public @Nullable GateSecret present() {
    return present;
  }
}
