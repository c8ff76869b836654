import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class TimeWindow {
  // region ring
  private final double width; // s
  private final double limit;
  private final int minimum;
  private final int[] made;
  private final int[] bad;
  private long slot = 0; // number of the newest slot since time 0

  /** Counts in slots of `width` seconds, reused in a circle. */
  TimeWindow(double width, int buckets, double limit, int minimum) {
    this.width = width;
    this.limit = limit;
    this.minimum = minimum;
    made = new int[buckets];
    bad = new int[buckets];
  }

  private void advance(double now) {
    long next = (long) Math.floor(now / width);
    // After a long silence one lap clears everything.
    long first = Math.max(slot + 1, next - made.length + 1);
    for (long passed = first; passed <= next; passed++) {
      int place = (int) (passed % made.length);
      made[place] = bad[place] = 0;
    }
    slot = Math.max(slot, next);
  }

  /** Counts a call that ends now; true if the breaker opens. */
  synchronized boolean trips(double now, boolean failed) {
    advance(now);
    int place = (int) (slot % made.length);
    made[place]++;
    if (failed) bad[place]++;
    int all = IntStream.of(made).sum();
    return all >= minimum && IntStream.of(bad).sum() >= limit * all;
  }
  // endregion ring

  // region vectors
  record Trace(String name, List<String> calls) {
    boolean agrees() {
      var window = new TimeWindow(1.0, 10, 0.5, 4);
      for (String call : calls) {
        String[] part = call.split(" ");
        double at = Double.parseDouble(part[0]);
        boolean trips = window.trips(at, part[1].equals("fail"));
        if (trips != part[2].equals("trip")) return false;
        int bad = IntStream.of(window.bad).sum();
        int made = IntStream.of(window.made).sum();
        if (!part[3].equals(bad + "/" + made)) return false;
      }
      return true;
    }
  }

  public static void main(String[] args) throws Exception {
    var root = System.getProperty("patternbook.examples", "examples");
    var name = "circuit_breaker/time_window.vectors.json";
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

//> vectors passed: 19 of 19
