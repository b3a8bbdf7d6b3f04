package dev.waypost.console.codes;

import dev.waypost.api.codes.CodeJson;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeService;
import dev.waypost.console.http.Visit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Many codes by their ids at once, where only the ids are known. */
public final class KnownCodes {
  private final CodeService codes;
  private final CodeJson json;

  /** Codes of this service. */
  public KnownCodes(CodeService codes, CodeJson json) {
    this.codes = codes;
    this.json = json;
  }

  /** Those of these ids that the visitor may see and that are not deleted. */
  public Map<String, ShownCode> of(Visit visit, Collection<String> ids) {
    List<CodeId> known = ids.stream().filter(CodeId::isWellFormed).map(CodeId::new).toList();
    Map<String, ShownCode> shown = new HashMap<>();
    codes
        .getAll(visit.actor(), known)
        .forEach((id, code) -> shown.put(id.value(), ShownCode.of(json.of(code))));
    return shown;
  }
}
