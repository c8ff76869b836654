"""How far a bucket of retries carries through an outage."""


# region bucket
class Bucket:
    def __init__(self) -> None:
        self.tokens = 10.0

    def succeeded(self) -> None:
        self.tokens = min(10.0, self.tokens + 0.1)

    def may_retry(self) -> bool:
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


bucket, sent = Bucket(), 0
for _ in range(1_000):  # requests of a good hour
    sent += 1
    bucket.succeeded()
for _ in range(100):  # requests of an outage: nothing works
    tries = 1
    while tries < 3 and bucket.may_retry():
        tries += 1
    sent += tries
print(f"calls sent: {sent:,}")
#> calls sent: 1,110
# endregion bucket
