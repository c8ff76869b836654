import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.TimeUnit;

/** What the real resilience4j lets through, and what it counts. */
class Resilience4jProbe {
  private static final Exception TIMEOUT = new Exception("no answer");

  // region trip
  /** A breaker with the defaults, halfway open after its first trip. */
  static CircuitBreaker halfOpen(int early) {
    var breaker = CircuitBreaker.ofDefaults("payments");
    for (int i = 0; i < early; i++) breaker.acquirePermission();
    for (int i = 0; i < 100; i++) {
      breaker.acquirePermission();
      breaker.onError(2, TimeUnit.SECONDS, TIMEOUT);
    }
    System.out.println("after 100 failures: " + breaker.getState());
    breaker.transitionToHalfOpenState(); // and not after 60 s
    return breaker;
  }
  // endregion trip

  public static void main(String[] args) {
    // region probes
    var probed = halfOpen(0);
    int through = 0;
    for (int i = 0; i < 1_000; i++) {
      if (probed.tryAcquirePermission()) through++;
    }
    System.out.println("let through of 1,000: " + through);
    // endregion probes

    // region late
    var breaker = halfOpen(10); // ten calls began before the trip
    for (int i = 0; i < 10; i++) {
      breaker.onSuccess(9, TimeUnit.SECONDS); // they succeed now
    }
    var state = breaker.getState();
    System.out.println("after 10 late successes: " + state);
    // endregion late
  }
}

//> after 100 failures: OPEN
//> let through of 1,000: 10
//> after 100 failures: OPEN
//> after 10 late successes: CLOSED
