package dev.waypost.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Looks at ports before anything else begins, so that a second start by mistake touches nothing.
 */
final class Ports {
  private Ports() {}

  static void requireFree(String bind, int port, int scanPort) throws StartRefusedException {
    requireFree(bind, port, "--port");
    requireFree(bind, scanPort, "--scan-port");
  }

  private static void requireFree(String bind, int port, String flag) throws StartRefusedException {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(bind, port));
    } catch (BindException e) {
      String cause = String.valueOf(e.getMessage());
      throw new StartRefusedException(
          cause.contains("assign")
              ? "The address %s is none of this machine's; choose one that is with --bind, such as 127.0.0.1 or 0.0.0.0."
                  .formatted(bind)
              : "Port %d on %s can't be used (%s); stop the program that has it or choose another port with %s."
                  .formatted(port, bind, cause, flag),
          e);
    } catch (IOException e) {
      throw new StartRefusedException(
          "Port %d on %s can't be used: %s.".formatted(port, bind, e.getMessage()), e);
    }
  }
}
