namespace ContactCenter.Conformance;

/// <summary>Many grains, many callers, and nothing lost or counted twice.</summary>
public sealed class LoadTests(RuntimeFixture runtime) : ConformanceTests(runtime)
{
    private const int Grains = 10_000;
    private const int Callers = 64;
    private const int CallsPerCaller = 1_000;

    [Fact]
    public async Task Ten_thousand_grains_called_by_64_callers_count_exactly()
    {
        var prefix = NewKey();
        var expected = new int[Grains];

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            for (var call = 0; call < CallsPerCaller; call++)
            {
                // Half of the calls meet on a hundred grains.
                var grain = random.Next(call % 2 == 0 ? Grains : 100);
                Interlocked.Increment(ref expected[grain]);
                await Client.GetGrain<ICounterGrain>($"{prefix}-{grain}").AddAsync(1);
            }
        })));

        var counts = await Task.WhenAll(Enumerable.Range(0, Grains).Select(n => Client.GetGrain<ICounterGrain>($"{prefix}-{n}").AddAsync(0)));
        Assert.Equal(expected, counts);
    }
}
