using ContactCenter.Journal;

namespace ContactCenter.Tests.Simulation;

/// <summary>
/// Seeded histories of the real grains over a faulty store, on one thread in virtual time (DESIGN §3, §8). A failure names its seed,
/// which repeats it exactly.
/// </summary>
public class SimulationTests
{
    private const double FailureRate = 0.03;
    private const int Seeds = 60;

    [Fact]
    public async Task Same_seed_gives_the_identical_journal()
    {
        var (first, _) = await RunAsync(seed: 7);
        var (second, _) = await RunAsync(seed: 7);
        var (other, _) = await RunAsync(seed: 8);
        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task Promises_hold_in_every_history()
    {
        var (before, after) = (0, 0);
        foreach (var seed in Seed.Range(Seeds))
        {
            var (_, faults) = await RunAsync(seed);
            before += faults.FailedBefore;
            after += faults.FailedAfter;
        }

        Assert.True(before > 0 && after > 0, "The histories reached no fault, so they prove nothing.");
    }

    private static async Task<(List<JournalEntry> Journal, SimulatedFaults Faults)> RunAsync(int seed)
    {
        await using var center = new SimulatedCenter(seed, FailureRate);
        try
        {
            var clients = new SimulatedClients(center);
            center.Simulation.Run(clients.RunAsync);
            Assert.True(Promises.Check(center) > 0);
            Assert.NotEmpty(center.Acknowledged);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"The history of seed {seed} breaks a promise.", exception);
        }

        return (center.Journal.Entries, center.Faults);
    }
}
