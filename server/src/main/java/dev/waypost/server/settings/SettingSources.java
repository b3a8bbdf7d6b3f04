package dev.waypost.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Collects settings as text: flags before environment variables before {@code waypost.yaml}. */
public final class SettingSources {
  private static final String DEFAULT_FILE = "waypost.yaml";
  private static final String FILE_FLAG = "--config";
  private static final String FILE_VARIABLE = "WAYPOST_CONFIG";

  /** Those whose flag alone means true. */
  private static final Set<Setting> SWITCHES =
      Set.of(Setting.STRICT_HOSTS, Setting.ALLOW_PRIVATE_NETWORKS, Setting.DEMO);

  private SettingSources() {}

  /** A text and where it was given, for messages. */
  public record Given(String value, String origin) {}

  /**
   * What was given for each setting.
   *
   * @param arguments {@code --name value}, {@code --name=value}, or a switch such as {@code
   *     --strict-hosts} alone
   * @param environment the environment variables
   * @param workingDirectory where {@code waypost.yaml} is looked for
   * @throws InvalidSettingException for a name that does not exist or a file that can't be read
   */
  public static Map<Setting, Given> collect(
      String[] arguments, Map<String, String> environment, Path workingDirectory)
      throws InvalidSettingException {
    List<String> flags = new ArrayList<>(List.of(arguments));
    String file = takeFileFlag(flags);
    Map<Setting, Given> given = new EnumMap<>(Setting.class);
    given.putAll(fromFile(file != null ? file : environment.get(FILE_VARIABLE), workingDirectory));
    given.putAll(fromEnvironment(environment));
    given.putAll(fromFlags(flags));
    return given;
  }

  private static @Nullable String takeFileFlag(List<String> flags) throws InvalidSettingException {
    for (int i = 0; i < flags.size(); i++) {
      String flag = flags.get(i);
      if (flag.startsWith(FILE_FLAG + "=")) {
        flags.remove(i);
        return flag.substring(FILE_FLAG.length() + 1);
      }
      if (flag.equals(FILE_FLAG)) {
        if (i + 1 == flags.size()) {
          throw new InvalidSettingException(
              "The flag --config needs a value: the file with the settings.");
        }
        flags.remove(i);
        return flags.remove(i);
      }
    }
    return null;
  }

  private static Map<Setting, Given> fromFlags(List<String> flags) throws InvalidSettingException {
    Map<Setting, Given> given = new EnumMap<>(Setting.class);
    for (int i = 0; i < flags.size(); i++) {
      String flag = flags.get(i);
      if (!flag.startsWith("--")) {
        throw new InvalidSettingException(
            "\"" + flag + "\" is not a flag; flags start with -- and --help lists them.");
      }
      int equals = flag.indexOf('=');
      String name = equals < 0 ? flag.substring(2) : flag.substring(2, equals);
      Setting setting = known(name, "flag --" + name);
      if (equals >= 0) {
        given.put(setting, new Given(flag.substring(equals + 1), "the flag --" + name));
      } else if (SWITCHES.contains(setting)
          && (i + 1 == flags.size() || flags.get(i + 1).startsWith("--"))) {
        given.put(setting, new Given("true", "the flag --" + name));
      } else if (i + 1 == flags.size()) {
        throw new InvalidSettingException(
            "The flag --" + name + " needs a value: " + setting.description());
      } else {
        given.put(setting, new Given(flags.get(++i), "the flag --" + name));
      }
    }
    return given;
  }

  /**
   * Variables that start like ours but are none of ours are left alone: container platforms set
   * such variables for their own use.
   */
  private static Map<Setting, Given> fromEnvironment(Map<String, String> environment) {
    Map<Setting, Given> given = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      String value = environment.get(setting.variable());
      if (value != null) {
        given.put(setting, new Given(value, "the variable " + setting.variable()));
      }
    }
    return given;
  }

  private static Map<Setting, Given> fromFile(@Nullable String named, Path workingDirectory)
      throws InvalidSettingException {
    Path file = workingDirectory.resolve(named == null ? DEFAULT_FILE : named);
    if (named == null && !Files.exists(file)) {
      return Map.of();
    }
    Map<Setting, Given> given = new EnumMap<>(Setting.class);
    for (Map.Entry<?, ?> entry : yaml(file).entrySet()) {
      String name = String.valueOf(entry.getKey());
      given.put(
          known(name, "setting \"" + name + "\" in " + file),
          new Given(text(entry.getValue()), "the file " + file));
    }
    return given;
  }

  private static Map<?, ?> yaml(Path file) throws InvalidSettingException {
    try {
      Object root =
          new Load(LoadSettings.builder().setLabel(file.toString()).build())
              .loadFromString(Files.readString(file));
      if (root == null) {
        return Map.of();
      }
      if (root instanceof Map<?, ?> map) {
        return map;
      }
      throw new InvalidSettingException(
          "The file " + file + " must hold lines such as \"port: 9000\".");
    } catch (IOException e) {
      throw new InvalidSettingException("The settings file " + file + " can't be read: " + e + ".");
    } catch (YamlEngineException e) {
      throw new InvalidSettingException(
          "The settings file " + file + " is not valid YAML" + place(e) + ".");
    }
  }

  /** Where and what, without the line itself, which may hold a password. */
  private static String place(YamlEngineException e) {
    if (e instanceof MarkedYamlEngineException marked && marked.getProblemMark().isPresent()) {
      var mark = marked.getProblemMark().get();
      return " (line %d, column %d: %s)"
          .formatted(mark.getLine() + 1, mark.getColumn() + 1, marked.getProblem());
    }
    return "";
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(","));
      default -> value.toString();
    };
  }

  private static Setting known(String name, String what) throws InvalidSettingException {
    return Setting.of(name)
        .orElseThrow(() ->
            new InvalidSettingException(
                "There is no "
                    + what
                    + "; there are: "
                    + Stream.of(Setting.values())
                        .map(Setting::label)
                        .collect(Collectors.joining(", "))
                    + "."));
  }
}
