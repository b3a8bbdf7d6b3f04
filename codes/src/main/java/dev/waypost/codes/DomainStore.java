package dev.waypost.codes;

import java.util.List;

/** The domains. */
public interface DomainStore {

  /** All domains, the default one first. */
  List<Domain> all();

  /** Makes a domain the default one, or changes the one that is. */
  void saveDefault(Domain domain);
}
