using ContactCenter.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Conformance;

/// <summary>The same seed is the same history; what is stuck is said, with the seed.</summary>
public sealed class SimulationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(42)]
    [InlineData(-7)]
    public void Seed_twice_gives_the_same_history(int seed)
    {
        var (first, firstHash) = Play(seed);
        var (second, secondHash) = Play(seed);

        Assert.Equal(first, second);
        Assert.Equal(firstHash, secondHash);
    }

    [Fact]
    public void Seeds_that_differ_give_differing_orders()
    {
        var histories = Enumerable.Range(0, 20).Select(seed => string.Join(",", Play(seed).Notes)).Distinct();

        Assert.True(histories.Count() > 10);
    }

    [Fact]
    public void Lost_update_is_found_by_some_seed()
    {
        var sums = Enumerable.Range(0, 50).Select(seed => Run(seed, async world =>
        {
            var simulation = world.GetRequiredService<Simulation>();
            var shared = 0;
            await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
            {
                await simulation.YieldAsync();
                var read = shared;
                await simulation.YieldAsync();
                shared = read + 1;
            }));
            return shared;
        })).ToArray();

        Assert.Contains(sums, sum => sum < 3);
        Assert.Contains(sums, sum => sum == 3);
    }

    [Fact]
    public void Calls_not_awaited_arrive_in_another_order_with_some_seed()
    {
        var orders = Enumerable.Range(0, 20).Select(seed => Run(seed, async world =>
        {
            var key = Probe.NewKey("sim");
            var grain = world.GetRequiredService<IGrainFactory>().GetGrain<ITurnsGrain>(key);
            await Task.WhenAll(grain.NoteAsync("a"), grain.NoteAsync("b"));
            return string.Concat(Probe.Notes(key));
        })).ToArray();

        Assert.Contains("ab", orders);
        Assert.Contains("ba", orders);
    }

    [Fact]
    public void Days_of_timers_pass_at_once()
    {
        var elapsed = Run(3, async world =>
        {
            var time = world.GetRequiredService<TimeProvider>();
            var start = time.GetUtcNow();
            await Task.Delay(TimeSpan.FromDays(7), time);
            return time.GetUtcNow() - start;
        });

        Assert.Equal(TimeSpan.FromDays(7), elapsed);
    }

    [Fact]
    public void Unanswered_call_times_out_in_virtual_time()
    {
        Run(4, async world =>
        {
            var grain = world.GetRequiredService<IGrainFactory>().GetGrain<ITurnsGrain>("never");
            await Assert.ThrowsAsync<TimeoutException>(() => grain.HoldAsync(Probe.NewKey("never")));
            return 0;
        });
    }

    [Fact]
    public void Idle_activation_is_collected_in_virtual_time()
    {
        var key = Probe.NewKey("sim");
        Run(5, async world =>
        {
            await world.GetRequiredService<IGrainFactory>().GetGrain<ILifecycleGrain>(key).ActivationAsync();
            await Task.Delay(TimeSpan.FromMinutes(20), world.GetRequiredService<TimeProvider>());
            return 0;
        });

        Assert.Equal(["start", "end ActivationIdle"], Probe.Notes(key));
    }

    [Fact]
    public void Call_cycle_is_reported_by_its_grains()
    {
        var (a, b) = (Probe.NewKey("a"), Probe.NewKey("b"));
        var failure = Assert.Throws<CallCycleException>(() => Run(
            7, world => world.GetRequiredService<IGrainFactory>().GetGrain<IPathGrain>(a).WalkAsync([b, a])));

        Assert.Contains($"path/{a} → path/{b} → path/{a}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stuck_client_is_reported_with_the_seed()
    {
        var failure = Assert.Throws<SimulationException>(() => Run(123, async _ =>
        {
            await new TaskCompletionSource().Task;
            return 0;
        }));

        Assert.Contains("seed 123", failure.Message, StringComparison.Ordinal);
        Assert.Contains("only the client waits", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stuck_grain_is_reported_by_name()
    {
        var gate = Probe.NewKey("gate");
        var failure = Assert.Throws<SimulationException>(() => Run(124, async world =>
        {
            await world.GetRequiredService<IGrainFactory>().GetGrain<ITurnsGrain>("stuck").HoldOneWayAsync(gate);
            await new TaskCompletionSource().Task;
            return 0;
        }));

        Assert.Contains("turns/stuck is Active, running ITurnsGrain.HoldOneWayAsync", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Endless_timer_meets_the_limit_of_virtual_time()
    {
        var failure = Assert.Throws<SimulationException>(() => Run(125, async world =>
        {
            await world.GetRequiredService<IGrainFactory>().GetGrain<ITimersGrain>(Probe.NewKey("sim")).StartAsync();
            await new TaskCompletionSource().Task;
            return 0;
        }, limit: TimeSpan.FromMinutes(5)));

        Assert.Contains("of virtual time", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Work_from_the_thread_pool_is_refused()
    {
        var failure = Assert.Throws<SimulationException>(() => Run(6, async world =>
        {
            var simulation = world.GetRequiredService<Simulation>();
            // Something to do, so that the simulation does not end before the intruder arrives.
            _ = YieldForEverAsync(simulation);
            await Task.Run(() => Task.Delay(1));
            return 0;
        }, maxTurns: long.MaxValue)); // How many turns pass until then is up to the machine.

        Assert.Contains("another thread", failure.Message, StringComparison.Ordinal);
    }

    private static async Task YieldForEverAsync(Simulation simulation)
    {
        while (true)
            await simulation.YieldAsync();
    }

    private static (string[] Notes, ulong Hash) Play(int seed)
    {
        var key = $"play-{Guid.NewGuid():N}";
        ulong hash = 0;
        Run(seed, async world =>
        {
            var simulation = world.GetRequiredService<Simulation>();
            var grains = world.GetRequiredService<IGrainFactory>();
            await Task.WhenAll(Enumerable.Range(0, 5).Select(async client =>
            {
                for (var call = 0; call < 5; call++)
                {
                    await simulation.DelayAsync(TimeSpan.FromMilliseconds(5));
                    await grains.GetGrain<IRecordGrain>($"shared-{client % 2}").AddAsync(1);
                    Probe.Note(key, $"{client}.{call}");
                }
            }));
            hash = simulation.HistoryHash;
            return 0;
        });
        return (Probe.Notes(key), hash);
    }

    private static TResult Run<TResult>(
        int seed, Func<IServiceProvider, Task<TResult>> client, TimeSpan? limit = null, long maxTurns = 10_000_000)
    {
        var simulation = new Simulation(seed, new SimulationOptions { MaxVirtualTime = limit ?? TimeSpan.FromDays(8), MaxTurns = maxTurns });
        using var world = new ServiceCollection()
            .AddLogging()
            .AddSingleton(simulation)
            .AddHarness(options =>
            {
                options.GrainAssemblies.Add(typeof(ICounterGrain).Assembly);
                options.UseSimulation(simulation);
            })
            .AddMemoryGrainStorage("records")
            .BuildServiceProvider();
        return simulation.Run(() => client(world));
    }
}
