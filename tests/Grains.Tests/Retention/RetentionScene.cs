using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Retention;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Tests.Retention;

/// <summary>Conversations of different ages, policies, and a clock that a test sets.</summary>
internal sealed class RetentionScene : IAsyncDisposable
{
    public static DateTimeOffset Start { get; } = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);

    public required GrainHost Host { get; init; }

    public required FakeTimeProvider Time { get; init; }

    public IRetentionGrain Retention => Host.Grains.GetGrain<IRetentionGrain>(IRetentionGrain.Key);

    public static async Task<RetentionScene> StartAsync(MemoryFaults? faults = null)
    {
        var time = new FakeTimeProvider(Start);
        var scene = new RetentionScene { Host = await GrainHost.StartAsync(faults, time: time), Time = time };
        foreach (var id in new[] { "sales", "legal" }) scene.Host.Workspace.AddDepartment(id);
        return scene;
    }

    /// <summary>Sets a policy that has begun.</summary>
    public void Set(string? departmentId, string action, int days = 0) => Set(new RetentionPolicy(
        departmentId, action, days, true, Start.AddDays(-1), Start.AddDays(-2), Actors.User("mara")));

    public void Set(RetentionPolicy policy) => Host.Workspace.Current = Host.Workspace.Current with
    {
        Retention = Host.Workspace.Current.Retention.SetItem(policy.Key, policy),
    };

    /// <summary>Writes a conversation of three entries.</summary>
    /// <param name="age">Since when it is closed; null = it is open.</param>
    public async Task AddAsync(string roomId, TimeSpan? age, string? departmentId = null)
    {
        var closedAt = Start - (age ?? TimeSpan.Zero);
        var visitor = new ConversationVisitor($"visitor-{roomId}", "guest-1", "Ada");
        var entries = ImmutableArray.Create(
            Entry(closedAt.AddHours(-1), new ConversationStarted("key", visitor, $"contact-{roomId}", "Ada", true, new("widget"), departmentId)),
            Entry(closedAt.AddHours(-1), new MessagePosted("m", $"secret of {roomId}", new MessageSender(MessageSender.Visitor, "v", "guest-1", "Ada"))));
        if (age is not null) entries = entries.Add(Entry(closedAt, new ConversationClosed("visitor", null, "secret comment", ["vip"], null)));
        var row = new ConversationRow(
            roomId, $"contact-{roomId}", visitor.VisitorId, "key", "Ada", age is null ? ConversationStatuses.Queued : ConversationStatuses.Closed, null,
            departmentId, closedAt.AddHours(-1), null, age is null ? null : closedAt, closedAt, null, "widget", null, ["vip"], "{}");
        await Host.Journal.AppendAsync(new JournalAppend(new EntityId(EntityTypes.Conversation, roomId), 0, entries, [row]));

        NewEntry Entry(DateTimeOffset at, ConversationEntry entry) => new(
            at, Actors.Visitor("v"), EntryCodec<ConversationEntry>.KindOf(entry), EntryCodec<ConversationEntry>.Write(entry), null,
            new EntryTags($"contact-{roomId}", roomId, null, departmentId));
    }

    public async Task<ConversationView?> FindAsync(string roomId)
    {
        while (true)
        {
            try
            {
                return await Host.Grains.GetGrain<IConversationGrain>(roomId).Find();
            }
            catch (Errors.ContactCenterException leaving) when (leaving.Error == Errors.CommonErrors.Unavailable)
            {
                // An activation that is going away.
            }
        }
    }

    /// <summary>Runs until there is nothing to do, and returns how many pages it took.</summary>
    public async Task<int> RunAsync()
    {
        var pages = 0;
        while (await Retention.RunPage()) pages++;
        return pages;
    }

    public Task<ImmutableArray<JournalEntry>> HistoryAsync(string roomId) =>
        Host.Journal.ReadEntityAsync(new EntityId(EntityTypes.Conversation, roomId), 0, 100);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
