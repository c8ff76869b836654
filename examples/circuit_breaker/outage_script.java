import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** One outage, played to resilience4j. */
class OutageScript {
  private static final Exception TIMEOUT = new Exception("no answer");

  /** The script's clock. */
  static class ScriptClock extends Clock {
    long now; // s

    @Override
    public Instant instant() {
      return Instant.ofEpochSecond(now);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  // region library
  /** resilience4j: three of three failed, 5 s, the rest default. */
  static CircuitBreaker library(Clock clock) {
    return CircuitBreaker.of("payments", CircuitBreakerConfig.custom()
        .slidingWindowSize(3)
        .minimumNumberOfCalls(3)
        .failureRateThreshold(100)
        .waitDurationInOpenState(Duration.ofSeconds(5))
        .clock(clock)
        .build());
  }
  // endregion library

  // region play
  /** How many of twelve go out when the script says `all`. */
  static long play(String script) {
    var clock = new ScriptClock();
    var breaker = library(clock);
    var calls = new HashMap<String, Boolean>();
    for (String step : script.split("; ")) {
      String[] words = step.split(" ");
      clock.now = Long.parseLong(words[0]);
      String what = words[1];
      if (what.equals("all")) {
        return IntStream.range(0, 12)
            .filter(call -> breaker.tryAcquirePermission()).count();
      }
      if (what.equals("force")) breaker.transitionToForcedOpenState();
      for (int i = 2; i < words.length; i++) {
        boolean out = calls.computeIfAbsent(
            words[i], name -> breaker.tryAcquirePermission());
        if (out && what.equals("ok")) {
          breaker.onSuccess(1, TimeUnit.SECONDS);
        } else if (out && what.equals("fail")) {
          breaker.onError(1, TimeUnit.SECONDS, TIMEOUT);
        }
      }
    }
    throw new IllegalArgumentException(script + " does not say all");
  }
  // endregion play

  /** Ten probes with all the defaults, of which one never reports. */
  static CircuitBreaker nineOfTen() {
    var breaker = CircuitBreaker.ofDefaults("payments");
    breaker.transitionToOpenState();
    breaker.transitionToHalfOpenState();
    for (int i = 0; i < 10; i++) breaker.acquirePermission();
    for (int i = 0; i < 9; i++) breaker.onSuccess(1, TimeUnit.SECONDS);
    return breaker;
  }

  public static void main(String[] args) throws Exception {
    var root = System.getProperty("patternbook.examples", "examples");
    var path = Path.of(root, "circuit_breaker/outage_script.json");
    var data = new ObjectMapper().readTree(path.toFile());
    for (var text : data.get("scripts")) {
      String[] parts = text.asText().split(": ");
      String outage = data.get("outage").asText();
      String script = parts[1].replace("outage", outage);
      String says = parts[0] + ": " + play(script);
      System.out.println("resilience4j, " + says);
    }
    var stuck = nineOfTen();
    System.out.println("nine of ten, state: " + stuck.getState());
    boolean out = stuck.tryAcquirePermission();
    System.out.println("nine of ten, the next goes out: " + out);
  }
}

//> resilience4j, just tripped: 0
//> resilience4j, cooldown over: 10
//> resilience4j, late success, open: 0
//> resilience4j, late failure, open: 10
//> resilience4j, late success, probed: 9
//> resilience4j, probe answers: 9
//> resilience4j, one probe silent: 12
//> resilience4j, all hang: 12
//> resilience4j, forced open: 0
//> nine of ten, state: HALF_OPEN
//> nine of ten, the next goes out: false
