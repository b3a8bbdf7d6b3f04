package dev.waypost.codes;

/**
 * The places where the token of a claim proves it; either is enough.
 *
 * @param recordName the name of a DNS TXT record
 * @param recordValue the value that one of its texts must have
 * @param fileUrl where a file with the token as its only text is served
 * @param token the token
 */
public record DomainProofs(String recordName, String recordValue, String fileUrl, String token) {
  /** The path of the file, below the well-known paths (RFC 8615 §3). */
  public static final String FILE_PATH = "/.well-known/waypost-verification.txt";

  /** The places for a domain's claim. */
  public static DomainProofs of(Domain domain, Domain.Claim claim) {
    return new DomainProofs(
        "_waypost." + domain.host(),
        "waypost-verification=" + claim.token(),
        domain.baseUrl() + FILE_PATH,
        claim.token());
  }
}
