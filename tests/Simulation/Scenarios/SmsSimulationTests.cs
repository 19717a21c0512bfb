using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Sms;
using ContactCenter.Visitors;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContactCenter.Tests.Simulation;

/// <summary>
/// A conversation by SMS over a store that fails before and after commits and a provider that fails and calls again: everything the
/// phone says is said once and in order, and everything that the agents write reaches the phone, in order, or the agents are told.
/// </summary>
public sealed class SmsSimulationTests
{
    private const double FailureRate = 0.2;
    private const int Seeds = 300;
    private const int Texts = 6;
    private const int Answers = 6;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Every_text_is_said_once_and_every_answer_is_sent_in_order_whatever_fails()
    {
        var failed = 0;
        foreach (var seed in Seed.Range(Seeds)) failed += await RunAsync(seed);
        Assert.True(failed > Seeds, "The histories reached hardly a fault, so they prove nothing.");
    }

    /// <returns>The number of commits that failed.</returns>
    private static async Task<int> RunAsync(int seed)
    {
        await using var center = new SimulatedCenter(seed, FailureRate);
        center.Texts.Before = _ =>
            center.Simulation.Random.NextDouble() < FailureRate ? throw new IOException("The line is down.") : Task.FromResult<SmsReceipt?>(null);
        try
        {
            center.Simulation.Run(() => RunAsync(center));
            Check(center);
            return center.Faults.FailedBefore + center.Faults.FailedAfter;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"The history of seed {seed} breaks a promise.", exception);
        }
    }

    private static void Check(SimulatedCenter center)
    {
        var posted = center.Journal.Entries.Where(entry => entry.Kind == ConversationKinds.Message)
            .Select(entry => (MessagePosted)EntryCodec<ConversationEntry>.Read(entry.Kind, entry.Data)!).ToList();
        var said = posted.Where(message => message.Sender.Kind == MessageSender.Visitor).Select(message => message.Text);
        Assert.Equal(Enumerable.Range(0, Texts).Select(number => $"text {number}"), said);
        var answered = posted.Where(message => message.Sender.Kind == MessageSender.User).Select(message => message.Text).ToList();
        // One that was accepted while its commit failed goes again, and only behind itself.
        var sent = center.Texts.Sent.Select(text => text.Text).ToList();
        Assert.Equal(answered, sent.Where((text, index) => index == 0 || sent[index - 1] != text));
    }

    private static async Task RunAsync(SimulatedCenter center)
    {
        var done = false;
        var sweeping = SweepAsync(center, () => done);
        await Task.WhenAll(SayAsync(center), AnswerAsync(center));
        while (center.Journal.All<ConversationRow>().Any(row => row.DueAt is not null)) await center.Simulation.DelayAsync(Period);
        done = true;
        await sweeping;
    }

    /// <summary>Calls with each SMS as the provider does: until it gets a response, and once more.</summary>
    private static async Task SayAsync(SimulatedCenter center)
    {
        var visitor = center.Grains.GetGrain<IVisitorGrain>("key");
        for (var number = 0; number < Texts; number++)
        {
            var command = new ReceiveSms(
                new OpenConversation(
                    Context($"open-{number}"), $"room-{number}", $"contact-{number}", new ChannelSource(SmsRules.ChannelType, Destination: "+15550199"), null),
                "+15550100200", "+15550100200", $"message-{number}", $"text {number}");
            for (var count = 0; count < 2; count++) Assert.NotNull(await center.SendAsync(() => visitor.ReceiveSms(command)));
        }
    }

    private static async Task AnswerAsync(SimulatedCenter center)
    {
        for (var number = 0; number < Answers; number++)
        {
            while (center.Journal.All<ConversationRow>().IsEmpty) await center.Simulation.DelayAsync(Period);
            var text = $"answer {number}";
            var command = new PostAgentMessage(Context(text), new AgentReference("ann", "ann"), text, text, MayServeOthers: true);
            var conversation = center.Grains.GetGrain<IConversationGrain>(center.Journal.All<ConversationRow>().First().RoomId);
            Assert.NotNull(await center.SendAsync(() => conversation.PostAsAgent(command)));
            await center.Simulation.DelayAsync(Period);
        }
    }

    private static async Task SweepAsync(SimulatedCenter center, Func<bool> isDone)
    {
        var sweep = new TimeoutSweep(
            center.Grains, center.Directory, center.Directory, center.Workspace, center.Simulation.TimeProvider, NullLogger<TimeoutSweep>.Instance);
        while (!isDone())
        {
            await center.Simulation.DelayAsync(Period);
            await center.SendAsync(async () => { await sweep.RunOnceAsync(CancellationToken.None); return sweep; });
        }
    }

    private static CommandContext Context(string id) => CommandContext.FromClient(id, Actors.System);
}
