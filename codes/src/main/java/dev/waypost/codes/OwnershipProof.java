package dev.waypost.codes;

/** Looks for the token of a claim where only the owner of the host can have put it. */
@FunctionalInterface
public interface OwnershipProof {
  /** What was found. */
  sealed interface Finding {
    /** The token. */
    record Proven() implements Finding {}

    /**
     * No token.
     *
     * @param detail what was found where instead, for people, in whole sentences
     */
    record NotProven(String detail) implements Finding {}
  }

  /** Looks for the token, over the network and for some seconds. */
  Finding look(DomainProofs places);
}
