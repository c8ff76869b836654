import com.netflix.hystrix.HystrixCommand;
import com.netflix.hystrix.HystrixCommandGroupKey;
import com.netflix.hystrix.HystrixCommandProperties;
import com.netflix.hystrix.HystrixThreadPoolProperties;
import com.netflix.hystrix.exception.HystrixRuntimeException;
import java.util.HashSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Fallbacks under way together in the real Hystrix 1.5.18. */
class HystrixFallback {
  static final CountDownLatch QUERY = new CountDownLatch(1);
  static final AtomicInteger FALLING = new AtomicInteger();

  static class SeatsLeft extends HystrixCommand<String> {
    SeatsLeft(Setter setter) {
      super(setter);
    }

    @Override
    protected String run() {
      throw new IllegalStateException("the cache is away");
    }

    @Override
    protected String getFallback() {
      FALLING.incrementAndGet();
      try {
        QUERY.await(); // the database, which takes its time
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
      return "812 seats left";
    }
  }

  public static void main(String[] args) throws Exception {
    var group = HystrixCommandGroupKey.Factory.asKey("catalog");
    var threads = HystrixThreadPoolProperties.Setter()
        .withCoreSize(40); // ten by default, which would hide it
    var closed = HystrixCommandProperties.Setter()
        .withCircuitBreakerEnabled(false); // not the subject here
    var setter = HystrixCommand.Setter.withGroupKey(group)
        .andThreadPoolPropertiesDefaults(threads)
        .andCommandPropertiesDefaults(closed);
    // region together
    var answered = new AtomicInteger();
    var refused = new ConcurrentLinkedQueue<String>();
    for (int page = 0; page < 40; page++) {
      new SeatsLeft(setter).observe().subscribe(
          seats -> answered.incrementAndGet(),
          error -> refused.add(((HystrixRuntimeException) error)
              .getFailureType().name()));
    }
    // endregion together
    while (FALLING.get() + refused.size() < 40) Thread.sleep(1);
    QUERY.countDown();
    while (answered.get() < FALLING.get()) Thread.sleep(1);
    System.out.println("answered by the fallback: " + answered);
    System.out.println("refused: " + refused.size());
    System.out.println("as: " + new HashSet<>(refused));
    System.exit(0); // Hystrix's own threads would wait for ever
  }
}

//> answered by the fallback: 10
//> refused: 30
//> as: [REJECTED_SEMAPHORE_FALLBACK]
