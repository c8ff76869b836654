import static java.util.concurrent.TimeUnit.SECONDS;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;

/** The verdict of resilience4j's ten probes. */
class ProbeVerdict {
  static void probes(int failing) {
    var breaker = CircuitBreaker.ofDefaults("payments");
    breaker.transitionToOpenState();
    // region verdict
    breaker.transitionToHalfOpenState(); // and not after 60 s
    for (int i = 0; i < 10; i++) {
      breaker.acquirePermission();
      if (i < failing) breaker.onError(1, SECONDS, new IOException());
      else breaker.onSuccess(1, SECONDS);
    }
    System.out.println(failing + " of 10 fail: " + breaker.getState());
    // endregion verdict
  }

  public static void main(String[] args) {
    probes(4);
    probes(5);
  }
}

//> 4 of 10 fail: CLOSED
//> 5 of 10 fail: OPEN
