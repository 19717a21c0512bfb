using Xunit.Abstractions;

namespace ContactCenter.Tests.Simulation;

/// <summary>Parallel open, take, close, forward, hold and disconnect: promises 1, 2 and 6 in thousands of seeded interleavings.</summary>
public class RaceTests(ITestOutputHelper output)
{
    private const double FailureRate = 0.02;
    private const int Seeds = 2_000;

    /// <summary>Now and then every visitor is gone before the first agent comes. More often than this, the races would not be about slots.</summary>
    private const int SeedsWithoutAgentMax = Seeds / 200;

    /// <summary>The refusals with which clients lose a race, in the contract's words. Nothing else may go wrong.</summary>
    private static readonly HashSet<string> ExpectedRefusals =
    [
        "Taken: error-inquiry-taken", "Taken: error-not-found", "Taken: error-max-number-simultaneous-chats-reached",
        "Taken: error-agent-status-service-offline",
        "GoesOn: error-inquiry-taken", "GoesOn: error-invalid-room", "GoesOn: error-max-number-simultaneous-chats-reached",
        "GoesOn: error-agent-status-service-offline",
        "Forwarded: error-inquiry-taken", "Forwarded: error-forwarding-chat", "Forwarded: error-max-number-simultaneous-chats-reached",
        "Forwarded: error-agent-status-service-offline", "Forwarded: error-room-onHold", "Forwarded: This_conversation_is_already_closed",
        "Forwarded: error-selected-agent-room-agent-are-same",
        "return: error-forwarding-chat", "return: error-room-onHold", "return: room-closed",
        "hold: error-invalid-room", "hold: error-not-authorized", "hold: error-room-is-already-on-hold",
        "close: room-closed", "close: error-room-already-closed", "close: error-not-authorized",
        "write: room-closed",
    ];

    /// <summary>Without these the races were none.</summary>
    private static readonly string[] Reached =
    [
        "Taken: error-inquiry-taken", "Taken: error-max-number-simultaneous-chats-reached", "Forwarded: error-inquiry-taken",
        "Forwarded: error-agent-status-service-offline", "close: room-closed", "close: error-room-already-closed", "write: room-closed",
    ];

    [Fact]
    public async Task Promises_hold_in_every_race_and_losers_get_the_contracts_errors()
    {
        var refusals = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var withoutAgent = 0;
        foreach (var seed in Seed.Range(Seeds))
        {
            var (ofSeed, slots) = await RunAsync(seed);
            foreach (var (what, times) in ofSeed) refusals[what] = refusals.GetValueOrDefault(what) + times;
            if (slots == 0) withoutAgent++;
        }

        foreach (var (what, times) in refusals) output.WriteLine($"{what} {times}");
        Assert.Empty(refusals.Keys.Except(ExpectedRefusals));
        Assert.Empty(Reached.Except(refusals.Keys));
        Assert.InRange(withoutAgent, 0, SeedsWithoutAgentMax);
    }

    private static async Task<(IReadOnlyDictionary<string, int> Refusals, int Slots)> RunAsync(int seed)
    {
        await using var center = new SimulatedCenter(seed, FailureRate);
        var clients = new RaceClients(center);
        int slots;
        try
        {
            center.Simulation.Run(clients.RunAsync);
            slots = Promises.Check(center);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"The race of seed {seed} breaks a promise.", exception);
        }

        return (clients.Refusals, slots);
    }
}
