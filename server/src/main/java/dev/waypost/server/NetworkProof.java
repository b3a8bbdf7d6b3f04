package dev.waypost.server;

import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.codes.DomainProofs;
import dev.waypost.codes.OwnershipProof;
import dev.waypost.outbound.GuardedHttp;
import dev.waypost.outbound.NameService;
import dev.waypost.outbound.OutboundException;
import dev.waypost.outbound.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/** {@link OwnershipProof} by the DNS and by HTTP. */
final class NetworkProof implements OwnershipProof {
  private static final int MAX_FILE_BYTES = 1024;
  private static final Duration FETCH_TIME = Duration.ofSeconds(5);

  /** Waiting for other machines takes workers away from all other calls. */
  private static final int MOST_AT_ONCE = 4;

  private final NameService names;
  private final GuardedHttp http;
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);

  NetworkProof(NameService names, GuardedHttp http) {
    this.names = names;
    this.http = http;
  }

  @Override
  public Finding look(DomainProofs places) {
    if (!free.tryAcquire()) {
      throw new ProblemException(
          ProblemCode.OVERLOADED,
          null,
          "Several domains are being verified at this moment. Please try again in a few seconds.");
    }
    try {
      return lookInBoth(places);
    } finally {
      free.release();
    }
  }

  private Finding lookInBoth(DomainProofs places) {
    Finding record = lookInDns(places);
    if (record instanceof Finding.NotProven(String noRecord)) {
      Finding file = lookInFile(places);
      return file instanceof Finding.NotProven(String noFile)
          ? new Finding.NotProven(
              noRecord + " " + noFile + " Put one of the two in place and verify again.")
          : file;
    }
    return record;
  }

  private Finding lookInDns(DomainProofs places) {
    try {
      List<String> texts = names.texts(places.recordName());
      if (texts.contains(places.recordValue())) {
        return new Finding.Proven();
      }
      return new Finding.NotProven(
          texts.isEmpty()
              ? "There is no TXT record at " + places.recordName() + "; new ones may take a while."
              : "The TXT record at "
                  + places.recordName()
                  + " has another value than "
                  + places.recordValue()
                  + ".");
    } catch (OutboundException e) {
      return new Finding.NotProven(places.recordName() + " " + e.reason() + ".");
    }
  }

  private Finding lookInFile(DomainProofs places) {
    try {
      Response response = http.get(URI.create(places.fileUrl()), MAX_FILE_BYTES, FETCH_TIME);
      if (response.status() != 200) {
        return new Finding.NotProven(
            places.fileUrl() + " answered with status " + response.status() + ".");
      }
      return new String(response.body(), StandardCharsets.UTF_8).strip().equals(places.token())
          ? new Finding.Proven()
          : new Finding.NotProven(places.fileUrl() + " has another content than the token.");
    } catch (OutboundException e) {
      return new Finding.NotProven(places.fileUrl() + " " + e.reason() + ".");
    }
  }
}
