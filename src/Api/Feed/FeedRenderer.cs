using System.Buffers;
using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Api.Http;
using ContactCenter.Conversations;
using ContactCenter.Erasure;
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
        EntityTypes.Conversation when entry.Kind is not (JournalLimits.TombstoneKind or ConversationKinds.Refused) =>
            Conversation(entry, EntryCodec<ConversationEntry>.Read(entry.Kind, entry.Data)),
        EntityTypes.Contact or EntityTypes.Block => Identity(entry),
        EntityTypes.Account when entry.Kind != AccountKinds.TokenIssued => new FeedItem(entry.Position)
        {
            ChangesAccessOf = entry.Entity.Id, ChangesRights = entry.Kind != AccountKinds.TokenRevoked,
        },
        EntityTypes.Erasure => new FeedItem(entry.Position) { ForgetsOlder = entry.Kind == ErasureKinds.Completed },
        EntityTypes.Department => new FeedItem(entry.Position) { ChangesAccessOfAll = true, ChangesRights = true },
        EntityTypes.Workspace when EntryCodec<WorkspaceEntry>.Read(entry.Kind, entry.Data)
            is not (SettingChanged or CustomFieldSaved or CustomFieldDeleted) =>
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

    private FeedItem Identity(JournalEntry entry) => FeedIdentity.KindOf(entry) is { } kind
        ? new FeedItem(entry.Position) { IsForContacts = true, Body = WriteIdentity(entry, kind) }
        : new FeedItem(entry.Position);

    private byte[] WriteIdentity(JournalEntry entry, string kind)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, JsonText.WriterOptions))
        {
            json.WriteStartObject();
            WriteHead(json, entry, kind);
            FeedIdentity.Write(json, entry);
            json.WriteEndObject();
        }

        return _buffer.WrittenSpan.ToArray();
    }

    /// <summary>The conversation waited until this entry.</summary>
    private static bool LeavesQueue(ConversationEntry? content) => content is AgentAssigned or ConversationClosed { WasServedBy: null, WasHeld: false };

    /// <summary>The conversation waits after this entry.</summary>
    private static bool Waits(JournalEntry entry, ConversationEntry? content) =>
        entry.Tags.AgentId is null
        && content is ConversationStarted { MustVerify: false } or MessagePosted { IsHeld: false } or VerificationEnded;

    private byte[] Write(JournalEntry entry, ConversationEntry? content, bool isNotice)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, JsonText.WriterOptions))
        {
            json.WriteStartObject();
            WriteHead(json, entry, isNotice ? FeedKinds.LeftQueue : entry.Kind);
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

    private static void WriteHead(Utf8JsonWriter json, JournalEntry entry, string kind)
    {
        json.WriteNumber("position"u8, entry.Position);
        json.WriteNumber("seq"u8, entry.Seq);
        json.Date("at", entry.At);
        json.WriteString("kind"u8, kind);
    }
}

/// <summary>Kinds of feed items that are not kinds of journal entries.</summary>
public static class FeedKinds
{
    /// <summary>The reduced form: a conversation that the viewer saw waiting does not wait any more.</summary>
    public const string LeftQueue = "conversation-left-queue";

    /// <summary>A contact's erasure has begun: only its id is told.</summary>
    public const string ContactDeleted = "contact-deleted";
}
