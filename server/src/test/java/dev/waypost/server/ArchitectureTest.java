package dev.waypost.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** The borders that docs/ARCHITECTURE.md draws. */
@AnalyzeClasses(
    packages = "dev.waypost",
    importOptions = {DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
  /** Tests of other modules come as jars where the program is packaged. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String JDK = "java..";
  private static final String ANNOTATIONS = "org.jspecify.annotations..";

  @ArchTest static final ArchRule SYMBOL_IS_JDK_ONLY = sees("symbol");
  @ArchTest static final ArchRule PAYLOAD_IS_JDK_ONLY = sees("payload");
  @ArchTest static final ArchRule ROUTING_IS_JDK_ONLY = sees("routing", "javax.crypto..");
  @ArchTest static final ArchRule PAGES_IS_JDK_ONLY = sees("pages");
  @ArchTest static final ArchRule SCANLOG_IS_JDK_ONLY = sees("scanlog");

  @ArchTest
  static final ArchRule RENDER =
      sees(
          "render",
          "dev.waypost.symbol..",
          "javax.imageio..",
          "org.w3c.dom..",
          "com.google.zxing..",
          "org.apache.fontbox..",
          "org.apache.pdfbox..");

  @ArchTest
  static final ArchRule LOCATION = sees("location", "dev.waypost.routing..", "com.maxmind.db..");

  @ArchTest
  static final ArchRule LOCAL_COPY =
      sees("localcopy", "dev.waypost.routing..", "dev.waypost.pages..");

  @ArchTest
  static final ArchRule RESOLVER =
      sees(
          "resolver",
          "dev.waypost.routing..",
          "dev.waypost.pages..",
          "dev.waypost.scanlog..",
          "io.vertx..",
          "io.netty..",
          "javax.crypto..");

  @ArchTest
  static final ArchRule OUTBOUND_IS_JDK_ONLY = sees("outbound", "javax.naming..", "javax.net..");

  @ArchTest
  static final ArchRule CODES =
      sees(
          "codes",
          "dev.waypost.routing..",
          "dev.waypost.payload..",
          "dev.waypost.pages..",
          "javax.crypto..");

  @ArchTest
  static final ArchRule PEOPLE = sees("people", "dev.waypost.codes..", "org.bouncycastle..");

  @ArchTest
  static final ArchRule CONSOLE_KNOWS_NO_STORE_AND_NO_RESOLVER =
      noClasses()
          .that()
          .resideInAPackage("dev.waypost.console..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.waypost.store..",
              "dev.waypost.resolver..",
              "dev.waypost.server..",
              "dev.waypost.scanlog..");

  @ArchTest
  static final ArchRule API_KNOWS_NO_CONSOLE =
      noClasses()
          .that()
          .resideInAnyPackage("dev.waypost.api..", "dev.waypost.store..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.waypost.console..");

  @ArchTest
  static final ArchRule API_KNOWS_NO_STORE_AND_NO_RESOLVER =
      noClasses()
          .that()
          .resideInAPackage("dev.waypost.api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.waypost.store..",
              "dev.waypost.resolver..",
              "dev.waypost.server..",
              "dev.waypost.scanlog..");

  @ArchTest
  static final ArchRule STORE_KNOWS_CODES_ALONE =
      noClasses()
          .that()
          .resideInAPackage("dev.waypost.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.waypost.api..",
              "dev.waypost.resolver..",
              "dev.waypost.server..",
              "dev.waypost.analytics..",
              "dev.waypost.scanlog..");

  @ArchTest
  static final ArchRule ANALYTICS_KNOWS_THE_SCAN_LOG_ALONE =
      noClasses()
          .that()
          .resideInAPackage("dev.waypost.analytics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.waypost.api..",
              "dev.waypost.resolver..",
              "dev.waypost.server..",
              "dev.waypost.codes..",
              "dev.waypost.store..",
              "dev.waypost.routing..");

  @ArchTest
  static final ArchRule JDBC_IS_IN_STORE_AND_ANALYTICS_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.waypost.store..", "dev.waypost.analytics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.jooq..");

  @ArchTest
  static final ArchRule PURE_MODULES_TOUCH_NO_CLOCK_NO_RANDOMNESS_AND_NO_IO =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.waypost.symbol..",
              "dev.waypost.payload..",
              "dev.waypost.routing..",
              "dev.waypost.pages..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio.file..",
              "java.nio.channels..",
              "java.util.random..",
              "java.net.http..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.security.SecureRandom")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.InstantSource")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.waypost.(*)..").should().beFreeOfCycles();

  /** A module sees itself, the JDK, null annotations, and what is named. */
  private static ArchRule sees(String module, String... others) {
    String own = "dev.waypost." + module + "..";
    String[] allowed = new String[others.length + 3];
    allowed[0] = own;
    allowed[1] = JDK;
    allowed[2] = ANNOTATIONS;
    System.arraycopy(others, 0, allowed, 3, others.length);
    return ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(own)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed);
  }
}
