using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Api.Conversations;
using ContactCenter.Api.Http;
using ContactCenter.Conversations;
using ContactCenter.Directory;
using Microsoft.Extensions.Options;

namespace ContactCenter.Api.Feed;

/// <summary>What a client starts from.</summary>
/// <param name="Position">Every later entry follows; some of them may be included already (a room's <c>seq</c> says up to where).</param>
/// <param name="Json">UTF-8: <c>{position, rooms, queue, truncated}</c>.</param>
public sealed record FeedSnapshot(long Position, byte[] Json);

/// <summary>Reads snapshots: the rooms that a user serves and the queue that it sees, from the directory.</summary>
public sealed class FeedSnapshots(IDirectory directory, IOptions<FeedOptions> options)
{
    private readonly int _limit = options.Value.MaxSnapshotRooms;

    /// <param name="position">The feed's position before the call: what is committed later may be in the snapshot and is also sent.</param>
    public async Task<FeedSnapshot> ReadAsync(string userId, FeedVisibility visibility, long position, CancellationToken cancellationToken)
    {
        var rooms = await directory.ListConversationsAsync(Served(userId), cancellationToken);
        var queue = visibility.SeesAll ? await AllWaitingAsync(cancellationToken) : await WaitingAsync(visibility, cancellationToken);
        var truncated = rooms.Total > rooms.Items.Length || queue.Total > queue.Items.Length;
        return new FeedSnapshot(position, Write(position, rooms.Items, queue.Items, truncated));
    }

    /// <summary>Who may see a room now, as an item without content; null = nobody: there is no such open room.</summary>
    public async Task<FeedItem?> FindRoomAsync(string roomId, CancellationToken cancellationToken)
    {
        if (await directory.FindConversationAsync(roomId, cancellationToken) is not { } document) return null;
        var view = JsonText.View<ConversationView>(document);
        if (view.Status == ConversationStatuses.Closed) return null;
        return new FeedItem(0)
        {
            Body = [],
            AgentId = view.ServedBy?.UserId,
            Queue = view.Status == ConversationStatuses.Queued ? view.DepartmentId ?? FeedItem.PublicQueue : null,
        };
    }

    private ConversationQuery Served(string userId) =>
        new(FirstPage, [ConversationStatuses.Open, ConversationStatuses.OnHold], [userId], [], []);

    private Task<Page<string>> AllWaitingAsync(CancellationToken cancellationToken) =>
        directory.ListConversationsAsync(new(FirstPage, [ConversationStatuses.Queued], [], [], []), cancellationToken);

    private PageRequest FirstPage => new(0, _limit, [new SortBy("ts", Descending: false)]);

    private async Task<Page<string>> WaitingAsync(FeedVisibility visibility, CancellationToken cancellationToken)
    {
        var waiting = new List<WaitingConversation>();
        foreach (var queue in visibility.Queues)
            waiting.AddRange(await directory.ListWaitingAsync(queue.Length == 0 ? null : queue, _limit + 1, cancellationToken));
        waiting.Sort((a, b) => a.QueuedAt.CompareTo(b.QueuedAt));

        var documents = ImmutableArray.CreateBuilder<string>();
        foreach (var conversation in waiting.Take(_limit))
            if (await directory.FindConversationAsync(conversation.RoomId, cancellationToken) is { } document) documents.Add(document);
        return new Page<string>(documents.ToImmutable(), documents.Count + Math.Max(0, waiting.Count - _limit));
    }

    private static byte[] Write(long position, ImmutableArray<string> rooms, ImmutableArray<string> queue, bool truncated)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonText.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteNumber("position"u8, position);
            WriteRooms(json, "rooms", rooms);
            WriteRooms(json, "queue", queue);
            json.WriteBoolean("truncated"u8, truncated);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteRooms(Utf8JsonWriter json, string property, ImmutableArray<string> documents) =>
        json.Array(property, documents, static (j, document) =>
        {
            var view = JsonText.View<ConversationView>(document);
            ConversationJson.WriteRoom(j, view);
            j.WriteNumber("seq"u8, view.Seq);
        });
}
