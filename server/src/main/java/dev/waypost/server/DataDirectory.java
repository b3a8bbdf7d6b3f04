package dev.waypost.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything, owned by one process at a time. */
final class DataDirectory implements Closeable {
  /** The file with the first API key. */
  static final String KEY_FILE = "admin.key";

  private final Path folder;
  private final FileChannel lockFile;

  private DataDirectory(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /**
   * Takes the folder, making it where there is none.
   *
   * @throws StartRefusedException if it can't be written to or another process has it
   */
  static DataDirectory take(Path folder) throws StartRefusedException {
    try {
      makeFolder(folder);
      Path probe = Files.createTempFile(folder, ".writable", null);
      Files.delete(probe);
    } catch (FileAlreadyExistsException e) {
      throw new StartRefusedException(
          "The data directory " + folder + " is a file; choose a folder with --data-dir.", e);
    } catch (IOException e) {
      throw new StartRefusedException(
          "The data directory %s can't be made or written to by the user \"%s\" (%s); allow it or choose another one with --data-dir."
              .formatted(folder, System.getProperty("user.name"), reason(e)),
          e);
    }
    return lock(folder);
  }

  /** Readable by this user alone: the salts of the day and the hashes of keys are in it. */
  private static void makeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (hasPosixPermissions(folder)) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(folder);
    }
  }

  private static boolean hasPosixPermissions(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException failed when failed.getReason() != null -> failed.getReason();
      default -> e.getClass().getSimpleName();
    };
  }

  private static DataDirectory lock(Path folder) throws StartRefusedException {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve("waypost.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new StartRefusedException(
            "The data directory "
                + folder
                + " is in use by another Waypost; stop that one or choose another with --data-dir.");
      }
      return new DataDirectory(folder, channel);
    } catch (IOException e) {
      throw new StartRefusedException(
          "The data directory " + folder + " can't be locked: " + e.getMessage() + ".", e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  Path resolve(String name) {
    return folder.resolve(name);
  }

  /** Whether the file with the first key is there. */
  static boolean hasKeyFile(Path folder) {
    return Files.exists(folder.resolve(KEY_FILE));
  }

  /**
   * Writes the first key, alone on one line, readable by this user only, and replaces one that
   * never became valid. It is on the device when this returns.
   */
  void writeKey(String key) throws IOException {
    Path unfinished = folder.resolve(KEY_FILE + ".new");
    Files.deleteIfExists(unfinished);
    if (hasPosixPermissions(folder)) {
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(
        unfinished,
        key + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    Files.move(
        unfinished,
        folder.resolve(KEY_FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  /** Gives the folder up; the lock goes with its file. */
  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
