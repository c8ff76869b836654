import com.netflix.hystrix.HystrixCircuitBreaker;
import com.netflix.hystrix.HystrixCommand;
import com.netflix.hystrix.HystrixCommandGroupKey;
import com.netflix.hystrix.HystrixCommandKey;
import com.netflix.hystrix.HystrixCommandMetrics;
import com.netflix.hystrix.HystrixCommandProperties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

/** One breaker of the real Hystrix 1.5.18, and calls through it. */
class HystrixRule {
  private final HystrixCommandKey key;
  private final HystrixCommand.Setter setter;

  HystrixRule(String name, int sleepWindow) {
    key = HystrixCommandKey.Factory.asKey(name);
    var group = HystrixCommandGroupKey.Factory.asKey(name);
    var properties = HystrixCommandProperties.Setter()
        .withExecutionTimeoutEnabled(false) // the latch decides
        .withMetricsHealthSnapshotIntervalInMilliseconds(10)
        .withCircuitBreakerSleepWindowInMilliseconds(sleepWindow);
    setter = HystrixCommand.Setter.withGroupKey(group)
        .andCommandKey(key).andCommandPropertiesDefaults(properties);
  }

  // region charge
  /** A call that answers, well or not, when the latch is free. */
  Future<String> charge(boolean ok, CountDownLatch latch) {
    return new HystrixCommand<String>(setter) {
      @Override
      protected String run() throws Exception {
        latch.await();
        if (!ok) throw new IllegalStateException("no answer");
        return "paid";
      }
    }.queue();
  }
  // endregion charge

  /** Make some calls, one after the other, and read the breaker. */
  String after(int failures, int calls) throws Exception {
    for (int i = 0; i < calls; i++) {
      try {
        charge(i < calls - failures, new CountDownLatch(0)).get();
      } catch (java.util.concurrent.ExecutionException expected) {
        // Hystrix has counted it
      }
    }
    var metrics = HystrixCommandMetrics.getInstance(key);
    while (metrics.getHealthCounts().getTotalRequests() < calls) {
      Thread.sleep(1); // the counts are a snapshot, 10 ms old
    }
    return state();
  }

  HystrixCircuitBreaker breaker() {
    return HystrixCircuitBreaker.Factory.getInstance(key);
  }

  String state() {
    return breaker().isOpen() ? "open" : "closed";
  }

  public static void main(String[] args) throws Exception {
    // region volume
    int[][] counts = {{19, 19}, {20, 20}, {9, 20}, {10, 20}};
    for (int[] n : counts) {
      String name = n[0] + " failures of " + n[1];
      var charges = new HystrixRule(name, 5_000);
      System.out.println(name + ": " + charges.after(n[0], n[1]));
    }
    // endregion volume

    // region late
    var late = new HystrixRule("late", 60_000);
    var latch = new CountDownLatch(1);
    var slow = late.charge(true, latch); // let through while closed
    String tripped = late.after(20, 20);
    System.out.println("before the late success: " + tripped);
    latch.countDown();
    slow.get();
    System.out.println("after the late success: " + late.state());
    // endregion late

    // region windows
    var silent = new HystrixRule("silent", 500);
    silent.after(20, 20);
    int out = 0; // tests let through, none of which ever answers
    for (int window = 1; window <= 3; window++) {
      while (!silent.breaker().allowRequest()) Thread.sleep(1);
      out++;
      for (int more = 0; more < 100; more++) {
        if (silent.breaker().allowRequest()) out++;
      }
    }
    System.out.println("tests out after 3 windows: " + out);
    // endregion windows
    System.exit(0); // Hystrix's own threads would wait for ever
  }
}
//> 19 failures of 19: closed
//> 20 failures of 20: open
//> 9 failures of 20: closed
//> 10 failures of 20: open
//> before the late success: open
//> after the late success: closed
//> tests out after 3 windows: 3
