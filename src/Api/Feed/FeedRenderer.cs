using System.Buffers;
using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Api.Http;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Workspace;

namespace ContactCenter.Api.Feed;

/// <summary>
/// Journal entry → feed item: what agents see of it, and who. Only what is written out here is shown: an entry of a kind that this
/// file does not know is shown without its content, so no secret gets out by default. Not thread-safe: it reuses its buffer.
/// </summary>
public sealed class FeedRenderer
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    /// <param name="fault">Why the entry is shown without its content: one that cannot be read must not stop every agent's feed.</param>
    public FeedItem Render(JournalEntry entry, out Exception? fault)
    {
        fault = null;
        try
        {
            return Render(entry);
        }
        catch (Exception unreadable)
        {
            fault = unreadable;
            return entry.Entity.Type == EntityTypes.Conversation ? Conversation(entry, null) : new FeedItem(entry.Position);
        }
    }

    private FeedItem Render(JournalEntry entry) => entry.Entity.Type switch
    {
        EntityTypes.Conversation when entry.Kind != JournalLimits.TombstoneKind =>
            Conversation(entry, EntryCodec<ConversationEntry>.Read(entry.Kind, entry.Data)),
        EntityTypes.Account when entry.Kind != AccountKinds.TokenIssued => new FeedItem(entry.Position)
        {
            ChangesAccessOf = entry.Entity.Id, ChangesRights = entry.Kind != AccountKinds.TokenRevoked,
        },
        EntityTypes.Department => new FeedItem(entry.Position) { ChangesAccessOfAll = true, ChangesRights = true },
        EntityTypes.Workspace when EntryCodec<WorkspaceEntry>.Read(entry.Kind, entry.Data) is not (SettingChanged or CustomFieldSaved) =>
            new FeedItem(entry.Position) { ChangesAccessOfAll = true, ChangesRights = true },
        _ => new FeedItem(entry.Position),
    };

    private FeedItem Conversation(JournalEntry entry, ConversationEntry? content)
    {
        var queue = entry.Tags.DepartmentId ?? FeedItem.PublicQueue;
        return new FeedItem(entry.Position)
        {
            Body = Write(entry, content, isNotice: false),
            Notice = LeavesQueue(content) ? Write(entry, content, isNotice: true) : null,
            RoomId = entry.Entity.Id,
            AgentId = content is ConversationClosed closed ? closed.WasServedBy : entry.Tags.AgentId,
            Queue = LeavesQueue(content) || Waits(entry, content) ? queue : null,
        };
    }

    /// <summary>The conversation waited until this entry.</summary>
    private static bool LeavesQueue(ConversationEntry? content) => content is AgentAssigned or ConversationClosed { WasServedBy: null };

    /// <summary>The conversation waits after this entry.</summary>
    private static bool Waits(JournalEntry entry, ConversationEntry? content) =>
        entry.Tags.AgentId is null && content is ConversationStarted or MessagePosted;

    private byte[] Write(JournalEntry entry, ConversationEntry? content, bool isNotice)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, JsonText.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteNumber("position"u8, entry.Position);
            json.WriteNumber("seq"u8, entry.Seq);
            json.Date("at", entry.At);
            json.WriteString("kind"u8, isNotice ? FeedKinds.LeftQueue : entry.Kind);
            json.WriteString("rid"u8, entry.Entity.Id);
            if (!isNotice)
            {
                json.WriteString("actor"u8, entry.Actor);
                FeedContent.Write(json, entry, content);
            }

            json.WriteEndObject();
        }

        return _buffer.WrittenSpan.ToArray();
    }
}

/// <summary>Kinds of feed items that are not kinds of journal entries.</summary>
public static class FeedKinds
{
    /// <summary>The reduced form: a conversation that the viewer saw waiting does not wait any more.</summary>
    public const string LeftQueue = "conversation-left-queue";
}
