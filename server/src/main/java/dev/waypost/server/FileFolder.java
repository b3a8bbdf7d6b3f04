package dev.waypost.server;

import dev.waypost.resolver.HostedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Files that pages offer, in a folder by the checksum of their bytes, so that they can be had while
 * the database is away. One that is not there is fetched from the database and stays.
 */
final class FileFolder implements HostedFiles {
  private static final Executor THREADS = task -> Thread.ofVirtual().name("file").start(task);

  private final Path folder;
  private final Map<String, CompletableFuture<Optional<Path>>> finding = new ConcurrentHashMap<>();
  private volatile Source source = _ -> Optional.empty();

  /** Where files come from that are not in the folder. */
  @FunctionalInterface
  interface Source {
    /** The bytes with that checksum, or nothing where there are none. */
    Optional<byte[]> bytes(String sha256);
  }

  FileFolder(Path folder) {
    this.folder = folder;
  }

  /** From now on files come from there. */
  void fetchFrom(Source next) {
    source = next;
  }

  @Override
  public CompletionStage<Optional<Path>> find(String sha256) {
    return finding.computeIfAbsent(sha256, this::begin);
  }

  /** Many may ask for a file at once; it is fetched for all of them together. */
  private CompletableFuture<Optional<Path>> begin(String sha256) {
    Path file = folder.resolve(sha256);
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return Files.isRegularFile(file) ? Optional.of(file) : fetched(sha256, file);
          } finally {
            finding.remove(sha256);
          }
        },
        THREADS);
  }

  private Optional<Path> fetched(String sha256, Path file) {
    return source.bytes(sha256).map(bytes -> kept(bytes, file));
  }

  /** Whoever reads the file finds all of it or nothing. */
  private Path kept(byte[] bytes, Path file) {
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, ".part", null);
      try {
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
