using System.Collections.Immutable;
using System.Globalization;
using ContactCenter.Agents;
using ContactCenter.Conversations;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Visitors;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContactCenter.Tests.Simulation;

/// <summary>
/// Everybody grabs the same few conversations at once: tabs open them, agents take, close, forward, hold and drop them, go away in the
/// middle of it and come back, while the queue assigns and visitors write and close.
/// </summary>
internal sealed class RaceClients(SimulatedCenter center)
{
    private const int Visitors = 5;
    private const int Agents = 2;
    private const int RoundsPerVisitor = 1;
    private const int MessagesPerRound = 2;

    private static readonly TimeSpan MaxPause = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan RecoveryPeriod = TimeSpan.FromSeconds(5);

    private static readonly ImmutableArray<AgentReference> People =
        [.. Enumerable.Range(0, Agents).Select(number => new AgentReference($"agent-{number}", $"agent-{number}"))];

    private readonly Dictionary<string, int> _refusals = new(StringComparer.Ordinal);
    private bool _visitorsAreDone;
    private int _commands;

    /// <summary>The number of refusals of each command with each error, "command: error".</summary>
    public IReadOnlyDictionary<string, int> Refusals => _refusals;

    private Random Random => center.Simulation.Random;

    public async Task RunAsync()
    {
        var agents = People.Select(WorkAsync).ToList();
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
        for (var round = 0; round < RoundsPerVisitor; round++)
        {
            var tabs = await Task.WhenAll(Enumerable.Range(0, 2).Select(tab => OpenAsync(visitor, $"{token}-{round}-{tab}")));
            var roomId = tabs[Random.Next(2)]!.Conversation.RoomId;
            await Task.WhenAll(Enumerable.Range(0, MessagesPerRound).Select(number => WriteAsync(roomId, key, $"{token}-{round}-{number}")));
            if (Random.Next(2) == 0)
            {
                var close = new CloseAsVisitor(Context(), key);
                await SendAsync("close", () => center.Grains.GetGrain<IConversationGrain>(roomId).CloseAsVisitor(close));
            }
        }
    }

    private async Task<OpenedConversation?> OpenAsync(IVisitorGrain visitor, string name)
    {
        var open = new OpenConversation(Context(), "room-" + name, "contact-" + name, new ChannelSource("widget"), null);
        await PauseAsync();
        return await SendAsync("open", () => visitor.OpenConversation(open));
    }

    private async Task WriteAsync(string roomId, string visitorKey, string messageId)
    {
        var conversation = center.Grains.GetGrain<IConversationGrain>(roomId);
        var post = new PostVisitorMessage(CommandContext.FromClient(messageId, Actors.Visitor(visitorKey)), visitorKey, messageId, "text");
        await PauseAsync();
        if (await SendAsync("write", () => conversation.PostAsVisitor(post)) is not null) center.Acknowledged.Add((roomId, messageId));
    }

    private async Task WorkAsync(AgentReference user)
    {
        var agent = center.Grains.GetGrain<IAgentGrain>(user.UserId);
        var enroll = new EnrollAgent(Context(), user);
        await center.SendAsync(async () => { await agent.Enroll(enroll); return agent; });
        await SetPresenceAsync(agent, user, Presences.Online);
        while (!_visitorsAreDone || Live().Any())
        {
            await PauseAsync();
            if (Live().ToList() is { Count: > 0 } live) await ActAsync(agent, user, live[Random.Next(live.Count)].RoomId);
        }
    }

    private async Task ActAsync(IAgentGrain agent, AgentReference user, string roomId)
    {
        var conversation = center.Grains.GetGrain<IConversationGrain>(roomId);
        switch (Random.Next(8))
        {
            case 0:
                await TakeAsync(agent, roomId, AssignmentReason.Taken, null);
                break;
            case 1:
                await TakeAsync(agent, roomId, AssignmentReason.GoesOn, null);
                break;
            case 2:
                var other = center.Grains.GetGrain<IAgentGrain>(People[Random.Next(Agents)].UserId);
                await TakeAsync(other, roomId, AssignmentReason.Forwarded, new TransferOrder(By(user), Random.Next(2) == 0 ? user.UserId : null, null, null));
                break;
            case 3:
                var back = new TransferToQueue(Context(), By(user), TransferScopes.Queue, null, null, null) { RequiredAgentId = user.UserId };
                await SendAsync("return", async () => await conversation.TransferToQueue(back) ?? (object)back);
                break;
            case 4:
                var hold = new HoldConversation(Context(), user, false, false);
                await SendAsync("hold", () => conversation.Hold(hold));
                break;
            case 5:
                await LeaveAsync(agent, user, conversation);
                break;
            default:
                var close = new CloseAsUser(Context(), user, "done", [], Random.Next(2) == 0, true);
                await SendAsync("close", () => conversation.CloseAsUser(close));
                break;
        }
    }

    /// <summary>The line is cut, what the agent served is swept, and it comes back.</summary>
    private async Task LeaveAsync(IAgentGrain agent, AgentReference user, IConversationGrain conversation)
    {
        await SetPresenceAsync(agent, user, Presences.Offline);
        await PauseAsync();
        var context = Context();
        await center.SendAsync(async () => { await conversation.LeaveAgent(context, user.UserId, closes: false); return conversation; });
        await SetPresenceAsync(agent, user, Presences.Online);
    }

    private async Task SetPresenceAsync(IAgentGrain agent, AgentReference user, string presence)
    {
        var command = new SetPresence(Context(), user, presence, null);
        await center.SendAsync(() => agent.SetPresence(command));
    }

    private async Task TakeAsync(IAgentGrain agent, string roomId, AssignmentReason reason, TransferOrder? order)
    {
        var take = new TakeConversation(Context(), roomId, reason) { Transfer = order };
        await SendAsync(reason.ToString(), () => agent.Take(take));
    }

    private Task<T?> SendAsync<T>(string command, Func<Task<T>> send)
        where T : class => center.SendAsync(async () =>
    {
        try
        {
            return await send();
        }
        catch (ContactCenterException refusal) when (refusal.Error.Kind != ErrorKind.Unavailable)
        {
            var what = $"{command}: {refusal.Error.Type ?? refusal.Error.Text}";
            _refusals[what] = _refusals.GetValueOrDefault(what) + 1;
            throw;
        }
    });

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
        center.Journal.All<ConversationRow>().Where(row => row.Status != ConversationStatuses.Closed).OrderBy(row => row.RoomId, StringComparer.Ordinal);

    private static MessageSender By(AgentReference user) => new(MessageSender.User, user.UserId, user.Username, null);

    private Task PauseAsync() => center.Simulation.DelayAsync(MaxPause);

    private CommandContext Context() => CommandContext.FromClient("command-" + (_commands++).ToString(CultureInfo.InvariantCulture), Actors.System);
}
