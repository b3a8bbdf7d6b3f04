package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.api.jobs.JobFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFilesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  @TempDir Path folder;

  @Test
  void aFolderKeepsItsNameAndNoOtherHasIt() throws Exception {
    String place = JobFiles.open(folder).place();
    assertThat(JobFiles.open(folder).place()).isEqualTo(place);
    assertThat(JobFiles.open(folder.resolve("another")).place()).isNotEqualTo(place);
  }

  @Test
  void onlyOldFilesOfJobsThatAreNoMoreAreDeleted() throws Exception {
    JobFiles files = JobFiles.open(folder);
    List<Path> gone = made(files, "job_gone", NOW.minusSeconds(1));
    List<Path> kept = made(files, "job_kept", NOW.minusSeconds(1));
    List<Path> young = made(files, "job_young", NOW.plusSeconds(1));
    files.deleteLeft("job_kept"::equals, NOW);
    assertThat(gone).noneMatch(Files::exists);
    assertThat(kept).allMatch(Files::exists);
    assertThat(young).allMatch(Files::exists);
    assertThat(JobFiles.open(folder).place()).isEqualTo(files.place());
  }

  private static List<Path> made(JobFiles files, String job, Instant time) throws Exception {
    List<Path> all = List.of(files.input(job), files.result(job), files.csvResult(job));
    for (Path file : all) {
      Files.writeString(file, "{}\n");
      Files.setLastModifiedTime(file, FileTime.from(time));
    }
    return all;
  }
}
