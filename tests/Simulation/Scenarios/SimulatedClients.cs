using System.Globalization;
using ContactCenter.Agents;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Visitors;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContactCenter.Tests.Simulation;

/// <summary>The actions of visitors and agents in a simulated day.</summary>
internal sealed class SimulatedClients(SimulatedCenter center)
{
    private const int Visitors = 6;
    private const int Agents = 2;
    private const int ConversationsPerVisitor = 3;
    private const int MessagesPerConversation = 4;
    private static readonly TimeSpan MaxPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RecoveryPeriod = TimeSpan.FromSeconds(5);

    private bool _visitorsAreDone;
    private int _commands;

    private Random Random => center.Simulation.Random;

    public async Task RunAsync()
    {
        var agents = Enumerable.Range(0, Agents).Select(number => WorkAsync($"agent-{number}")).ToList();
        var recovery = RecoverAsync();
        await Task.WhenAll(Enumerable.Range(0, Visitors).Select(number => VisitAsync($"token-{number}")));
        _visitorsAreDone = true;
        await Task.WhenAll(agents);
        await recovery;
    }

    private async Task VisitAsync(string token)
    {
        var key = VisitorKey.Of(token);
        var visitor = center.Grains.GetGrain<IVisitorGrain>(key);
        var register = new RegisterVisitor(Context(), null, null, null, null, null, []);
        await center.SendAsync(() => visitor.Register(register));
        for (var round = 0; round < ConversationsPerVisitor; round++)
        {
            var opened = await OpenTwiceAsync(visitor, token, round);
            for (var number = 0; number < MessagesPerConversation; number++) await WriteAsync(opened.Conversation.RoomId, key, $"{token}-{round}-{number}");
            await PauseAsync();
            if (Random.Next(3) == 0)
            {
                var close = new CloseAsVisitor(Context(), key);
                await center.SendAsync(() => center.Grains.GetGrain<IConversationGrain>(opened.Conversation.RoomId).CloseAsVisitor(close));
            }
        }
    }

    /// <summary>Two tabs of one browser open at once.</summary>
    private async Task<OpenedConversation> OpenTwiceAsync(IVisitorGrain visitor, string token, int round)
    {
        var tabs = await Task.WhenAll(Enumerable.Range(0, 2).Select(async tab =>
        {
            var name = $"{token}-{round}-{tab}";
            var open = new OpenConversation(Context(), "room-" + name, "contact-" + name, new ChannelSource("widget"), null);
            await PauseAsync();
            return await center.SendAsync(() => visitor.OpenConversation(open));
        }));
        return tabs[Random.Next(2)]!;
    }

    /// <summary>Some clients are impatient and send the same message twice at once.</summary>
    private async Task WriteAsync(string roomId, string visitorKey, string messageId)
    {
        var conversation = center.Grains.GetGrain<IConversationGrain>(roomId);
        var post = new PostVisitorMessage(CommandContext.FromClient(messageId, Actors.Visitor(visitorKey)), visitorKey, messageId, "text of " + messageId);
        var sent = await Task.WhenAll(Enumerable.Range(0, 1 + Random.Next(2)).Select(_ => center.SendAsync(() => conversation.PostAsVisitor(post))));
        if (sent.Any(message => message is not null)) center.Acknowledged.Add((roomId, messageId));
        await PauseAsync();
    }

    private async Task WorkAsync(string agentId)
    {
        var agent = center.Grains.GetGrain<IAgentGrain>(agentId);
        var user = new AgentReference(agentId, agentId);
        var (enroll, online) = (new EnrollAgent(Context(), user), new SetPresence(Context(), user, Presences.Online, null));
        await center.SendAsync(async () => { await agent.Enroll(enroll); return agent; });
        await center.SendAsync(() => agent.SetPresence(online));
        while (!_visitorsAreDone || Live().Any(row => row.AgentId == agentId || row.AgentId is null))
        {
            await PauseAsync();
            if (Live().FirstOrDefault(row => row.AgentId == agentId) is { } served && Random.Next(2) == 0) await CloseAsync(served, user);
            else if (Live().FirstOrDefault(row => row.AgentId is null) is { } waiting && Random.Next(4) == 0) await TakeAsync(agent, waiting);
        }
    }

    private async Task CloseAsync(ConversationRow row, AgentReference user)
    {
        var close = new CloseAsUser(Context(), user, "done", [], false, true);
        await center.SendAsync(() => center.Grains.GetGrain<IConversationGrain>(row.RoomId).CloseAsUser(close));
    }

    private async Task TakeAsync(IAgentGrain agent, ConversationRow row)
    {
        var take = new TakeConversation(Context(), row.RoomId, AssignmentReason.Taken);
        await center.SendAsync(() => agent.Take(take));
    }

    /// <summary>Runs the silo's regular recovery until nothing is left to recover.</summary>
    private async Task RecoverAsync()
    {
        var recovery = new Recovery(
            center.Grains, center.Directory, center.Directory, center.Workspace, center.Simulation.TimeProvider, NullLogger<Recovery>.Instance);
        while (!_visitorsAreDone || Live().Any() || center.Journal.All<AgentRow>().Any(agent => agent.Serving > 0))
        {
            await center.SendAsync(async () => { await recovery.RunOnceAsync(CancellationToken.None); return recovery; });
            await Task.Delay(RecoveryPeriod, center.Simulation.TimeProvider);
        }
    }

    private IEnumerable<ConversationRow> Live() =>
        center.Journal.All<ConversationRow>().Where(row => row.Status != ConversationStatuses.Closed);

    private Task PauseAsync() => center.Simulation.DelayAsync(MaxPause);

    private CommandContext Context() => CommandContext.FromClient("command-" + (_commands++).ToString(CultureInfo.InvariantCulture), Actors.System);
}
