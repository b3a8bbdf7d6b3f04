package dev.waypost.analytics;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Lets the files of this process grow no further than a length, whoever runs it: a write beyond it
 * fails as on a full disk. See setrlimit in POSIX.1-2024, RLIMIT_FSIZE; Java ignores the signal
 * that comes with it.
 */
final class FileSizeLimit {
  /** The same on Linux and macOS. */
  private static final int RLIMIT_FSIZE = 1;

  private static final MethodHandle GET = function("getrlimit");
  private static final MethodHandle SET = function("setrlimit");

  private FileSizeLimit() {}

  /** Limits the length of files, in bytes. */
  static void set(long bytes) throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limits = read(arena);
      limits.setAtIndex(ValueLayout.JAVA_LONG, 0, bytes);
      check((int) SET.invokeExact(RLIMIT_FSIZE, limits));
    }
  }

  /** Goes back to what the process may have at most. */
  static void lift() throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      set(read(arena).getAtIndex(ValueLayout.JAVA_LONG, 1));
    }
  }

  /** The present limit and, behind it, the highest that can be set. */
  private static MemorySegment read(Arena arena) throws Throwable {
    MemorySegment limits = arena.allocate(ValueLayout.JAVA_LONG, 2);
    check((int) GET.invokeExact(RLIMIT_FSIZE, limits));
    return limits;
  }

  private static void check(int result) {
    if (result != 0) {
      throw new IllegalStateException("The limit of file sizes is out of reach.");
    }
  }

  // A wrong signature could end the process; these two are fixed by POSIX.
  @SuppressWarnings("restricted")
  private static MethodHandle function(String name) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
  }
}
