import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

class Breaker {
  enum State { CLOSED, OPEN, HALF_OPEN }

  // region state
  private final DoubleSupplier clock; // s
  private final int tripAfter;
  private final double cooldown; // s
  private State state = State.CLOSED;
  private long generation = 1;
  private int failures = 0;
  private double until = 0;

  Breaker(DoubleSupplier clock, int tripAfter, double cooldown) {
    this.clock = clock;
    this.tripAfter = tripAfter;
    this.cooldown = cooldown;
  }

  private void enter(State next) { // only with the monitor held
    state = next;
    generation++; // every earlier permit is now void
    failures = 0;
    until = clock.getAsDouble() + cooldown;
  }

  synchronized State state() {
    return state;
  }
  // endregion state

  // region allow
  /** A permit for one call, or empty: do not call. */
  synchronized OptionalLong allow() {
    if (state != State.CLOSED) {
      if (clock.getAsDouble() < until) return OptionalLong.empty();
      enter(State.HALF_OPEN); // the caller is the probe
    }
    return OptionalLong.of(generation);
  }
  // endregion allow

  // region record
  /** Say how the call that held this permit ended. */
  synchronized void record(long permit, boolean ok) {
    if (permit != generation) return; // began in an earlier state
    if (ok) {
      failures = 0;
      if (state == State.HALF_OPEN) enter(State.CLOSED);
      return;
    }
    failures++;
    if (state == State.HALF_OPEN || failures >= tripAfter) {
      enter(State.OPEN);
    }
  }
  // endregion record

  // region vectors
  record Trace(String name, List<String> events) {
    boolean agrees() {
      double[] now = {0};
      var breaker = new Breaker(() -> now[0], 3, 5);
      var permits = new HashMap<String, Long>();
      for (String event : events) {
        String[] part = event.split(" ");
        String call = part[1], what = part[2];
        now[0] = Double.parseDouble(part[0]);
        if (what.equals("ok") || what.equals("fail")) {
          breaker.record(permits.get(call), what.equals("ok"));
        } else {
          OptionalLong permit = breaker.allow();
          if (permit.isPresent() != what.equals("go")) return false;
          permit.ifPresent(held -> permits.put(call, held));
        }
        String state = breaker.state().name().replace('_', '-');
        if (!state.equalsIgnoreCase(part[3])) return false;
      }
      return true;
    }
  }

  public static void main(String[] args) throws Exception {
    var root = System.getProperty("patternbook.examples", "examples");
    var file = new File(root, "circuit_breaker/breaker.vectors.json");
    var traces = new ObjectMapper().readValue(file, Trace[].class);
    var failed = Stream.of(traces).filter(trace -> !trace.agrees())
        .map(Trace::name).toList();
    int every = traces.length;
    int passed = every - failed.size();
    System.out.printf("vectors passed: %d of %d%n", passed, every);
    if (!failed.isEmpty() || every == 0) {
      throw new IllegalStateException("failed: " + failed);
    }
  }
  // endregion vectors
}
//> vectors passed: 17 of 17
