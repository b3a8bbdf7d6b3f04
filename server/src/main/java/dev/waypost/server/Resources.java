package dev.waypost.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was begun and must end, the last first. One that fails to end does not keep the others from
 * it.
 */
final class Resources implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(Resources.class.getName());

  private final Deque<Resource> begun = new ArrayDeque<>();

  /** How something ends. */
  @FunctionalInterface
  interface End<T> {
    void of(T resource) throws Exception;
  }

  private record Resource(String name, AutoCloseable end) {}

  synchronized <T extends AutoCloseable> T add(String name, T resource) {
    begun.push(new Resource(name, resource));
    return resource;
  }

  synchronized <T> T add(String name, T resource, End<T> end) {
    begun.push(new Resource(name, () -> end.of(resource)));
    return resource;
  }

  @Override
  public synchronized void close() {
    while (!begun.isEmpty()) {
      Resource resource = begun.pop();
      try {
        resource.end().close();
      } catch (Exception e) {
        LOGGER.log(Level.WARNING, "Stopping: " + resource.name() + " did not end cleanly.", e);
      }
    }
  }
}
