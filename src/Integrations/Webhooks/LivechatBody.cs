using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Webhooks;

namespace ContactCenter.Integrations.Webhooks;

/// <summary>The contract's body (§9, webhooks): the conversation as it is when it is sent, and the type that says why.</summary>
public sealed record LivechatBody(
    [property: JsonPropertyName("_id")] string Id, string Label, string? Topic, string CreatedAt, string LastMessageAt, ImmutableArray<string> Tags,
    ImmutableDictionary<string, string>? CustomFields, LivechatVisitor Visitor, LivechatAgent? Agent, string Type,
    ImmutableArray<LivechatMessage> Messages)
{
    public string? DepartmentId { get; init; }
    public LivechatServer? ServedBy { get; init; }
    public string? ClosedAt { get; init; }
    public LivechatUser? ClosedBy { get; init; }
    public string? Closer { get; init; }
    public string? OldDepartmentId { get; init; }
    public LivechatUser? OldServedBy { get; init; }
}

/// <summary>The visitor, without its token: who has that may write as the visitor.</summary>
public sealed record LivechatVisitor(
    [property: JsonPropertyName("_id")] string Id, string? Name, string Username, string? Department, ImmutableArray<LivechatAddress>? Email,
    ImmutableArray<LivechatPhone>? Phone, ImmutableDictionary<string, string>? CustomFields);

/// <summary>The contract's body of a message that somebody wrote while nobody was there.</summary>
public sealed record LivechatOffline(string Type, string SentAt, LivechatWriter Visitor, string Message)
{
    public static LivechatOffline Of(OfflineWebhook message) =>
        new("LivechatOfflineMessage", WebhookBody.Text(message.At), new(message.Name, message.Email), message.Text);
}

public sealed record LivechatWriter(string Name, string Email);

public sealed record LivechatAddress(string Address);

public sealed record LivechatPhone(string PhoneNumber);

public sealed record LivechatAgent([property: JsonPropertyName("_id")] string Id, string Username, string? Name, string? Email);

public sealed record LivechatServer([property: JsonPropertyName("_id")] string Id, string Username, string Ts);

public sealed record LivechatUser([property: JsonPropertyName("_id")] string Id, string Username, string? Name);

public sealed record LivechatMessage(
    [property: JsonPropertyName("_id")] string Id, string Rid, LivechatUser U, string Username, string Msg, string Ts, string? AgentId)
{
    public string? EditedAt { get; init; }
    public bool? ClosingMessage { get; init; }
    public LivechatFile? File { get; init; }
}

public sealed record LivechatFile(string Name, string Type, long Size);
