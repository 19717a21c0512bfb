using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ContactCenter.Calls;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Parties;
using ContactCenter.Webhooks;

namespace ContactCenter.Integrations.Webhooks;

/// <summary>
/// The body of an event (docs/webhooks.md). It follows from the journal's entry alone, so it is the same each time that it is sent.
/// </summary>
/// <param name="Position">The entry's place in the order of all that happened; null for what is not in it.</param>
public sealed record WebhookBody(string Id, string Type, long? Position, string Timestamp, WebhookData Data)
{
    public static byte[] Write(WebhookEvent sent) => JsonSerializer.SerializeToUtf8Bytes(Of(sent), WebhookJson.Plain.WebhookBody);

    /// <summary>Writes a time as the API does.</summary>
    internal static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static WebhookBody Of(WebhookEvent sent) => new(
        sent.Id, sent.Type, sent.Source.Position == 0 ? null : sent.Source.Position, Text(sent.Source.At),
        sent.Entry is null ? new WebhookData() : DataOf(sent));

    private static WebhookData DataOf(WebhookEvent sent)
    {
        if (sent.Entry is ContactEntry contact) return ContactWebhookData.Of(sent.Source, contact);
        var (source, isCall) = (sent.Source, sent.Source.Entity.Type == Journal.EntityTypes.Call);
        var data = new WebhookData
        {
            ConversationId = isCall ? null : source.Entity.Id, CallId = isCall ? source.Entity.Id : null, Seq = source.Seq,
            ContactId = source.Tags.ContactId, AgentId = source.Tags.AgentId, DepartmentId = source.Tags.DepartmentId,
        };
        return sent.Entry switch
        {
            OfflineWebhook message => new WebhookData
            {
                Name = message.Name, Email = message.Email, Text = message.Text, DepartmentName = message.DepartmentName, Host = message.Host,
            },
            ConversationStarted started => data with
            {
                Visitor = new(started.Visitor.VisitorId, started.Visitor.Username, started.Visitor.Name), Source = started.Source,
                MustVerify = started.MustVerify,
            },
            AgentAssigned assigned => data with { Agent = WebhookPerson.Of(assigned.Agent), Reason = assigned.Reason.ToString() },
            ConversationTransferred moved => data with
            {
                Scope = moved.Scope, By = WebhookPerson.Of(moved.By), FromAgent = WebhookPerson.Of(moved.From), ToAgent = WebhookPerson.Of(moved.To),
                FromDepartmentId = moved.FromDepartmentId, ToDepartmentId = moved.ToDepartmentId, Comment = moved.Comment,
            },
            ConversationHeld held => data with { By = WebhookPerson.Of(held.By), Agent = WebhookPerson.Of(held.Agent) },
            ConversationClosed closed => data with
            {
                Closer = closed.Closer, By = WebhookPerson.Of(closed.By), Comment = closed.Comment, Tags = closed.Tags, IsBlocked = closed.ByBlock,
            },
            MessagePosted posted => data with
            {
                MessageId = posted.MessageId, Text = posted.Text, By = WebhookPerson.Of(posted.Sender), File = posted.File, MustVerify = posted.IsHeld,
            },
            MessageEdited edited => data with { MessageId = edited.MessageId, Text = edited.Text, By = WebhookPerson.Of(edited.By) },
            MessageDeleted deleted => data with { MessageId = deleted.MessageId, By = WebhookPerson.Of(deleted.By) },
            CallEventRecorded told => data with
            {
                Event = WebhookCallEvent.Of(told.Event), Agent = WebhookPerson.Of(told.Agent),
            },
            CallWrapUpSaved saved => data with
            {
                By = WebhookPerson.Of(saved.By), Notes = saved.Notes, Disposition = saved.Disposition?.Name, Tags = saved.Tags,
            },
            _ => data,
        };
    }
}

/// <summary>What an event tells. What does not concern it is absent.</summary>
public sealed record WebhookData
{
    public string? ConversationId { get; init; }
    public string? CallId { get; init; }

    /// <summary>The place in the conversation's, call's or contact's own history: gaps are what no event tells of.</summary>
    public long? Seq { get; init; }
    public string? ContactId { get; init; }

    /// <summary>The agent who serves the conversation after the event.</summary>
    public string? AgentId { get; init; }
    public string? DepartmentId { get; init; }
    public WebhookPerson? Visitor { get; init; }
    public ChannelSource? Source { get; init; }

    /// <summary>Whether the visitor has still to prove who it is: agents do not see this yet.</summary>
    public bool? MustVerify { get; init; }
    public WebhookPerson? Agent { get; init; }
    public string? Reason { get; init; }
    public string? Scope { get; init; }
    public WebhookPerson? By { get; init; }
    public WebhookPerson? FromAgent { get; init; }
    public WebhookPerson? ToAgent { get; init; }
    public string? FromDepartmentId { get; init; }
    public string? ToDepartmentId { get; init; }
    public string? Comment { get; init; }
    public string? Closer { get; init; }
    public ImmutableArray<string>? Tags { get; init; }
    public bool? IsBlocked { get; init; }
    public string? MessageId { get; init; }
    public string? Text { get; init; }
    public FileReference? File { get; init; }
    public WebhookCallEvent? Event { get; init; }
    public string? Notes { get; init; }
    public string? Disposition { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? DepartmentName { get; init; }

    /// <summary>The host of the page on which an offline message was written.</summary>
    public string? Host { get; init; }

    /// <summary>"user:ID" for a user, else only the kind of who did it: "visitor", "system" …</summary>
    public string? Actor { get; init; }

    /// <summary>Whether nobody has registered the contact: it is what a visitor said of itself.</summary>
    public bool? IsUnknown { get; init; }
    public ImmutableArray<string>? Emails { get; init; }
    public ImmutableArray<string>? Phones { get; init; }
    public ImmutableDictionary<string, string>? CustomFields { get; init; }

    /// <summary>The user who looks after the contact; empty = nobody does any more.</summary>
    public string? ContactManagerId { get; init; }

    /// <summary>The visitor whose channel is blocked.</summary>
    public string? VisitorId { get; init; }
    public string? BlockId { get; init; }
    public string? ExpiresAt { get; init; }
    public string? MergeId { get; init; }

    /// <summary>The contact that became part of this one, or left it.</summary>
    public string? OtherContactId { get; init; }
}

public sealed record WebhookPerson(string Id, string Username, string? Name)
{
    /// <summary>"visitor", "user" or "system"; null = it goes without saying.</summary>
    public string? Kind { get; init; }

    public static WebhookPerson? Of(AgentReference? agent) => agent is null ? null : new(agent.UserId, agent.Username, agent.Name);

    public static WebhookPerson Of(MessageSender sender) => new(sender.Id, sender.Username, sender.Name) { Kind = sender.Kind };
}

public sealed record WebhookCallEvent(
    string Id, string Kind, string At, string? LegId, string? Direction, string? From, string? To, string? Queue, string? Cause, int? DurationSeconds)
{
    public static WebhookCallEvent Of(CallEvent told) => new(
        told.Id, told.Kind, WebhookBody.Text(told.At), told.LegId, told.Direction, told.From, told.To, told.Queue, told.Cause, told.DurationSeconds);
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(WebhookBody))]
[JsonSerializable(typeof(LivechatBody))]
[JsonSerializable(typeof(LivechatOffline))]
internal sealed partial class WebhookJson : JsonSerializerContext
{
    /// <summary>Writes letters of all languages as they are: nothing of it stands in a web page.</summary>
    public static WebhookJson Plain { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
