import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

class Resilience4jDefaults {
  private final CircuitBreaker breaker =
      CircuitBreaker.ofDefaults("payments");

  Resilience4jDefaults failing(int calls) {
    for (int i = 0; i < calls && breaker.tryAcquirePermission(); i++) {
      breaker.onError(50, TimeUnit.MILLISECONDS, new IOException());
    }
    return this;
  }

  Resilience4jDefaults answered(int calls, int seconds) {
    for (int i = 0; i < calls && breaker.tryAcquirePermission(); i++) {
      breaker.onSuccess(seconds, TimeUnit.SECONDS);
    }
    return this;
  }

  private static void show(String what, Resilience4jDefaults after) {
    System.out.println(what + ": " + after.breaker.getState());
  }

  // region calls
  public static void main(String[] args) {
    show("99 failures of 99", breaker().failing(99));
    show("100 failures of 100", breaker().failing(100));
    show("100 successes, then 49 failures",
        breaker().answered(100, 0).failing(49));
    show("100 successes, then 50 failures",
        breaker().answered(100, 0).failing(50));
    show("50 failures, 49 successes",
        breaker().failing(50).answered(49, 0));
    show("50 failures, 50 successes",
        breaker().failing(50).answered(50, 0));
    show("100 answers of 60 s", breaker().answered(100, 60));
    show("100 answers of 61 s", breaker().answered(100, 61));
  }
  // endregion calls

  private static Resilience4jDefaults breaker() {
    return new Resilience4jDefaults();
  }
}

//> 99 failures of 99: CLOSED
//> 100 failures of 100: OPEN
//> 100 successes, then 49 failures: CLOSED
//> 100 successes, then 50 failures: OPEN
//> 50 failures, 49 successes: CLOSED
//> 50 failures, 50 successes: OPEN
//> 100 answers of 60 s: CLOSED
//> 100 answers of 61 s: OPEN
