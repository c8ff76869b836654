import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class AdaptiveThrottle {
  private final double k;
  private final double spare; // calls that may be unanswered
  private final double width; // s
  private final int[] asked;
  private final int[] taken;
  private long slot = 0; // number of the newest slot since time 0

  /** Refuses a growing share of calls as fewer are accepted. */
  AdaptiveThrottle(double k, double spare, double window, int slots) {
    this.k = k;
    this.spare = spare;
    width = window / slots;
    asked = new int[slots];
    taken = new int[slots];
  }

  // region throttle
  /** The chance with which a call is refused now. */
  synchronized double probability(double now) {
    advance(now);
    int requests = IntStream.of(asked).sum();
    int accepts = IntStream.of(taken).sum();
    double excess = requests - k * accepts - spare;
    return Math.max(0, excess / (requests + 1));
  }

  /** Counts a call; luck is drawn evenly from 0 to 1. */
  synchronized boolean allow(double now, double luck) {
    boolean refuse = luck < probability(now);
    asked[(int) (slot % asked.length)]++;
    return !refuse; // a refused call has been counted too
  }
  // endregion throttle

  /** The dependency took a call and answered it. */
  synchronized void accepted(double now) {
    advance(now);
    taken[(int) (slot % taken.length)]++;
  }

  private void advance(double now) {
    long next = (long) Math.floor(now / width);
    // After a long silence one lap clears everything.
    long first = Math.max(slot + 1, next - asked.length + 1);
    for (long passed = first; passed <= next; passed++) {
      int place = (int) (passed % asked.length);
      asked[place] = taken[place] = 0;
    }
    slot = Math.max(slot, next);
  }

  // region vectors
  record Trace(String name, double k, double spare, double window,
      int slots, List<String> events) {
    boolean agrees() {
      var throttle = new AdaptiveThrottle(k, spare, window, slots);
      for (String event : events) {
        String[] part = event.split(" ");
        double at = Double.parseDouble(part[0]);
        if (part[1].equals("took")) {
          throttle.accepted(at);
        } else {
          double luck = Double.parseDouble(part[1]);
          boolean go = part[2].equals("go");
          if (throttle.allow(at, luck) != go) return false;
        }
        String[] of = part[part.length - 1].split("/");
        double top = Double.parseDouble(of[0]);
        double bottom = Double.parseDouble(of[1]);
        double off = throttle.probability(at) - top / bottom;
        if (!(Math.abs(off) <= 1e-9)) return false;
      }
      return true;
    }
  }

  public static void main(String[] args) throws Exception {
    var root = System.getProperty("patternbook.examples", "examples");
    var name = "circuit_breaker/throttle.vectors.json";
    var file = new File(root, name);
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

//> vectors passed: 25 of 25
