package dev.waypost.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.routing.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Who scans where. What somebody is follows from the id alone, so regulars are the same each time
 * they come, and change their phones once in the year.
 */
final class Crowd {
  /** Of each place. */
  private static final int REGULARS = 600;

  private static final List<Location> DATA_CENTERS =
      List.of(
          new Location("US", "VA", "Ashburn"),
          new Location("US", "CA", "San Jose"),
          new Location("IE", "L", "Dublin"),
          new Location("DE", "HE", "Frankfurt am Main"));

  private final long seed;
  private final Map<String, Place> places = new HashMap<>();
  private final Weighted<Counted<Location>> travellers;
  private final Map<String, Weighted<Counted<Language>>> languages = new HashMap<>();
  private final Weighted<Agent> agentsAtFirst;
  private final Weighted<Agent> agentsAtLast;
  private final Weighted<Agent> robots;

  private record Counted<T>(T thing, double weight) {}

  /**
   * Where codes are.
   *
   * @param travellers which part of those who pass by has come from far away, 0 to 1
   * @param origins where the others are from
   */
  private record Place(int number, double travellers, Weighted<Counted<Location>> origins) {}

  Crowd(long seed) {
    this.seed = seed;
    JsonNode file = DemoFiles.json("places.json");
    file.path("places")
        .properties()
        .forEach(place ->
            places.put(
                place.getKey(),
                new Place(
                    places.size(),
                    place.getValue().path("tourists").doubleValue(),
                    locations(place.getValue().path("origins")))));
    this.travellers = locations(file.path("tourists"));
    file.path("languages")
        .properties()
        .forEach(country -> languages.put(country.getKey(), languages(country.getValue())));
    List<Agent> agents = Agent.all();
    List<Agent> people = agents.stream().filter(agent -> !agent.robot()).toList();
    this.agentsAtFirst = new Weighted<>(people, Agent::atFirst);
    this.agentsAtLast = new Weighted<>(people, Agent::atLast);
    this.robots = new Weighted<>(agents.stream().filter(Agent::robot).toList(), Agent::atFirst);
  }

  /**
   * Somebody who comes again and again; some do more often than others.
   *
   * @param part which part of the year has passed, 0 to 1
   */
  Visitor regular(String place, double part, SplittableRandom random) {
    Place there = place(place);
    double which = random.nextDouble();
    long id = Mixed.of(seed, there.number(), (long) (REGULARS * which * which));
    return visitor(id, there, 0, part);
  }

  /**
   * Somebody who was not there before.
   *
   * @param travellers how many come from far away, as a multiple of what is usual
   * @param part which part of the year has passed, 0 to 1
   */
  Visitor passerBy(String place, double travellers, double part, SplittableRandom random) {
    Place there = place(place);
    return visitor(random.nextLong(), there, there.travellers() * travellers, part);
  }

  /** A robot; there are few of each. */
  Visitor robot(SplittableRandom random) {
    Agent agent = robots.at(random.nextDouble());
    int machine = random.nextInt(3);
    return new Visitor(
        Mixed.of(seed, agent.header().hashCode(), machine),
        DATA_CENTERS.get(random.nextInt(DATA_CENTERS.size())),
        null,
        agent);
  }

  private Visitor visitor(long id, Place place, double travels, double part) {
    var random = new SplittableRandom(id);
    boolean travelled = random.nextDouble() < travels;
    Location from = (travelled ? travellers : place.origins()).at(random.nextDouble()).thing();
    Language language =
        Objects.requireNonNull(languages.get(Objects.requireNonNull(from.country())))
            .at(random.nextDouble())
            .thing();
    Weighted<Agent> agents = random.nextDouble() < part ? agentsAtLast : agentsAtFirst;
    return new Visitor(id, from, language, agents.at(random.nextDouble()));
  }

  private Place place(String name) {
    Place place = places.get(name);
    if (place == null) {
      throw new IllegalStateException("places.json has no place " + name + ".");
    }
    return place;
  }

  private static Weighted<Counted<Location>> locations(JsonNode list) {
    List<Counted<Location>> all = new ArrayList<>();
    for (JsonNode each : list) {
      all.add(
          new Counted<>(
              new Location(text(each, 0), text(each, 1), text(each, 2)),
              each.path(3).doubleValue()));
    }
    return new Weighted<>(all, Counted::weight);
  }

  private static Weighted<Counted<Language>> languages(JsonNode list) {
    List<Counted<Language>> all = new ArrayList<>();
    for (JsonNode each : list) {
      all.add(new Counted<>(Language.of(each.path(0).textValue()), each.path(1).doubleValue()));
    }
    return new Weighted<>(all, Counted::weight);
  }

  private static @Nullable String text(JsonNode list, int place) {
    return list.path(place).textValue();
  }
}
