package dev.waypost.resolver;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The files that pages offer. They lie beside the routes. */
@FunctionalInterface
public interface HostedFiles {
  /** There are none. */
  HostedFiles NONE = _ -> CompletableFuture.completedFuture(Optional.empty());

  /**
   * Where the file with these bytes is, or nothing where it can't be had at present. Returns at
   * once and may complete on any thread.
   *
   * @param sha256 of its bytes, in lower-case hexadecimal
   */
  CompletionStage<Optional<Path>> find(String sha256);
}
