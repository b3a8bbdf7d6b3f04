package dev.waypost.benchmarks.redirect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * nginx as one would set it up for the same: a map of all codes, {@code return 302}, and an access
 * log that is written when 64 KB have come together, or after a second.
 */
final class NginxContestant extends Contestant {
  private static final int START_ATTEMPTS = 100;
  private static final String CONFIGURATION =
      """
      worker_processes 1;
      daemon off;
      pid FOLDER/nginx.pid;
      error_log FOLDER/error.log;
      events { worker_connections 2048; }
      http {
        map_hash_max_size 262144;
        map_hash_bucket_size 128;
        map $uri $destination { include FOLDER/codes.map; }
        access_log FOLDER/access.log combined buffer=64k flush=1s;
        keepalive_requests 1000000000;
        client_body_temp_path FOLDER/body;
        proxy_temp_path FOLDER/proxy;
        fastcgi_temp_path FOLDER/fastcgi;
        uwsgi_temp_path FOLDER/uwsgi;
        scgi_temp_path FOLDER/scgi;
        server {
          listen 127.0.0.1:PORT;
          location / {
            if ($destination = "") { return 404; }
            return 302 $destination;
          }
        }
      }
      """;

  private final Path folder;

  private NginxContestant(int port, Process process, Path folder) {
    super("nginx", port, process);
    this.folder = folder;
  }

  /**
   * Starts it.
   *
   * @param folder for its files
   */
  static NginxContestant start(Path folder, Codes codes) throws IOException, InterruptedException {
    int port = freePort();
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(
        configuration,
        CONFIGURATION.replace("FOLDER", folder.toString()).replace("PORT", Integer.toString(port)));
    var map = new StringBuilder();
    for (int code = 0; code < codes.count(); code++) {
      map.append('/')
          .append(codes.key(code))
          .append(' ')
          .append(codes.destination(code))
          .append(";\n");
    }
    Files.writeString(folder.resolve("codes.map"), map);
    Process process =
        onServerCore(List.of("nginx", "-c", configuration.toString()))
            .redirectError(folder.resolve("stderr.log").toFile())
            .start();
    var contestant = new NginxContestant(port, process, folder);
    for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
      if (!process.isAlive()) {
        break;
      }
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return contestant;
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    contestant.close();
    throw new IOException(
        "nginx did not start; it said: " + Files.readString(folder.resolve("stderr.log")));
  }

  @Override
  String destination(Codes codes, int code) {
    return codes.destination(code);
  }

  /** Keeps its log from filling the disk. */
  @Override
  void check(long answered, int connections) throws IOException {
    try (var log = Files.newByteChannel(folder.resolve("access.log"), StandardOpenOption.WRITE)) {
      var _ = log.truncate(0);
    }
  }
}
