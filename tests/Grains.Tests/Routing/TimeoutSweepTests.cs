using ContactCenter.Agents;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Tests.Routing;

/// <summary>Due work of one conversation is done, whatever goes wrong in another.</summary>
public sealed class TimeoutSweepTests
{
    private const int BadCount = 250;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public async Task Conversations_that_fail_fill_no_page_and_are_tried_again()
    {
        var faults = new FaultsOf();
        await using var host = await GrainHost.StartAsync(faults, time: _time);
        host.Workspace.Set("Livechat_accept_chats_with_no_agents", "true");
        host.Workspace.Set("Livechat_max_queue_wait_time", "1");
        for (var i = 0; i < BadCount; i++) await RoutingScene.OpenAsync(host, $"bad-{i}");
        _time.Advance(TimeSpan.FromSeconds(1));
        await RoutingScene.OpenAsync(host, "good");
        _time.Advance(TimeSpan.FromMinutes(2));
        var sweep = Sweep(host);

        faults.IsBad = roomId => roomId.Contains("bad-", StringComparison.Ordinal);
        await sweep.RunOnceAsync(CancellationToken.None);
        await sweep.RunOnceAsync(CancellationToken.None);
        Assert.Equal(ConversationStatuses.Closed, StatusOf(host, "good"));
        Assert.Equal(BadCount, host.Journal.All<ConversationRow>().Count(row => row.Status == ConversationStatuses.Queued));

        faults.IsBad = _ => false;
        _time.Advance(TimeSpan.FromSeconds(10));
        for (var run = 0; run < 2; run++) await sweep.RunOnceAsync(CancellationToken.None);
        Assert.DoesNotContain(host.Journal.All<ConversationRow>(), row => row.Status == ConversationStatuses.Queued);
    }

    [Fact]
    public async Task Transcript_and_document_fail_each_for_itself_and_hold_up_no_conversation()
    {
        await using var host = await GrainHost.StartAsync(time: _time);
        host.Workspace.Set("Livechat_accept_chats_with_no_agents", "true");
        host.Workspace.Set("Livechat_max_queue_wait_time", "1");
        var agent = new AgentReference("ann", "ann");
        foreach (var token in new[] { "no-mail", "no-document" })
        {
            await RoutingScene.OpenAsync(host, token);
            var room = Room(host, token);
            await room.RequestTranscript(new RequestTranscript(RoutingScene.Context(), null, agent, "ada@example.com", "s"));
            await room.CloseAsUser(new CloseAsUser(RoutingScene.Context(), agent, "bye", [], true, false));
            await room.RequestPdf(RoutingScene.Context(), agent);
        }

        await RoutingScene.OpenAsync(host, "waits");
        host.Transcripts.Fails = roomId => roomId == RoutingScene.Room("no-mail") ? new NotSupportedException() : null;
        host.Documents.Fails = roomId => roomId == RoutingScene.Room("no-document") ? new FileNotFoundException() : null;
        _time.Advance(TimeSpan.FromMinutes(2));
        await Sweep(host).RunOnceAsync(CancellationToken.None);

        Assert.Equal(ConversationStatuses.Closed, StatusOf(host, "waits"));
        Assert.Equal([RoutingScene.Room("no-document")], host.Transcripts.Sent.Select(sent => sent.RoomId));
        Assert.Equal([RoutingScene.Room("no-mail")], host.Documents.MadeOf);
        Assert.All(
            host.Journal.All<ConversationRow>().Where(row => row.RoomId != RoutingScene.Room("waits")),
            row => Assert.Equal(_time.GetUtcNow() + SmsRules.Pauses[0], row.DueAt));

        host.Transcripts.Fails = host.Documents.Fails = _ => null;
        _time.Advance(SmsRules.Pauses[0]);
        await Sweep(host).RunOnceAsync(CancellationToken.None);
        Assert.Equal((2, 2), (host.Transcripts.Sent.Count, host.Documents.MadeOf.Count));
        Assert.All(host.Journal.All<ConversationRow>(), row => Assert.Null(row.DueAt));
    }

    [Fact]
    public async Task Sweep_says_when_the_next_conversation_is_due_if_that_is_before_its_longest_rest()
    {
        await using var host = await GrainHost.StartAsync(time: _time);
        host.Workspace.Set("Livechat_accept_chats_with_no_agents", "true");
        Assert.Null(await Sweep(host).RunOnceAsync(CancellationToken.None));

        host.Workspace.Set("Livechat_max_queue_wait_time", "2");
        await RoutingScene.OpenAsync(host, "waits");
        var dueAt = host.Journal.All<ConversationRow>().Single().DueAt!.Value;
        Assert.Null(await Sweep(host).RunOnceAsync(CancellationToken.None));

        _time.Advance(dueAt - _time.GetUtcNow() - IUpkeep.RestMax);
        Assert.Equal(dueAt, await Sweep(host).RunOnceAsync(CancellationToken.None));
        _time.Advance(IUpkeep.RestMax);
        // It is done, and may have led to more.
        Assert.Equal(NextRun.Soon, await Sweep(host).RunOnceAsync(CancellationToken.None));
        Assert.Equal(ConversationStatuses.Closed, StatusOf(host, "waits"));
    }

    [Fact]
    public async Task Sweep_looks_again_soon_while_an_agent_who_left_is_about_to_lose_its_conversations()
    {
        await using var host = await GrainHost.StartAsync(time: _time);
        host.Workspace.Set(TimeoutActions.AgentLeftSetting, $"\"{TimeoutActions.Close}\"");
        host.Workspace.Set("Livechat_agent_leave_action_timeout", "90");
        await RoutingScene.AvailableAsync(host, "ann");
        await RoutingScene.OpenAsync(host, "served");
        await RoutingScene.AssignedAsync(host, "served");
        await host.Grains.GetGrain<IAgentGrain>("ann").SetPresence(
            new SetPresence(RoutingScene.Context(), new AgentReference("ann", "ann"), Presences.Offline, null));
        Assert.Null(await Sweep(host).RunOnceAsync(CancellationToken.None));
        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(NextRun.Soon, await Sweep(host).RunOnceAsync(CancellationToken.None));
    }

    private TimeoutSweep Sweep(GrainHost host)
    {
        var directory = new MemoryDirectory(host.Journal);
        return new TimeoutSweep(host.Grains, directory, directory, host.Workspace, _time, NullLogger<TimeoutSweep>.Instance);
    }

    private static IConversationGrain Room(GrainHost host, string token) => host.Grains.GetGrain<IConversationGrain>(RoutingScene.Room(token));

    private static string StatusOf(GrainHost host, string token) =>
        host.Journal.All<ConversationRow>().Single(row => row.RoomId == RoutingScene.Room(token)).Status;

    /// <summary>Commits of some conversations fail, in a way that nobody expects.</summary>
    private sealed class FaultsOf : MemoryFaults
    {
        public Func<string, bool> IsBad { get; set; } = _ => false;

        public override Task BeforeCommitAsync(EntityId entity) =>
            IsBad(entity.Id) ? throw new NotSupportedException("Not of any kind that somebody catches.") : Task.CompletedTask;
    }
}
