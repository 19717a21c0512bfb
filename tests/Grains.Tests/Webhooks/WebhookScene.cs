using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Webhooks;
using ContactCenter.Workspace;
using Microsoft.Extensions.Time.Testing;
using Orleans.Storage;

namespace ContactCenter.Tests.Webhooks;

/// <summary>Conversations in which visitors write, endpoints that are told, and a clock that a test sets.</summary>
internal sealed class WebhookScene : IAsyncDisposable
{
    private readonly Dictionary<EntityId, long> _seqs = [];

    public required GrainHost Host { get; init; }

    public required FakeTimeProvider Time { get; init; }

    public MemoryWebhooks Endpoints => Host.Webhooks;

    public static async Task<WebhookScene> StartAsync(IGrainStorage? snapshots = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return new WebhookScene { Host = await GrainHost.StartAsync(snapshots: snapshots, time: time), Time = time };
    }

    public async Task AddAsync(string id, params string[] events)
    {
        var item = new WebhookItem(id, id, "https://example.com/", true, [.. events], "sealed", Time.GetUtcNow(), Time.GetUtcNow());
        await HappensAsync(EntityTypes.Workspace, "workspace", EntryCodec<WorkspaceEntry>.KindOf(new WebhookSaved(item)),
            EntryCodec<WorkspaceEntry>.Write(new WebhookSaved(item)));
        Change(webhooks => webhooks.SetItem(id, item));
    }

    public void Change(Func<ImmutableDictionary<string, WebhookItem>, ImmutableDictionary<string, WebhookItem>> change) =>
        Host.Workspace.Current = Host.Workspace.Current with { Webhooks = change(Host.Workspace.Current.Webhooks) };

    public async Task SetAsync(string setting, string json)
    {
        Host.Workspace.Set(setting, json);
        var changed = new SettingChanged(setting, json);
        await HappensAsync(EntityTypes.Workspace, "workspace", EntryCodec<WorkspaceEntry>.KindOf(changed), EntryCodec<WorkspaceEntry>.Write(changed));
    }

    /// <summary>The visitor of each room writes.</summary>
    public async Task SayAsync(params string[] roomIds)
    {
        foreach (var roomId in roomIds)
        {
            var posted = new MessagePosted(Guid.NewGuid().ToString("N"), "hello", new MessageSender(MessageSender.Visitor, "v", "guest", null));
            await HappensAsync(
                EntityTypes.Conversation, roomId, EntryCodec<ConversationEntry>.KindOf(posted), EntryCodec<ConversationEntry>.Write(posted));
        }
    }

    public IWebhookDeliveryGrain Grain(string id) => Host.Grains.GetGrain<IWebhookDeliveryGrain>(id);

    /// <summary>Wakes an endpoint, and waits until it has sent what it can.</summary>
    public async Task<WebhookStatus> WakeAsync(string id, TimeSpan later = default)
    {
        Time.Advance(later);
        await Grain(id).Wake();
        return await IdleAsync(id);
    }

    public async Task<WebhookStatus> IdleAsync(string id)
    {
        WebhookStatus status;
        do status = await Grain(id).Read();
        while (status.IsSending);
        return status;
    }

    /// <summary>What an endpoint was sent, as room and place in it.</summary>
    public string[] Sent(string id) => [.. Endpoints.SentTo(id).Select(Place)];

    public static string Place(WebhookEvent sent) => $"{sent.Source.Entity.Id}{sent.Source.Seq}";

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private async Task HappensAsync(string type, string id, string kind, string data)
    {
        var entity = new EntityId(type, id);
        var seq = _seqs.GetValueOrDefault(entity);
        await Host.Journal.AppendAsync(new JournalAppend(
            entity, seq, [new NewEntry(Time.GetUtcNow(), Actors.System, kind, data, null, EntryTags.None)], []));
        _seqs[entity] = seq + 1;
    }
}
